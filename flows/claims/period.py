"""When: the days a claim speaks of.

An anchor speaks for a number (`flows.claims.anchors`); which of its days are meant depends on whether the text tells of
something done, of something planned or of a state.
"""

import re
from bisect import bisect_left
from datetime import date

from flows.claims.anchors import LINES_BACK, REACH, SPANNING, anchor_of, words_from
from flows.claims.claim import Change
from flows.claims.modality import AIMED
from flows.claims.reported import is_fixed
from flows.claims.setting import Reading, Setting
from flows.claims.stops import SENTENCE_MARKS, last_of
from flows.claims.timeline import Timeline
from flows.claims.turns import turn_of
from flows.claims.uses import USES, Anchor
from flows.mentions.calendar import UNKNOWN, year_days
from flows.mentions.date_words import choice, one_of
from flows.mentions.mention import Mention, Period
from flows.mentions.spans import start_of

_AHEAD = re.compile(choice("ahead"))
_STANDING = re.compile(one_of(USES["standing"]))
_DONE = re.compile(one_of(USES["done"]))
_LISTED = r"(?:[\d.]+[^，。；、和\d]{1,6}[、和])*"  # 分别达4000公里和【3000公里】
_REACHED = re.compile(rf"(?:{one_of(USES['turn'])}|达)了?{_LISTED}$")
_SET_OUT = re.compile(r"[由从][^，。；到至为\d]{0,6}$")
_TURNING = re.compile(rf"[^，。；]{{0,12}}?{one_of(USES['turn'])}")
_TURNED = re.compile(rf"[由从][^，。；\n]*{one_of(USES['turn'])}了?$")
_STATES = ("level", "share", "rank")
_NEAR = 12  # characters after a number in which 已 speaks of it
_LED = 24  # characters before a number, or a list of them, in which 达 leads to it
_TURN = 40  # characters of a clause in which 由…提高到 is looked for
_EXPECTED = 20  # characters before a date in which 预计 speaks of it
_SINCE_DONE = 8  # characters behind a number in which 已 tells of it
_BELOW = 40  # numbers below a headline that may be its own
_SENTENCE = 300  # characters of a sentence looked back on
_PARTS = 50  # a headline rounds by no more than one part in so many
_EARLY = 3  # the last month in which what is said of 今年 is taken for a plan


def period_of(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None]:
    """First and last day the claim speaks of, and the words that say so."""
    floor = setting.sentence.start
    anchor = anchor_of(setting.reading, mention, change, floor)
    start = _set_out_at(mention, setting)
    if start is not None and (anchor is None or (anchor.end <= start and anchor.use != "from")):
        return _set_out(mention, setting)
    if anchor is None and _is_standing(mention, change, setting):
        return Period(None, setting.reading.article.issue_date), None
    if anchor is None and _is_heading(setting):
        told = _told_below(mention, change, setting)
        if told is not None:
            return told
    return _days_of(setting.reading, mention, change, anchor, floor)


def _set_out_at(mention: Mention, setting: Setting) -> int | None:
    """Where a development sets out that is of no day but those the text gives from there: `由【3家】增加到8家`."""
    left = setting.left[-_NEAR:]
    source = _SET_OUT.search(left) if _TURNING.match(setting.right[: 2 * _NEAR]) else None
    return mention.start - len(left) + source.start() if source else None


def _set_out(mention: Mention, setting: Setting) -> tuple[Period, str | None]:
    """The days that the sentence's development sets out from, if dated: 2012 of `由2012年的…，占比由11%升至17%`."""
    turn = turn_of(setting.reading, mention, setting.sentence.start)
    return (turn[0].period, setting.text[turn[0].start : turn[0].end]) if turn else (UNKNOWN, None)


def _is_standing(mention: Mention, change: Change, setting: Setting) -> bool:
    """`8家企业已投产` counts as of now; `总投资5亿元的项目已开工` is of no day."""
    if change.kind not in ("level", "share") or not _STANDING.search(setting.right[:_NEAR]):
        return False
    return not is_fixed(setting.text, mention, setting.sentence.start)


def _days_of(
    reading: Reading, mention: Mention, change: Change, anchor: Anchor | None, floor: int
) -> tuple[Period, str | None]:
    timeline, text, issue = reading.timeline, reading.article.text, reading.article.issue_date
    if (anchor is None or anchor.use in ("vague", "standing")) and (review := timeline.review_at(mention.start)):
        is_end = change.kind == "share" or _REACHED.search(text, max(floor, mention.start - _LED), mention.start)
        return (_last_year(review.period) if is_end and not review.planned else review.period), None
    if anchor is None or anchor.use == "vague":
        return UNKNOWN, None
    if change.kind == "growth" and (years := _yearly_over(anchor, mention, reading)):
        return years, None
    period = _days(anchor, timeline, floor, issue, _mood(text, anchor, mention, floor))
    if timeline.reviews and change.kind in _STATES and _is_long(period) and _is_reached(text, mention, floor):
        period = _last_year(period)
    elif _is_long(period) and _TURNED.search(text, max(floor, mention.start - _TURN), mention.start):
        period = Period(None, issue) if period.end == issue else _last_year(period)
    return period, text[anchor.start : anchor.end]


def _yearly_over(anchor: Anchor, mention: Mention, reading: Reading) -> Period | None:
    """The years under review, for a mean over them behind the figure of the last: `2016年…达9亿元，年均增长7%`."""
    review = reading.timeline.review_at(mention.start)
    if review is None or not _is_long(review.period) or review.period.end != anchor.period.end:
        return None
    return review.period if SPANNING.search(reading.article.text, mention.start - _NEAR, mention.start) else None


def _is_reached(text: str, mention: Mention, floor: int) -> bool:
    """Whether a figure is what years have come to, not the sum of them: `五年来，…产值达到8亿元`."""
    near = text[max(floor, mention.start - _LED) : mention.start]
    return _REACHED.search(near) is not None and not SPANNING.search(near)


def _is_long(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.start.year < period.end.year


def _last_year(period: Period) -> Period:
    """What a figure reached in a span of years is of: `五年来，…由3家增加到8家`."""
    return period if period.end is None else year_days(period.end.year)


def _mood(text: str, anchor: Anchor, mention: Mention, floor: int) -> bool | None:
    """True where the words between a date and its number plan or expect, False where they tell of something done."""
    if _AHEAD.search(text, words_from(mention, max(floor, anchor.start - _EXPECTED)), mention.end):
        return True
    if AIMED.match(text, mention.end):
        return True
    return False if _DONE.search(text, words_from(mention, anchor.end), mention.end + _SINCE_DONE) else None


def _is_heading(setting: Setting) -> bool:
    """A line that ends without a full stop and has lines below it."""
    text, end = setting.text, setting.sentence.end
    return end < len(text) and text[end - 1] == "\n" and text[end - 2 : end - 1] not in "。！？"


def _told_below(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None] | None:
    """A headline's number has the period of the same number in the lines below it."""
    reading, text = setting.reading, setting.text
    lines = reading.timeline.lines
    below = reading.timeline.line_of(mention.start) + 1 + LINES_BACK
    stop = lines[below] if below < len(lines) else len(text)
    at = bisect_left(reading.mentions, setting.sentence.end, key=start_of)
    for other in reading.mentions[at : at + _BELOW]:
        if other.start >= stop:
            return None
        if _is_same(mention, other):
            near = max(0, other.start - _SENTENCE)
            floor = last_of(SENTENCE_MARKS, text, near, other.start) + 1 or near
            return _days_of(reading, other, change, anchor_of(reading, other, change, floor), floor)
    return None


def _is_same(mention: Mention, other: Mention) -> bool:
    one, two = mention.quantity, other.quantity
    if one is None or two is None or one.unit != two.unit:
        return False
    first, second = one.least, two.least
    return first is not None and second is not None and abs(first - second) * _PARTS <= abs(second)


def _days(anchor: Anchor, timeline: Timeline, floor: int, issue: date | None, mood: bool | None) -> Period:
    """The days of an anchor for a figure told of as done (False), planned (True) or neither (None)."""
    start, end = anchor.period.start, anchor.period.end
    if anchor.use == "since":
        return Period(start, issue if issue and start and start <= issue and not mood else None)
    if issue is None or mood or start is None:
        return anchor.period
    if end is None and anchor.use == "when":
        return Period(start, issue if start <= issue else None)
    if anchor.grain == "year" and end and start <= issue < end and (mood is False or issue.month > _EARLY):
        return Period(start, _until(timeline, anchor, floor) or issue)
    return anchor.period


def _not_before(end: date | None, start: date | None) -> date | None:
    """None for what ended before the anchor's year began: `截至2023年底，…；今年…`."""
    return None if end and start and end < start else end


def _until(timeline: Timeline, anchor: Anchor, floor: int) -> date | None:
    """`截至12月10日，今年…`: the year's figures end on that day."""
    last = timeline.before(anchor.start) - 1
    for at in range(last, max(-1, last - REACH), -1):
        other = timeline.anchors[at]
        if other.start < floor:
            return None
        if other.use == "until":
            return _not_before(other.period.end, anchor.period.start)
    return None
