"""When: the days a claim speaks of."""

import re
from bisect import bisect_left
from datetime import date

from flows.claims.claim import Change
from flows.claims.setting import Setting
from flows.claims.timeline import Anchor, Timeline
from flows.mentions.calendar import UNKNOWN, year_days
from flows.mentions.date_words import choice
from flows.mentions.mention import Mention, Period

_GOING = re.compile(choice("going"))
_AHEAD = re.compile(choice("ahead"))
_COMMA = re.compile("[，,；;]")
_SKIPPED = ("compare", "told")


def period_of(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None]:
    """First and last day the claim speaks of, and the words that say so."""
    timeline, floor = setting.reading.timeline, setting.sentence.start
    issue = setting.reading.article.issue_date
    anchor = _own(mention, change, setting) or _nearest(timeline, mention, change, setting.text, floor)
    if anchor is None and not timeline.reviews:
        anchor = _carried(setting)
    if anchor and anchor.use == "standing" and change.kind in ("change", "growth"):
        anchor = None
    if (anchor is None or anchor.use in ("vague", "standing")) and (review := timeline.review_at(mention.start)):
        return year_days(review.year), None
    if anchor is None or anchor.use == "vague":
        return UNKNOWN, None
    ahead = bool(_AHEAD.search(setting.text, max(floor, anchor.start - 20), mention.end))
    return _days(anchor, timeline, floor, issue, ahead), setting.text[anchor.start : anchor.end]


def _own(mention: Mention, change: Change, setting: Setting) -> Anchor | None:
    """The date printed right before the number, whatever it does for others: `相比2015年69.2`."""
    timeline = setting.reading.timeline
    at = timeline.before(mention.start)
    if not at or change.kind in ("ratio", "growth", "change"):
        return None
    last = timeline.anchors[at - 1]
    between = setting.text[last.end : mention.start] if mention.start - last.end < 3 else "far"
    return last if last.use == "compare" and between in ("", "的", "为") else None


def _nearest(timeline: Timeline, mention: Mention, change: Change, text: str, floor: int) -> Anchor | None:
    """The last anchor before the number, not before `floor`, that speaks for it."""
    standing = None
    last = timeline.before(mention.start) - 1
    for at in range(last, max(-1, last - 12), -1):
        anchor = timeline.anchors[at]
        if anchor.start < floor:
            break
        if anchor.use == "standing":
            standing = standing or anchor
        elif change.kind == "ratio" and mention.start - anchor.end < 2:
            continue
        elif anchor.grain == "span" and _COMMA.search(text, anchor.end, mention.start) and not _COMMA.match(text, anchor.end):
            continue
        elif anchor.use not in _SKIPPED:
            return standing if anchor.use == "vague" and standing else anchor
    return standing


def _carried(setting: Setting) -> Anchor | None:
    """The anchor of a sentence before on the same line that still holds: one that has figures or opens its sentence."""
    timeline, start = setting.reading.timeline, setting.sentence.start
    line = timeline.lines[timeline.line_of(start)]
    last = timeline.before(start) - 1
    for at in range(last, max(-1, last - 12), -1):
        anchor = timeline.anchors[at]
        if anchor.start < line or anchor.use == "vague":
            return None
        if anchor.use in _SKIPPED:
            continue
        if _GOING.match(setting.text, start):
            return anchor
        if anchor.grain in ("day", "clock") or anchor.use == "until" or not _holds_on(anchor, setting):
            return None
        return anchor
    return None


def _holds_on(anchor: Anchor, setting: Setting) -> bool:
    text, mentions = setting.text, setting.reading.mentions
    if anchor.use == "when" and text[anchor.end : anchor.end + 1] in ("，", ","):
        return True
    stop = text.find("。", anchor.end, anchor.end + 200)
    at = bisect_left(mentions, anchor.end, key=lambda mention: mention.start)
    return any(mention.role == "claim" and mention.start < stop for mention in mentions[at : at + 4])


def _days(anchor: Anchor, timeline: Timeline, floor: int, issue: date | None, ahead: bool) -> Period:
    start, end = anchor.period.start, anchor.period.end
    if anchor.use == "since":
        return Period(start, issue)
    if issue is None or ahead:
        return anchor.period
    if anchor.grain == "year" and start and end and start <= issue < end:
        return Period(start, _until(timeline, anchor, floor) or issue)
    return anchor.period


def _until(timeline: Timeline, anchor: Anchor, floor: int) -> date | None:
    """`截至12月10日，今年…`: the year's figures end on that day."""
    for at in range(timeline.before(anchor.start) - 1, -1, -1):
        other = timeline.anchors[at]
        if other.start < floor:
            return None
        if other.use == "until":
            return other.period.end
    return None
