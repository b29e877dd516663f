"""The records a number is read into."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its hedge and unit, in exact arithmetic.

    `value`, `lower` and `upper` are in `unit` (a canonical code of the lexicon); `stated_unit` is the unit or
    classifier as printed, without its multiplier (`亿元` gives `元`), None where none is printed.
    """

    value: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    qualifier: str
    unit: str
    stated_unit: str | None

    @property
    def most(self) -> Fraction | None:
        """The value, where there is none the upper bound, else the lower."""
        return next((number for number in (self.value, self.upper, self.lower) if number is not None), None)

    @property
    def least(self) -> Fraction | None:
        """The value, where there is none the lower bound, else the upper."""
        return next((number for number in (self.value, self.lower, self.upper) if number is not None), None)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, inclusive; None on a side left open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One number on the page: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str
    role: str
    quantity: Quantity | None = None
    period: Period | None = None

    @property
    def unit(self) -> str | None:
        """The unit of its quantity, None without one."""
        return self.quantity.unit if self.quantity else None

    @property
    def stated_unit(self) -> str | None:
        """The unit or classifier as printed, None without one."""
        return self.quantity.stated_unit if self.quantity else None
