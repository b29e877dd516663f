"""The days of years, halves, quarters, months, thirds of a month, decades, centuries and five-year plans.

Every function gives a Period of first and last day, both inclusive.
"""

from calendar import monthrange
from datetime import date, timedelta

from flows.mentions.mention import Period

UNKNOWN = Period(None, None)
_FIRST_PLAN = 1953  # the first five-year plan; the second began in 1958, the third, after three free years, in 1966
_THIRD_PLAN = 1966
_LAST_YEAR = 9998


def year_days(year: int) -> Period:
    """1 January to 31 December; unknown for a year no `date` can hold."""
    return month_days(year, 1, 12)


def month_days(year: int, first: int, last: int | None = None) -> Period:
    """The first day of month `first` to the last day of month `last` (the same month where unsaid)."""
    last = first if last is None else last
    if not (1 <= year <= _LAST_YEAR and 1 <= first <= last <= 12):
        return UNKNOWN
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def months_days(year: int, first: int, last: int) -> Period:
    """The first day of month `first` to the last of `last`, which counts on into the next year (12 to 14 is winter)."""
    if last <= 12:
        return month_days(year, first, last)
    return join(month_days(year, first), month_days(year + 1, last - 12))


def part_days(year: int, month: int, first: int, last: int) -> Period:
    """Days `first` to `last` of a month, cut at the month's end."""
    whole = month_days(year, month)
    if whole.end is None:
        return UNKNOWN
    return Period(date(year, month, first), date(year, month, min(last, whole.end.day)))


def day(year: int, month: int, number: int) -> Period:
    """One day; unknown where the month has no such day."""
    try:
        only = date(year, month, number)
    except ValueError:
        return UNKNOWN
    return Period(only, only)


def quarter_days(year: int, first: int, last: int | None = None) -> Period:
    """Quarter `first` to quarter `last`, 1 to 4."""
    last = first if last is None else last
    return month_days(year, 3 * first - 2, 3 * last)


def decade_days(century: int, decade: int, first: int = 0, last: int = 9) -> Period:
    """The years of a decade, `decade_days(20, 90)` being 1990 to 1999; `first` and `last` choose years within it."""
    begin = 100 * (century - 1) + decade
    return join(year_days(begin + first), year_days(begin + last))


def century_days(century: int, first: int = 0, last: int = 99) -> Period:
    """The years of a century as the press counts them, the 20th being 1900 to 1999."""
    begin = 100 * (century - 1)
    return join(year_days(max(1, begin + first)), year_days(begin + last))


def plan_days(number: int) -> Period:
    """The five years of the nth five-year plan, the 14th being 2021 to 2025."""
    begin = _FIRST_PLAN + 5 * (number - 1) if number < 3 else _THIRD_PLAN + 5 * (number - 3)
    return join(year_days(begin), year_days(begin + 4))


def week_days(day_of_week: date, shift: int = 0) -> Period:
    """Monday to Sunday of the week that holds the day, or of one `shift` weeks away; unknown beyond the calendar."""
    try:
        monday = day_of_week + timedelta(weeks=shift, days=-day_of_week.weekday())
        return Period(monday, monday + timedelta(days=6))
    except OverflowError:
        return UNKNOWN


def shift_months(start: date, months: int) -> date:
    """The same day of the month `months` away, or that month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= _LAST_YEAR:
        return start
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def shift_days(start: date, days: int) -> date:
    """The day `days` away; the same day where the calendar ends before."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return start


def in_year(days: Period, year: int) -> Period:
    """The same days of another year, by the year they begin in; the end of a February is its last day."""
    if days.start is None or days.end is None:
        return UNKNOWN
    shift = 12 * (year - days.start.year)
    after = shift_months(shift_days(days.end, 1), shift)
    return Period(shift_months(days.start, shift), shift_days(after, -1))


def join(first: Period, second: Period) -> Period:
    """From the first day of one to the last day of the other."""
    return Period(first.start, second.end)
