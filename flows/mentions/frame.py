"""What a date without its year or month leans on: the issue date and the dates named before it."""

from dataclasses import dataclass
from datetime import date

from flows.mentions import calendar as cal
from flows.mentions.mention import Period
from flows.mentions.reviews import Review

_HALF_YEAR = 6  # months
_LOOK_AHEAD = 8  # months: a bare quarter or half further ahead than this is last year's
_YEARLY = ("day", "month", "year", "third")
EARLY = 3  # months in which the year before is still reported on
_MONTH_HALF = 15
_RECENT = 31  # days
_SEASON = 100  # days
_NEVER = 1000  # days
_MONTH_END = 24  # after this day of the month a small number is the next month's


@dataclass(slots=True)
class Frame:
    """The issue date, and what the line named last: `year` where it was printed, `day` the first day of the date.

    `holiday` is the one the article named last, whole, or the days from one to another (`10月1日至4日`); `last_month`
    lies in the last of the months named last; `is_exact` tells that `day` was printed, not its month alone.
    `named_year` and `named_day` hold across lines, and only `当年` and `当天` go back to them.
    """

    issue: date | None
    year: int | None = None
    day: date | None = None
    reviews: tuple[Review, ...] = ()
    at: int = 0
    holiday: Period = cal.UNKNOWN
    last_month: date | None = None
    is_exact: bool = True
    named_year: int | None = None
    named_day: date | None = None

    @property
    def same_year(self) -> int | None:
        """The year that `当年` is."""
        return self.year or self.named_year

    @property
    def same_month(self) -> date | None:
        """A day of the month that `当月` is: of the last of the months named last, else of the issue's."""
        return self.day or self.last_month or self.issue

    @property
    def same_day(self) -> date | None:
        """The day that `当天` is: the one named last, on a line above only if the issue is near, else the issue's."""
        near = self.named_day and self.issue and abs((self.issue - self.named_day).days) <= _RECENT
        return self.day or (self.named_day if near else None) or self.issue

    def is_day_recent(self) -> bool:
        """Whether the line has named a day shortly before the issue."""
        return self.day is not None and self.issue is not None and 0 <= (self.issue - self.day).days <= _RECENT

    @property
    def review(self) -> Review | None:
        """The section of a report the reader is in."""
        return next((review for review in reversed(self.reviews) if review.start <= self.at), None)

    def see(self, period: Period, grain: str, dated: bool) -> None:
        """Remember a date that the text has named; `dated` where it was printed with its year."""
        if period.start is None:
            return
        if (dated and grain in _YEARLY) or (grain == "season" and period == cal.year_days(period.start.year)):
            self.year = period.start.year  # 全年 told of in January: the quarters behind it are of the year before
        elif self.issue and grain == "year" and period.start.year == self.issue.year:
            self.year = None
        if grain in ("day", "month") or (grain == "holiday" and period.start == period.end):
            self.day, self.is_exact = period.start, grain != "month"
        if grain in ("range", "months") and period.end is not None:
            whole = cal.month_days(period.end.year, period.end.month)
            self.last_month = period.end if whole.end == period.end else None
        if grain == "clock" and dated:
            self.day, self.is_exact = period.start, True
        if (grain == "holiday" or _is_span_of_days(period, grain)) and not self._is_in_holiday(period.start):
            self.holiday = period

    def _is_in_holiday(self, day: date) -> bool:
        start, end = self.holiday.start, self.holiday.end
        return start is not None and end is not None and start <= day <= end

    def forget(self) -> None:
        """A new line begins."""
        self.named_year, self.named_day = self.year or self.named_year, self.day or self.named_day
        self.year = self.day = self.last_month = None

    def looking_back(self) -> "Frame":
        """This frame for a list of quarters up to the fourth: early in a year they are those of the year before."""
        year = self.issue.year - 1 if self.issue and self.issue.month <= EARLY else None
        return self if year is None else Frame(self.issue, year, self.day, self.reviews, self.at)

    def year_alone(self, last_month: int, ahead: bool, whole: bool = False) -> int | None:
        """The year of an expression without one (`三季度`), which ends with `last_month` or is `whole` (`全年`)."""
        known = self._known_year()
        if known is not None or self.issue is None:
            return known
        last_year = self.issue.year - 1
        if whole and not ahead and self.named_year == last_year:
            return last_year  # a year that is not over is not told of whole: the lines above speak of the one before
        return last_year if not ahead and last_month > self.issue.month + _LOOK_AHEAD else self.issue.year

    def year_of_month(self, month: int, ahead: bool) -> int | None:
        """The year of a bare month: that of the line's last date, else of the issue, else the nearest one told of."""
        known = self._known_year()
        if known is not None or self.issue is None:
            return known
        if ahead and month + 1 < self.issue.month:
            return self.issue.year + 1
        return self.issue.year - (not ahead and month > self.issue.month + _HALF_YEAR)

    def _known_year(self) -> int | None:
        if self.year is not None:
            return self.year
        review = self.review
        return None if review is None else review.year

    def day_of_month(self, month: int, number: int, ahead: bool) -> Period:
        """A bare month and day, `1月1日` printed late in December being the coming one.

        That of the day named last is that day, whatever year the line has named: `为1990年6月以来…。今天（4月25日）`.
        """
        named = (self.day, self.issue if self.year is None else None)  # 1月10日 heads a story of that day on a report
        for day in named:
            if day is not None and (day.month, day.day) == (month, number):
                return Period(day, day)
        year = self.year_of_month(month, ahead)
        if year is None:
            return cal.UNKNOWN
        if (
            self.year is None
            and self.issue
            and month == 1
            and self.issue.month == 12
            and (ahead or self.issue.day > _MONTH_HALF)
        ):
            year = self.issue.year + 1
        return cal.day(year, month, number)

    def _is_far_ahead(self, day: date) -> bool:
        """Whether a day lies so far after the issue that a bare day is none of its month."""
        return self.issue is not None and (day - self.issue).days > _SEASON

    def day_alone(self, number: int, ahead: bool) -> Period:
        """A bare day: in the month of the line's last date if the issue allows it, else the nearest to the issue."""
        if self.day is not None and (self.is_exact or not self._is_far_ahead(self.day)):
            wraps = self.day.day > _MONTH_END and number < self.day.day - _MONTH_END
            first = cal.shift_months(self.day.replace(day=1), int(wraps))
            found = cal.day(first.year, first.month, number)
            if self.issue is None or ahead or self.day > self.issue or (found.start and found.start <= self.issue):
                return found
        if self.issue is None:
            return cal.UNKNOWN
        firsts = [cal.shift_months(self.issue.replace(day=1), shift) for shift in (0, -1, 1)]
        days = [found.start for first in firsts if (found := cal.day(first.year, first.month, number)).start]
        near = min(((_distance((self.issue - day).days, ahead), day) for day in days), default=None)
        return cal.UNKNOWN if near is None else Period(near[1], near[1])


def _is_span_of_days(period: Period, grain: str) -> bool:
    """Whether a range is one of days, not of months or years."""
    start, end = period.start, period.end
    return grain == "range" and start is not None and end is not None and 0 < (end - start).days < _RECENT


def _distance(days: int, ahead: bool) -> int:
    """How far a day is from the issue; a day on the wrong side of it counts as twice as far, or is not meant at all."""
    if ahead:
        return -days if days <= 0 else _NEVER + days
    return 2 * -days if days < 0 else days
