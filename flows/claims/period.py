"""When: the days a claim speaks of."""

import re
from bisect import bisect_left
from datetime import date

from flows.claims.claim import Change
from flows.claims.setting import Reading, Setting
from flows.claims.timeline import USES, Anchor, Timeline
from flows.mentions.calendar import UNKNOWN
from flows.mentions.date_words import choice, one_of
from flows.mentions.mention import Mention, Period

_PART = re.compile(one_of(USES["part"]))
_YEARLY = re.compile(one_of(USES["yearly"]))
_AHEAD = re.compile(choice("ahead"))
_STANDING = re.compile(one_of(USES["standing"]))
_COMMA = re.compile("[，,；;]")
_SET_OFF = re.compile(r"[）)]?[，,]")
_DONE = re.compile(one_of(USES["done"]))
_SENTENCE_END = re.compile("[。！？!?\n]")
_SKIPPED = ("compare", "told")
_REACH = 12  # anchors looked back on
_LINES_BACK = 3
_NEAR = 12  # characters after a number in which 已 speaks of it
_EARLY = 3  # the last month in which what is said of 今年 is taken for a plan


def period_of(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None]:
    """First and last day the claim speaks of, and the words that say so."""
    floor = setting.sentence.start
    anchor = _anchor_of(setting.reading, mention, change, floor)
    if anchor is None and change.kind in ("level", "share") and _STANDING.search(setting.right[:_NEAR]):
        return Period(None, setting.reading.article.issue_date), None
    if anchor is None and _is_heading(setting):
        told = _told_below(mention, change, setting)
        if told is not None:
            return told
    return _days_of(setting.reading, mention, anchor, floor)


def _days_of(reading: Reading, mention: Mention, anchor: Anchor | None, floor: int) -> tuple[Period, str | None]:
    timeline, text, issue = reading.timeline, reading.article.text, reading.article.issue_date
    if (anchor is None or anchor.use in ("vague", "standing")) and (review := timeline.review_at(mention.start)):
        return review.period, None
    if anchor is None or anchor.use == "vague":
        return UNKNOWN, None
    return _days(anchor, timeline, floor, issue, _mood(text, anchor, mention, floor)), text[anchor.start : anchor.end]


def _mood(text: str, anchor: Anchor, mention: Mention, floor: int) -> bool | None:
    """True where the words between a date and its number plan or expect, False where they tell of something done."""
    if _AHEAD.search(text, max(floor, anchor.start - 20), max(mention.end, floor)):
        return True
    return False if _DONE.search(text, anchor.end, mention.end + 8) else None


def _anchor_of(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    anchor = _own(reading, mention, change) or _nearest(reading, mention, change, floor)
    if anchor is None:
        anchor = _carried(reading, mention, floor)
    if anchor and anchor.use == "standing" and change.kind in ("change", "growth"):
        return None
    return anchor


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
    for at in range(last, max(-1, last - _REACH), -1):
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
    return anchor.grain == "day" and len(_COMMA.findall(text, anchor.end, standing.start)) > _opens(anchor, text)


def _opens(anchor: Anchor, text: str) -> bool:
    """A date set off by a comma holds for what follows (`今天（7月30日），`)."""
    return _SET_OFF.match(text, anchor.end) is not None


def _is_spent(anchor: Anchor, mention: Mention, change: Change, text: str) -> bool:
    """`是2020年的3倍` names the yardstick; `近3年提升21个百分点，` speaks for its own clause only."""
    if change.kind == "ratio" and mention.start - anchor.end < 2:
        return True
    if anchor.grain == "day" and anchor.use == "when" and not _opens(anchor, text):
        clause = max(text.rfind(sign, anchor.end, mention.start) for sign in "，,；")
        return clause >= 0 and _AHEAD.search(text, clause, mention.start) is not None
    return (
        anchor.grain == "span"
        and not _COMMA.match(text, anchor.end)
        and _COMMA.search(text, anchor.end, mention.start) is not None
    )


def _carried(reading: Reading, mention: Mention, floor: int) -> Anchor | None:
    """The anchor of a sentence before that still holds: on the same line, or further up for `其中` and `同比`."""
    timeline, text = reading.timeline, reading.article.text
    going = _PART.match(text, floor) is not None
    yearly = _YEARLY.search(text, floor, mention.start) is not None
    line = timeline.lines[max(0, timeline.line_of(floor) - (_LINES_BACK if going or yearly else 0))]
    last = timeline.before(floor) - 1
    for at in range(last, max(-1, last - _REACH), -1):
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


def _is_heading(setting: Setting) -> bool:
    """A line that ends without a full stop and has lines below it."""
    text, end = setting.text, setting.sentence.end
    return end < len(text) and text[end - 1] == "\n" and text[end - 2 : end - 1] not in "。！？"


def _told_below(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None] | None:
    """A headline's number has the period of the same number in the lines below it."""
    reading, text = setting.reading, setting.text
    lines = reading.timeline.lines
    below = reading.timeline.line_of(mention.start) + 1 + _LINES_BACK
    stop = lines[below] if below < len(lines) else len(text)
    at = bisect_left(reading.mentions, setting.sentence.end, key=lambda other: other.start)
    for other in reading.mentions[at : at + 40]:
        if other.start >= stop:
            return None
        if _is_same(mention, other):
            ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, other.start - 300), other.start)]
            floor = ends[-1] if ends else max(0, other.start - 300)
            return _days_of(reading, other, _anchor_of(reading, other, change, floor), floor)
    return None


def _is_same(mention: Mention, other: Mention) -> bool:
    one, two = mention.quantity, other.quantity
    if one is None or two is None or one.unit != two.unit:
        return False
    first, second = one.value or one.lower or one.upper, two.value or two.lower or two.upper
    return first is not None and second is not None and abs(first - second) * 50 <= abs(second)


def _days(anchor: Anchor, timeline: Timeline, floor: int, issue: date | None, mood: bool | None) -> Period:
    """The days of an anchor for a figure told of as done (False), planned (True) or neither (None)."""
    start, end = anchor.period.start, anchor.period.end
    if anchor.use == "since":
        return Period(start, issue)
    if issue is None or mood or start is None:
        return anchor.period
    if end is None and anchor.use == "when":
        return Period(start, issue if start <= issue else None)
    if anchor.grain == "year" and end and start <= issue < end and (mood is False or issue.month > _EARLY):
        return Period(start, _until(timeline, anchor, floor) or issue)
    return anchor.period


def _until(timeline: Timeline, anchor: Anchor, floor: int) -> date | None:
    """`截至12月10日，今年…`: the year's figures end on that day."""
    last = timeline.before(anchor.start) - 1
    for at in range(last, max(-1, last - _REACH), -1):
        other = timeline.anchors[at]
        if other.start < floor:
            return None
        if other.use == "until":
            return other.period.end
    return None
