"""Boxes of print on a page, and the lines and columns that they stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import TypeVar

HEAD = 1.3  # of the body's size: what is larger is a headline
DISPLAY = 1.15  # of the body's size: what may stand above or below a headline as a part of it
_GUTTER = 0.8  # of the body's size: the narrowest space between two columns
_SHRUNK = 0.2  # of a box's height, at top and bottom: lines that touch are two


@dataclass(frozen=True, slots=True)
class Edges:
    """Where something stands on a page, y growing downwards, in any one measure."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: "Edges") -> bool:
        """Whether the middle of another lies inside."""
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom


@dataclass(frozen=True, slots=True)
class Box(Edges):
    """A stretch of print on one line: its edges, its text and the size of its characters, in one measure."""

    text: str
    size: float


_Placed = TypeVar("_Placed", bound=Edges)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line in reading order: `size` in bodies (1 is running text), `indent` from its column's edge, `space` above
    it, both in bodies; `space` is None for the first line of a column."""

    text: str
    size: float
    indent: float = 0
    space: float | None = None


def body_size(boxes: Iterable[Box]) -> float:
    """The size of running text: that of the middle character."""
    sizes = sorted((box.size, len(box.text)) for box in boxes)
    total = sum(length for _, length in sizes)
    return (
        median_low([size for size, length in sizes for _ in range(1 + 1000 * length // (total or 1))]) if sizes else 1
    )


def edges_around(boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what holds some boxes, one at least."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return left, top, max(box.right for box in boxes), max(box.bottom for box in boxes)


def cut_bands(boxes: Sequence[_Placed]) -> list[list[_Placed]]:
    """The boxes from top to bottom, those beside each other together."""
    bands: list[list[_Placed]] = []
    end = float("-inf")
    for box in sorted(boxes, key=lambda box: (box.top + box.bottom, box.left)):
        shrunk = _SHRUNK * box.height
        if box.top + shrunk >= end:
            bands.append([])
        bands[-1].append(box)
        end = max(end, box.bottom - shrunk) if len(bands[-1]) > 1 else box.bottom - shrunk
    return bands


def cut_columns(boxes: Sequence[_Placed], body: float) -> list[list[_Placed]]:
    """The boxes from left to right, those without a gutter between them together."""
    columns: list[list[_Placed]] = []
    end = float("-inf")
    for box in sorted(boxes, key=lambda box: box.left):
        if box.left - end >= _GUTTER * body:
            columns.append([])
        columns[-1].append(box)
        end = max(end, box.right)
    return columns


def spans_of(band: Iterable[Box], body: float) -> list[tuple[float, float]]:
    """What a line covers from left to right, without its gaps narrower than a gutter."""
    return widths_of([(box.left, box.right) for box in band], body)


def widths_of(spans: list[tuple[float, float]], body: float) -> list[tuple[float, float]]:
    """Spans of a line, those with less than a gutter between them as one."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if joined and left - joined[-1][1] < _GUTTER * body:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined
