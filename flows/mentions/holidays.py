"""The days of public holidays and of the spring travel rush.

The official arrangement where chinesecalendar has it, else the legal days counted from the festival itself.
"""

import re
from collections.abc import Container
from datetime import date, timedelta
from functools import cache

from flows.mentions.calendar import UNKNOWN, day
from flows.mentions.mention import Period

_TRAVEL_RUSH_DAYS = 40
_SATURDAY = 5
_TOMB_SWEEPING_TERM = 6  # counted from 小寒, as borax does
_LUNAR_YEARS = range(1901, 2100)
_CODED = re.compile(r"(?P<kind>solar|lunar|term|nth) (?P<numbers>\d+(?:-\d+)*)")


@cache
def holiday_days(name: str, year: int) -> Period:
    """First and last day off of a holiday named as in chinesecalendar (`Spring Festival`), by the year it falls in."""
    return _official_days(year).get(name) or _legal_days(name, year)


@cache
def festival_day(name: str, year: int) -> Period:
    """The day of the festival itself (`Mid-autumn Festival` is the 15th of the eighth lunar month)."""
    if name in _SOLAR:
        return day(year, *_SOLAR[name])
    if coded := _CODED.fullmatch(name):
        return _coded_day(year, coded["kind"], *map(int, coded["numbers"].split("-")))
    if name == "Tomb-sweeping Day":
        return _only(_term_day(year, _TOMB_SWEEPING_TERM))
    return _only(_lunar_day(year, *_LUNAR[name])) if name in _LUNAR else UNKNOWN


def _coded_day(year: int, kind: str, first: int, second: int = 0, weekday: int = 0) -> Period:
    """`solar 9-10`; `lunar 7-7`, `1-0` being the eve; `term 1` from 小寒 on; `nth 5-2-7`, the second Sunday of May."""
    if kind == "term":
        return _only(_term_day(year, first))
    if kind == "solar":
        return day(year, first, second)
    if kind == "nth":
        start = day(year, first, 1).start
        return _only(start and start + timedelta(days=(weekday - start.isoweekday()) % 7, weeks=second - 1))
    lunar = _lunar_day(year, first, max(1, second))
    return _only(lunar - timedelta(days=1) if lunar and not second else lunar)


@cache
def travel_rush_days(year: int) -> Period:
    """The forty days of the spring travel rush, which ends on the 25th of the first lunar month."""
    last = _lunar_day(year, 1, 25)
    return UNKNOWN if last is None else Period(last - timedelta(days=_TRAVEL_RUSH_DAYS - 1), last)


def lunar_days(year: int, month: int, number: int, leap: bool = False) -> Period:
    """One day of the lunar calendar; unknown where the library's tables or the month do not hold it."""
    return _only(_lunar_day(year, month, number, leap))


_SOLAR = {"New Year's Day": (1, 1), "Labour Day": (5, 1), "National Day": (10, 1)}
_LUNAR = {"Spring Festival": (1, 1), "Lantern Festival": (1, 15), "Dragon Boat Festival": (5, 5)} | {
    "Mid-autumn Festival": (8, 15),
    "Double Ninth Festival": (9, 9),
}
_LEGAL_LENGTH = {"Spring Festival": 7, "National Day": 7, "Labour Day": 3}


@cache
def _official_days(year: int) -> dict[str, Period]:
    from chinese_calendar.constants import holidays, workdays  # its tables cost 20 ms, and few articles name a holiday

    found: dict[str, Period] = {}
    for off, holiday in holidays.items():
        name = holiday if isinstance(holiday, str) else holiday.value
        if off.year != year or (off.month == 12 and name == "New Year's Day"):
            continue
        known = found.get(name, Period(off, off))
        found[name] = Period(min(off, known.start or off), max(off, known.end or off))
    return {name: _with_weekends(days, workdays) for name, days in found.items()}


def _with_weekends(days: Period, workdays: Container[date]) -> Period:
    """The tables of early years leave out the weekend that a holiday touches."""
    start, end, one = days.start, days.end, timedelta(days=1)
    while start and _is_free(start - one, workdays):
        start -= one
    while end and _is_free(end + one, workdays):
        end += one
    return Period(start, end)


def _is_free(day: date, workdays: Container[date]) -> bool:
    return day.weekday() >= _SATURDAY and day not in workdays


def _legal_days(name: str, year: int) -> Period:
    start = festival_day(name, year).start
    return UNKNOWN if start is None else Period(start, start + timedelta(days=_LEGAL_LENGTH.get(name, 1) - 1))


def _term_day(year: int, term: int) -> date | None:
    from borax.calendars.lunardate import TermUtils

    return TermUtils.day_start_from_term(year, term) if year in _LUNAR_YEARS else None


def _lunar_day(year: int, month: int, number: int, leap: bool = False) -> date | None:
    if year not in _LUNAR_YEARS:
        return None
    from borax.calendars.lunardate import LunarDate

    try:
        return LunarDate(year, month, number, int(leap)).to_solar_date()  # type: ignore[no-any-return]
    except ValueError:
        return None


def _only(only: date | None) -> Period:
    return Period(only, only)
