"""Dates and figures in step: `一季度、二季度分别达到3万吨和4万吨` gives each figure the date of its own place."""

import re
from bisect import bisect_left

from flows.claims.setting import Reading
from flows.claims.uses import USES, Anchor
from flows.mentions.date_words import one_of
from flows.mentions.mention import Mention

_EACH = re.compile(f"[^，。；,;\n]{{0,10}}?{one_of(USES['each'])}")
_LINK = re.compile("[、，,和与及]|以及")
_REACH = 80  # characters between the first of the dates and the last of the figures
_MOST = 6  # dates in step


def paired_anchor(reading: Reading, mention: Mention, floor: int) -> Anchor | None:
    """The anchor in step with a number, None where dates and numbers of its sentence do not go in step."""
    timeline, text = reading.timeline, reading.article.text
    last = timeline.before(mention.start) - 1
    if last < 1 or timeline.anchors[last].start < floor or mention.start - timeline.anchors[last].end > _REACH:
        return None
    each = _EACH.match(text, timeline.anchors[last].end, mention.start)
    dates = _linked_dates(text, timeline.anchors[max(0, last + 1 - _MOST) : last + 1]) if each else []
    if each is None or len(dates) < 2:
        return None
    figures = _linked_figures(text, reading.mentions, each.end())
    if len(figures) != len(dates) or mention not in figures:
        return None
    return dates[figures.index(mention)]


def _linked_dates(text: str, anchors: list[Anchor]) -> list[Anchor]:
    """The last of some anchors and those before it that nothing but a link parts."""
    linked = anchors[-1:]
    for anchor in reversed(anchors[:-1]):
        if not _LINK.fullmatch(text, anchor.end, linked[0].start):
            break
        linked.insert(0, anchor)
    return linked


def _linked_figures(text: str, mentions: list[Mention], start: int) -> list[Mention]:
    """The first figure behind `start` and those after it that nothing but a link parts."""
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    linked = mentions[at : at + 1]
    for mention in mentions[at + 1 : at + 1 + _MOST]:
        if not _LINK.fullmatch(text, linked[-1].end, mention.start):
            break
        linked.append(mention)
    return linked
