"""When: the days a claim speaks of."""

import re
from datetime import date

from flows.claims.claim import Change
from flows.claims.setting import Setting
from flows.claims.timeline import Anchor, Timeline
from flows.mentions.calendar import UNKNOWN
from flows.mentions.date_words import choice
from flows.mentions.mention import Mention, Period

_STANDING = re.compile(choice("standing"))
_GOING = re.compile(choice("going"))
_AHEAD = re.compile(choice("ahead"))
_SKIPPED = ("compare", "told")
_CARRIED = ("month", "quarter", "half", "months", "year", "season", "range", "third", "plan", "span", "holiday", "now", "clock")


def period_of(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None]:
    """First and last day the claim speaks of, and the words that say so."""
    timeline, start = setting.reading.timeline, setting.sentence.start
    issue = setting.reading.article.issue_date
    anchor = _own(mention, change, setting) or _nearest(timeline, mention.start, start)
    if anchor is None and _STANDING.search(setting.text, start, mention.start):
        return Period(None, issue), None
    if anchor is None:
        anchor = _carried(timeline, setting)
    if anchor is None or anchor.use == "vague":
        return UNKNOWN, None
    ahead = bool(_AHEAD.search(setting.text, max(start, anchor.start - 20), mention.end))
    return _days(anchor, timeline, start, issue, ahead), setting.text[anchor.start : anchor.end]


def _own(mention: Mention, change: Change, setting: Setting) -> Anchor | None:
    """The date printed right before the number, whatever it does for others: `相比2015年69.2`."""
    timeline = setting.reading.timeline
    at = timeline.before(mention.start)
    if not at or change.kind in ("ratio", "growth", "change"):
        return None
    last = timeline.anchors[at - 1]
    between = setting.text[last.end : mention.start] if mention.start - last.end < 3 else "far"
    return last if last.use == "compare" and between in ("", "的", "为") else None


def _nearest(timeline: Timeline, position: int, floor: int) -> Anchor | None:
    """The last anchor before a position, not before `floor`, that speaks for the figures after it."""
    for at in range(timeline.before(position) - 1, max(-1, timeline.before(position) - 12), -1):
        anchor = timeline.anchors[at]
        if anchor.start < floor:
            return None
        if anchor.use not in _SKIPPED:
            return anchor
    return None


def _carried(timeline: Timeline, setting: Setting) -> Anchor | None:
    """The anchor of a sentence before on the same line that still holds."""
    start = setting.sentence.start
    line = timeline.lines[timeline.line_of(start)]
    anchor = _nearest(timeline, start, line)
    if anchor is None or anchor.use == "vague":
        return None
    return anchor if anchor.grain in _CARRIED or _GOING.match(setting.text, start) else None


def _days(anchor: Anchor, timeline: Timeline, floor: int, issue: date | None, ahead: bool) -> Period:
    start, end = anchor.period.start, anchor.period.end
    if anchor.use == "since":
        return Period(start, issue)
    if issue is None or ahead:
        return anchor.period
    if anchor.grain in ("year", "month") and start and end and start <= issue < end:
        until = _nearest(timeline, anchor.start, floor)
        return Period(start, until.period.end if until and until.use == "until" else issue)
    return anchor.period
