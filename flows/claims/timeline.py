"""The calendar expressions of an article in reading order, each with its use (`flows.claims.uses`): its anchors."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from flows.claims.reported import find_announced, find_reported
from flows.claims.stops import SENTENCE_END
from flows.claims.uses import USES, Anchor, use_of
from flows.claims.words import OPEN
from flows.mentions.calendar import UNKNOWN, in_year, month_days, shift_months, year_days
from flows.mentions.date_rules import DASH
from flows.mentions.date_words import VALUES, one_of
from flows.mentions.dates import find_times
from flows.mentions.mention import Period
from flows.mentions.reviews import Review, find_reviews
from flows.mentions.spans import start_of
from flows.mentions.when import When


@dataclass(frozen=True, slots=True)
class Timeline:
    """The anchors of an article in reading order; `lines` are the offsets at which its lines begin.

    `reported` are those that speak for figures of a statistical article without an anchor of their own, `announced`
    those of lines that lead to what stands below them.
    """

    anchors: list[Anchor]
    starts: list[int]
    lines: list[int]
    reviews: tuple[Review, ...]
    reported: list[Anchor]
    announced: list[Anchor]

    def before(self, position: int) -> int:
        """How many anchors begin before a position."""
        return bisect_left(self.starts, position)

    def review_at(self, position: int) -> Review | None:
        """The section of a report that a position lies in."""
        return next((review for review in reversed(self.reviews) if review.start <= position), None)

    def reported_at(self, position: int) -> Anchor | None:
        """The statistical period reported on at a position."""
        at = bisect_left(self.reported, position, key=start_of)
        return self.reported[at - 1] if at else None

    def announced_at(self, position: int) -> Anchor | None:
        """What the line leading to a position dates."""
        at = bisect_left(self.announced, position, key=start_of)
        return self.announced[at - 1] if at else None

    def line_start(self, position: int) -> int:
        """Where the line begins that a position lies in."""
        return self.lines[self.line_of(position)]

    def line_of(self, position: int) -> int:
        """The number of the line a position lies in."""
        return bisect_left(self.lines, position + 1) - 1


_DEICTIC = ("这个", "整个", "本次", "")
_FIRST_DAY = ("首日", "第一天", "")
_CUES = {word: use for use in ("now", "vague", "standing") for word in USES[use]}
_CUES |= {"".join(parts): "first" if parts[2] else "leave" for parts in product(_DEICTIC, VALUES["leave"], _FIRST_DAY)}
_CUE = re.compile(one_of(_CUES))
_DASHED = re.compile(DASH)
_IN_BRACKET = re.compile(rf"(?:{one_of(VALUES['leave'])})?[，（(]{one_of(USES['until'])}")
_COMPARE = tuple(word for word in USES["compare"] if len(word) == 1 and word not in "与同和跟")
_SAME_TIME = "同期"
_WHOLE = "全年"
_PREVIOUS = tuple(USES["previous"])
_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_SENTENCE = 120  # characters over which a year named holds for 全年
_FEW = 3  # anchors looked back on
_NEAR = 20  # characters over which 从…至今 reaches


def make_timeline(text: str, issue: date | None) -> Timeline:
    """Every calendar expression and cue of an article, each with its use."""
    found: list[Anchor] = []
    cues = _CUE.finditer(text)
    cue = next(cues, None)
    for when in find_times(text, issue):
        if when.role == "time" and when.grain != "clock":
            continue
        while cue and cue.start() < when.start:
            found.extend(_cue_anchor(cue, found, issue))
            cue = next(cues, None)
        when = _before_named(text, _in_year(text, when, found), found)
        _put(text, found, _anchor(text, when, found[-1] if found else None))
    while cue:
        found.extend(_cue_anchor(cue, found, issue))
        cue = next(cues, None)
    lines = [0] + [match.end() for match in re.finditer("\n", text)]
    starts = [anchor.start for anchor in found]
    reported, announced = find_reported(text, found, issue), find_announced(text, found)
    return Timeline(found, starts, lines, find_reviews(text, issue), reported, announced)


def _cue_anchor(cue: re.Match[str], found: list[Anchor], issue: date | None) -> Iterator[Anchor]:
    last, (start, end), use = found[-1] if found else None, cue.span(), _CUES[cue[0]]
    if last and (last.end > start or (last.use == "since" and start - last.end < _NEAR)):
        return
    if use == "vague" and cue.string.endswith(_COMPARE, 0, start):
        return  # 比此前预测
    if use in ("leave", "first"):
        period = _last_holiday(found, use == "first")
        if period is not UNKNOWN:
            yield Anchor(start, end, period, "holiday", "when")
        return
    begin = (
        last.period.start
        if use == "now" and last and start - last.end < 3 and (cue.string[start - 1] in "至到" or cue[0][0] in "至到")
        else None
    )
    yield Anchor(start, end, UNKNOWN if use == "vague" else _ordered(begin, issue), "now", use)


def _in_year(text: str, when: When, found: list[Anchor]) -> When:
    """全年 of a sentence that has named its year: `今年目标是产粮3万吨，全年植树5万棵`."""
    last = found[-1] if found else None
    if (
        last is None
        or last.grain not in ("year", "span")
        or text[when.start : when.end] != _WHOLE
        or last.use != "when"
    ):
        return when
    if last.grain == "span" and (last.period.start is None or last.period != year_days(last.period.start.year)):
        return when
    if last.period.start is None or when.start - last.end > _SENTENCE or "。" in text[last.end : when.start]:
        return when
    return replace(when, period=year_days(last.period.start.year))


def _before_named(text: str, when: When, found: list[Anchor]) -> When:
    """上年 and 上月 of a sentence that has named its year or month: the one before that, not before the issue."""
    months = _MONTHS.get(when.grain)
    named = next((anchor for anchor in reversed(found[-_FEW:]) if anchor.use == "when"), None)
    if months is None or named is None or not text.startswith(_PREVIOUS, when.start):
        return when
    start, end = named.period.start, named.period.end
    if start is None or end is None or SENTENCE_END.search(text, named.end, when.start):
        return when
    if months == _MONTHS["year"] and start.year == end.year:
        return replace(when, period=year_days(start.year - 1))
    if Period(start, end) != month_days(start.year, start.month, start.month + months - 1):
        return when
    first = shift_months(start, -months)
    return replace(when, period=month_days(first.year, first.month, first.month + months - 1))


def _last_holiday(found: list[Anchor], first: bool) -> Period:
    """The days of the holiday named last: `这个假期`, `假期首日`."""
    period = next((anchor.period for anchor in reversed(found[-50:]) if anchor.grain == "holiday"), UNKNOWN)
    return Period(period.start, period.start) if first else period


def _anchor(text: str, when: When, last: Anchor | None) -> Anchor:
    use, period = use_of(text, when, last), when.period
    if use == "when" and last and text.startswith(_SAME_TIME, when.end):
        period = _in_years(last.period, period)
    if use == "until":
        begun = last.period.start if last and _ends_early(text, when, last) else None
        period = Period(begun, period.end or (last.period.end if last else None))
    return Anchor(when.start, when.end, period, when.grain, use)


def _in_years(days: Period, years: Period) -> Period:
    """The same days of another year: `上半年产茶8吨，而去年同期仅为5吨`."""
    start, end, year = days.start, days.end, years.start
    if start is None or end is None or year is None or start.year != end.year:
        return years
    return in_year(days, year.year)


def _ends_early(text: str, when: When, last: Anchor) -> bool:
    """Whether a last day is one of those named right before it: `黄金周（截至6日16时）`, `一季度（截至3月28日）`."""
    if last.use == "until":
        return when.grain == "clock" and when.start - last.end <= 1
    named = last.grain == "holiday" or (last.use == "when" and text[last.end : last.end + 1] in OPEN)
    return named and _IN_BRACKET.fullmatch(text, last.end, when.start) is not None


def _put(text: str, found: list[Anchor], anchor: Anchor) -> None:
    """Add an anchor; the hours at an end of a range of days are part of it (`23日8时至24日8时`, `1日至4日8时`)."""
    last = found[-1] if found else None
    if last and anchor.grain == "clock" and last.grain == "range" and anchor.start == last.end:
        found[-1] = replace(last, end=anchor.end)
        return
    if last and anchor.grain == "day" and last.grain == "clock" and _DASHED.fullmatch(text, last.end, anchor.start):
        first = found[-2] if len(found) > 1 and found[-2].end == last.start else last
        del found[-2 if first is not last else -1 :]
        anchor = Anchor(first.start, anchor.end, _ordered(first.period.start, anchor.period.end), "range", "when")
    found.append(anchor)


def _ordered(start: date | None, end: date | None) -> Period:
    return Period(start, end) if not (start and end) or start <= end else UNKNOWN
