"""Which anchor of the timeline speaks for a number."""

import re
from bisect import bisect_left

from flows.claims.claim import Change
from flows.claims.setting import Reading
from flows.claims.timeline import USES, Anchor
from flows.mentions.date_words import choice, one_of
from flows.mentions.mention import Mention

_PART = re.compile(one_of(USES["part"]))
_YEARLY = re.compile(one_of(USES["yearly"]))
_AHEAD = re.compile(choice("ahead"))
_COMMA = re.compile("[，,；;]")
_SET_OFF = re.compile(r"[）)]?[，,]")
_SKIPPED = ("compare", "told")
REACH = 12  # anchors looked back on
LINES_BACK = 3
_WINDOW = 300  # characters


def anchor_of(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    """The anchor of a number whose sentence begins at `floor`: before it there, else carried on from further up."""
    anchor = _own(reading, mention, change) or _nearest(reading, mention, change, floor)
    if anchor is None:
        anchor = _carried(reading, mention, floor)
    if anchor and anchor.use == "standing" and change.kind in ("change", "growth"):
        return None
    return anchor


def words_from(mention: Mention, start: int) -> int:
    """Where to look for the words before a number: from `start`, but never the whole of an endless sentence."""
    return max(start, mention.start - _WINDOW)


def _own(reading: Reading, mention: Mention, change: Change) -> Anchor | None:
    """The date printed right before the number, whatever it does for others: `相比2015年69.2`."""
    at = reading.timeline.before(mention.start)
    if not at or change.kind in ("ratio", "growth", "change"):
        return None
    last = reading.timeline.anchors[at - 1]
    between = reading.article.text[last.end : mention.start] if mention.start - last.end < 3 else "far"
    return last if last.use == "compare" and between in ("", "的", "为") else None


def _nearest(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    """The last anchor before the number, not before `floor`, that speaks for it."""
    timeline, text, standing = reading.timeline, reading.article.text, None
    last = timeline.before(mention.start) - 1
    for at in range(last, max(-1, last - REACH), -1):
        anchor = timeline.anchors[at]
        if anchor.start < floor:
            break
        if anchor.use == "standing":
            standing = standing or anchor
        elif anchor.use not in _SKIPPED and not _is_spent(anchor, mention, change, text):
            return standing if standing and _yields(anchor, standing, text) else anchor
    return standing


def _yields(anchor: Anchor, standing: Anchor, text: str) -> bool:
    """`近年来，…已有1811家` and `31日发生坍塌，已造成3人受伤` tell of a state as of now."""
    if anchor.use == "vague":
        return True
    return anchor.grain == "day" and len(
        _COMMA.findall(text, anchor.end, min(standing.start, anchor.end + _WINDOW))
    ) > _opens(anchor, text)


def _opens(anchor: Anchor, text: str) -> bool:
    """A date set off by a comma holds for what follows (`今天（7月30日），`)."""
    return _SET_OFF.match(text, anchor.end) is not None


def _is_spent(anchor: Anchor, mention: Mention, change: Change, text: str) -> bool:
    """`是2020年的3倍` names the yardstick; `近3年提升21个百分点，` speaks for its own clause only."""
    if change.kind == "ratio" and mention.start - anchor.end < 2:
        return True
    if anchor.grain == "day" and anchor.use == "when" and not _opens(anchor, text):
        clause = max(text.rfind(sign, words_from(mention, anchor.end), mention.start) for sign in "，,；")
        return clause >= 0 and _AHEAD.search(text, clause, mention.start) is not None
    return (
        anchor.grain == "span"
        and not _COMMA.match(text, anchor.end)
        and _COMMA.search(text, words_from(mention, anchor.end), mention.start) is not None
    )


def _carried(reading: Reading, mention: Mention, floor: int) -> Anchor | None:
    """The anchor of a sentence before that still holds: on the same line, or further up for `其中` and `同比`."""
    timeline, text = reading.timeline, reading.article.text
    going = _PART.match(text, floor) is not None
    yearly = _YEARLY.search(text, words_from(mention, floor), mention.start) is not None
    line = timeline.lines[max(0, timeline.line_of(floor) - (LINES_BACK if going or yearly else 0))]
    last = timeline.before(floor) - 1
    for at in range(last, max(-1, last - REACH), -1):
        anchor = timeline.anchors[at]
        if anchor.start < line or anchor.use == "vague":
            return None
        if anchor.use in _SKIPPED:
            continue
        return anchor if going or _holds_on(anchor, reading) else None
    return None


def _holds_on(anchor: Anchor, reading: Reading) -> bool:
    """Whether a date goes on for the next sentence: one that opens its own, or has figures there."""
    if anchor.grain in ("day", "clock") or anchor.use in ("until", "since"):
        return False
    text, mentions = reading.article.text, reading.mentions
    if reading.timeline.reviews:  # a report falls back on the year it reviews, except from 五年来，
        return anchor.grain in ("span", "plan") and _opens(anchor, text)
    if anchor.use == "when" and text[anchor.end : anchor.end + 1] in ("，", ","):
        return True
    stop = text.find("。", anchor.end, anchor.end + 200)
    at = bisect_left(mentions, anchor.end, key=lambda mention: mention.start)
    return any(mention.role == "claim" and mention.start < stop for mention in mentions[at : at + 4])
