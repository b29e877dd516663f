"""Anchors that speak for figures of their own, while the one before them goes on to speak for what follows."""

import re

from flows.claims.stops import last_of
from flows.claims.timeline import Timeline
from flows.claims.uses import Anchor

REPORTED = ("half", "quarter", "quarters", "first_quarter", "months")
"""Stretches of a year that figures are reported for: `一季度经济开局良好。`."""

_SET_OFF = re.compile(r"[）)]?[，,]")
_YEAR = 364  # days from its first to its last
_REACH = 12  # anchors looked back on
_SENTENCE = 200  # characters before an anchor that its own sentence may hold


def opens(anchor: Anchor, text: str) -> bool:
    """A date set off by a comma holds for what follows (`今天（7月30日），`)."""
    return _SET_OFF.match(text, anchor.end) is not None


def passes(timeline: Timeline, at: int, text: str) -> bool:
    """Whether an anchor is a step or the years of one figure alone: `2025年，…。近3年年均造林8万亩。出口…`."""
    anchor = timeline.anchors[at]
    start, end = anchor.period.start, anchor.period.end
    years = anchor.grain == "span" and (start is None or end is None or (end - start).days >= _YEAR)
    return _is_step(timeline, at, text) or (years and not opens(anchor, text))


def _is_step(timeline: Timeline, at: int, text: str) -> bool:
    """Whether an anchor is one of several that a sentence goes through, all within a period named before that sentence.

    `前三季度…增长6.7%。分季度看，一季度增长6.8%，二季度增长6.6%。` leaves 前三季度 to speak for what follows.
    """
    anchors, part = timeline.anchors, timeline.anchors[at]
    sentence = last_of("。\n", text, max(0, part.start - _SENTENCE), part.start)
    whole = next((other for other in reversed(anchors[max(0, at - _REACH) : at]) if _is_within(part, other)), None)
    if whole is None or whole.start > sentence:
        return False
    beside = (other for other in anchors[max(0, at - 1) : at + 2] if other is not part and other.start > sentence)
    return any(_is_within(other, whole) and "。" not in text[part.end : other.start] for other in beside)


def _is_within(part: Anchor, whole: Anchor) -> bool:
    """Whether the months of an anchor are some of another's."""
    (start, end), (first, last) = (part.period.start, part.period.end), (whole.period.start, whole.period.end)
    if part.grain not in REPORTED or whole.use != "when" or not (start and end and first and last):
        return False
    return first <= start and end <= last and part.period != whole.period
