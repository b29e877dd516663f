"""Counts as bars, placed in per cent so that they fit any width."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

MOST_DAYS = 92
"""Beyond so many days a bar is a month, beyond so many months a year."""
FEWEST = 14
"""Room for so many columns is left, so that a few do not become walls."""


class Bar(NamedTuple):
    """One count; `at` and `width` are per cent of the chart, `size` per cent of the largest count."""

    label: str
    count: int
    size: float
    at: float = 0.0
    width: float = 100.0
    named: bool = False
    """Whether its label is printed below it."""


def bars_of(counts: Iterable[tuple[str, int]]) -> list[Bar]:
    """A bar a label, in the order given."""
    pairs = list(counts)
    most = max((count for _, count in pairs), default=0)
    return [Bar(label, count, _per_cent(count, most)) for label, count in pairs]


def columns_of(days: Sequence[tuple[date, int]]) -> list[Bar]:
    """Counts by day as columns in order of time; by month or year where the days are many. Nothing fills a gap."""
    counts = _gathered(days)
    bars, width = bars_of(counts), 100 / max(FEWEST, len(counts))
    marks = {0, len(bars) // 2, len(bars) - 1} if len(bars) > FEWEST else set(range(len(bars)))
    return [
        bar._replace(at=round(at * width, 3), width=round(width * 0.8, 3), named=at in marks)
        for at, bar in enumerate(bars)
    ]


def _gathered(days: Sequence[tuple[date, int]]) -> list[tuple[str, int]]:
    """The finest grain (day, month, year) that gives no more than MOST_DAYS columns."""
    for letters in (10, 7, 4):
        counts: dict[str, int] = {}
        for day, count in sorted(days):
            label = day.isoformat()[:letters]
            counts[label] = counts.get(label, 0) + count
        if len(counts) <= MOST_DAYS:
            break
    return list(counts.items())


def _per_cent(count: int, most: int) -> float:
    return round(100 * count / most, 2) if most else 0.0
