"""What a date without its year or month leans on: the issue date and the dates named before it."""

from dataclasses import dataclass
from datetime import date

from flows.mentions import calendar as cal
from flows.mentions.mention import Period
from flows.mentions.reviews import Review

_HALF_YEAR = 6
_LOOK_AHEAD = 8
_FORTNIGHT = 14
_SEASON = 120


@dataclass(slots=True)
class Frame:
    """The issue date, and the last date the line names: its year, its month, its day, each None until one is named."""

    issue: date | None
    year: int | None = None
    month: int | None = None
    day: date | None = None
    reviews: tuple[Review, ...] = ()
    at: int = 0

    @property
    def review(self) -> Review | None:
        """The section of a report the reader is in."""
        return next((review for review in reversed(self.reviews) if review.start <= self.at), None)

    def year_alone(self, last_month: int, ahead: bool) -> int | None:
        """The year of an expression without one (`三季度`, `全年`), which ends with `last_month`."""
        if self.year is not None:
            return self.year
        if review := self.review:
            return review.year
        if self.issue is None:
            return None
        return self.issue.year - (not ahead and last_month > self.issue.month + _LOOK_AHEAD)

    def see(self, period: Period, grain: str) -> None:
        """Remember a date that the text has named."""
        start = period.start
        if start is None or grain not in ("day", "month", "year"):
            return
        if grain != "year":
            self.year, self.month = start.year, start.month
            self.day = start if grain == "day" else None
        elif self.month is None or start.year != self.year:
            self.year, self.month, self.day = start.year, None, None

    def forget(self) -> None:
        """A new line begins."""
        self.year = self.month = self.day = None

    def year_of_month(self, month: int, ahead: bool) -> int | None:
        """The year of a bare month: that of the line's last date, else of the issue, else the nearest one told of."""
        if self.year is not None:
            return self.year
        if review := self.review:
            return review.year
        if self.issue is None:
            return None
        if ahead and month + _HALF_YEAR < self.issue.month:
            return self.issue.year + 1
        return self.issue.year - (not ahead and month > self.issue.month + _HALF_YEAR)

    def day_of_month(self, month: int, number: int, ahead: bool) -> Period:
        """A bare month and day."""
        year = self.year_of_month(month, ahead)
        found = cal.UNKNOWN if year is None else cal.day(year, month, number)
        if self.year is None and self.issue and found.start:
            behind = (self.issue - found.start).days
            if behind > 365 - _SEASON // 2:  # late in December `1月1日` is the coming one
                return cal.day(found.start.year + 1, month, number)
            if behind < -_SEASON and not ahead and behind < -183:
                return cal.day(found.start.year - 1, month, number)
        return found

    def day_alone(self, number: int, ahead: bool) -> Period:
        """A bare day: in the month of the line's last date where that is near, else the one nearest to the issue."""
        if self.year is not None and self.month is not None:
            return cal.day(self.year, self.month, number)
        if self.issue is None:
            return cal.UNKNOWN
        months = [cal.shift_months(self.issue.replace(day=1), shift) for shift in (0, -1, 1)]
        days = [found for first in months if (found := cal.day(first.year, first.month, number).start)]
        near = min(days, key=lambda found: _distance((found - self.issue).days, ahead), default=None)  # type: ignore[operator]
        return Period(near, near)


def _distance(days: int, ahead: bool) -> int:
    """How far a day is from the issue; the press tells of what was, so a coming day counts as twice as far."""
    return abs(days) if ahead else (2 * days if days > 0 else -days)
