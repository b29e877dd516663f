"""Counts as bars, placed in per cent so that they fit any width."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

MOST = 92
"""Beyond so many days a column is a month, beyond so many months a year."""
FEW = 8
"""Room for so many columns is left, so that a few do not become walls; so many have each a label of its own."""


class Bar(NamedTuple):
    """So many rows; `at` and `width` are per cent of the chart, `size` per cent of the largest count.

    `mark` is what is printed below it, nothing where many stand close.
    """

    label: str
    rows: int
    size: float
    at: float = 0.0
    width: float = 100.0
    mark: str = ""


def bars_of(counts: Iterable[tuple[str, int]]) -> list[Bar]:
    """A bar a label, in the order given."""
    pairs = list(counts)
    most = max((count for _, count in pairs), default=0)
    return [Bar(label, count, round(100 * count / most, 2) if most else 0.0) for label, count in pairs]


def columns_of(days: Sequence[tuple[date, int]]) -> list[Bar]:
    """Counts by day as columns in order of time, by month or year where the span is long; an empty day stands empty."""
    bars = bars_of(_gathered(days))
    width = 100 / max(FEW, len(bars))
    marked = range(len(bars)) if len(bars) <= FEW else (0, len(bars) // 2, len(bars) - 1)
    one_year = len({bar.label[:4] for bar in bars}) == 1 and len(bars) <= FEW
    return [
        bar._replace(
            at=round(at * width, 3),
            width=round(width * 0.8, 3),
            mark=(bar.label[5:] if one_year else "") or bar.label if at in marked else "",
        )
        for at, bar in enumerate(bars)
    ]


def _gathered(days: Sequence[tuple[date, int]]) -> list[tuple[str, int]]:
    """Counts by the finest grain (day, month, year) that gives no more than MOST columns."""
    counts: dict[str, int] = {}
    for letters in (10, 7, 4):
        counts = dict.fromkeys((day.isoformat()[:letters] for day in _every(days)), 0)
        if len(counts) <= MOST:
            break
    for day, count in days:
        counts[day.isoformat()[:letters]] += count
    return list(counts.items())


def _every(days: Sequence[tuple[date, int]]) -> Iterator[date]:
    """Each day from the first to the last."""
    first = min((day for day, _ in days), default=date.max)
    last = max((day for day, _ in days), default=date.min)
    yield from (first + timedelta(after) for after in range((last - first).days + 1))
