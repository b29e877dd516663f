"""Dates written in figures: `2024-03-05`, `3·15`, `1999.08—2002.02`, `2021-2025`."""

import re

from flows.mentions import calendar as cal
from flows.mentions.date_rules import DASH
from flows.mentions.date_words import choice
from flows.mentions.frame import Frame
from flows.mentions.mention import Period
from flows.mentions.when import When

_YEAR = r"(?:1[5-9]|20)\d\d"
_ISO = re.compile(rf"(?P<year>{_YEAR})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?![\d.])")
_DASHED = re.compile(DASH)
_DOTTED = re.compile(r"(?P<month>\d{1,2})[·•](?P<day>\d{1,2})(?!\d)")
_MONTH = r"(?:\.(?P<{}>0[1-9]|1[0-2]))"
_MONTHS = re.compile(
    rf"(?P<first>{_YEAR}){_MONTH.format('start')}{DASH}(?P<last>{_YEAR}){_MONTH.format('end')}?(?![\d.％%]|\s?[亿万千百元])"
)
_YEARS = re.compile(
    rf"(?<![-－—./])(?P<first>{_YEAR}){DASH}(?P<last>{_YEAR})(?:{choice('term')}|(?=[）)》〉，。；、：:\n\s]|$))"
)

_SEASON = re.compile(rf"(?P<first>(?:20)?\d\d)(?:{DASH}|/)(?P<last>\d\d){choice('term')}")


def read_written_at(text: str, at: int, frame: Frame) -> When | None:
    """`2024-03-05`, also up to another such day; `3·15`; months and years from one to another; `23/24` of a season."""
    if match := _ISO.match(text, at):
        return _read_days(text, match)
    if match := _MONTHS.match(text, at):
        first = cal.month_days(int(match["first"]), int(match["start"]))
        last = int(match["last"])
        return _range(match, first, cal.month_days(last, int(match["end"])) if match["end"] else cal.year_days(last))
    if match := _YEARS.match(text, at):
        return _range(match, cal.year_days(int(match["first"])), cal.year_days(int(match["last"])))
    if match := _SEASON.match(text, at):
        opening, closing = (2000 + int(match[year]) % 100 for year in ("first", "last"))
        return _range(match, cal.year_days(opening), cal.year_days(closing))
    match = _DOTTED.match(text, at)
    if match is None or cal.day(2000, int(match["month"]), int(match["day"])).start is None:
        return None
    return When(at, match.end(), frame.day_of_month(int(match["month"]), int(match["day"]), False), "feast")


def _read_days(text: str, first: re.Match[str]) -> When | None:
    period = _day_of(first)
    if period.start is None:
        return None
    dash = _DASHED.match(text, first.end())
    last = dash and _ISO.match(text, dash.end())
    if last and (end := _day_of(last).end) and end > period.start:
        return When(first.start(), last.end(), Period(period.start, end), "range", dated=True)
    return When(first.start(), first.end(), period, "day", dated=True)


def _day_of(match: re.Match[str]) -> Period:
    return cal.day(int(match["year"]), int(match["month"]), int(match["day"]))


def _range(match: re.Match[str], first: Period, last: Period) -> When | None:
    """From one to the other, None where time would run backwards."""
    if first.start is None or last.end is None or first.start > last.end:
        return None
    return When(match.start(), match.end(), cal.join(first, last), "range", dated=True)
