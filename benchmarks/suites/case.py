"""What a suite wants of a text."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flows.mentions.mention import Period


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to read in `text`: a number, an amount in `unit` (as the suite names it), bounds, or days.

    `days` are the readings that the suite accepts, first and last day; `lower` and `upper` are None where left open.
    """

    text: str
    value: Fraction | None = None
    unit: str = ""
    lower: Fraction | None = None
    upper: Fraction | None = None
    days: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One text of a suite with all it wants of it; nothing wanted means that no number is to be claimed."""

    suite: str
    part: str
    text: str
    wanted: tuple[Wanted, ...]
    issue: date | None = None
