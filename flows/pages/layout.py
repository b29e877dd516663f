"""Boxes of print on a page become lines in reading order: columns are told by their gutters, stories by their heads."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

_GUTTER = 0.8  # of the body's size: the narrowest space between two columns
_HEAD = 1.3  # of the body's size: what is larger is a headline
_DISPLAY = 1.15  # of the body's size: what may stand above or below a headline as a part of it
_STORY_GAP = 0.6  # of the body's size: the least space above a headline that starts a new part of the page
_SHRUNK = 0.2  # of a box's height, at top and bottom: lines that touch are two
_DEEPEST = 16
_FIGURE = re.compile(r"[-−+－]?[\d０-９][\d０-９.,，]*\s*[%％‰]?|[-—－]+")
_LEAST_FIGURES = 0.7
"""The share of boxes right of the first column that are figures, from which on columns are those of a table."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of print on one line: its edges, y growing downwards, its text and its size, in any one measure."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A line in reading order: `size` in bodies (1 is running text), `indent` from its column's edge, `space` above
    it, both in bodies; `above` is None for the first line of a column."""

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


def in_order(boxes: Sequence[Box], body: float, depth: int = 0) -> list[Printed]:
    """The lines of a part of a page as they are read: columns from left to right, in each from top to bottom."""
    columns = _cut_columns(boxes, body)
    bands = cut_bands(boxes)
    edge = min((box.left for box in boxes), default=0)
    if len(bands) == 1 or depth == _DEEPEST:
        return [_line(band, body, edge) for band in bands]
    parts = _cut_at_heads(bands, body)
    if len(parts) > 1:
        return [line for part in parts for line in in_order(part, body, depth + 1)]
    if len(columns) > 1:
        if _is_table(columns):
            place = {id(box): n for n, column in enumerate(columns) for box in column}
            return [Printed("\t".join(_cells(band, place, len(columns))).rstrip("\t"), 1, space=0) for band in bands]
        return [line for column in columns for line in in_order(column, body, depth + 1)]
    groups = _merged(bands, body)
    if len(groups) > 1:
        return [line for group in groups for line in in_order(group, body, depth + 1)]
    return _spaced([(_line(band, body, edge), band) for band in bands], body)


def cut_bands(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes from top to bottom, those beside each other together."""
    bands: list[list[Box]] = []
    end = float("-inf")
    for box in sorted(boxes, key=lambda box: (box.top + box.bottom, box.left)):
        shrunk = _SHRUNK * (box.bottom - box.top)
        if box.top + shrunk >= end:
            bands.append([])
        bands[-1].append(box)
        end = max(end, box.bottom - shrunk) if len(bands[-1]) > 1 else box.bottom - shrunk
    return bands


def _cut_columns(boxes: Sequence[Box], body: float) -> list[list[Box]]:
    columns: list[list[Box]] = []
    end = float("-inf")
    for box in sorted(boxes, key=lambda box: box.left):
        if box.left - end >= _GUTTER * body:
            columns.append([])
        columns[-1].append(box)
        end = max(end, box.right)
    return columns


def _cut_at_heads(bands: list[list[Box]], body: float) -> list[list[Box]]:
    """The page parted before and behind each headline that stands over several columns, wide or not, and before each
    row of headlines side by side."""
    parts: list[list[Box]] = [[]]
    start = 0
    while start < len(bands):
        end = _end_of_head(bands, start, body) if _is_spaced(bands, start, body) else start
        if end > start:
            parts += [[box for band in bands[start:end] for box in band], []]
        elif _is_spaced(bands, start, body) and _is_row_of_heads(bands[start], body):
            parts.append([])
        parts[-1] += [box for band in bands[end : max(end, start + 1)] for box in band]
        start = max(end, start + 1)
    return [part for part in parts if part]


def _is_spaced(bands: list[list[Box]], start: int, body: float) -> bool:
    """Whether a band has space above it, wherever on the line."""
    floor = max(box.bottom for box in bands[start - 1]) if start else float("-inf")
    return min(box.top for box in bands[start]) - floor >= _STORY_GAP * body


def _is_row_of_heads(band: list[Box], body: float) -> bool:
    return _least(band) >= _HEAD * body and len(_spans(band, body)) > 1


def _end_of_head(bands: list[list[Box]], start: int, body: float) -> int:
    """Behind the last line of the headline that begins with a band: nothing stands beside it, and below it columns
    begin, none of them with a headline of its own. `start` itself where none begins."""
    end = start
    while end < len(bands) and len(_spans(bands[end], body)) == 1 and _least(bands[end]) >= _DISPLAY * body:
        end += 1
    if end == len(bands) or all(_least(band) < _HEAD * body for band in bands[start:end]):
        return start
    columns = len(_spans(bands[end], body)) > 1 and max(box.size for box in bands[end]) < _HEAD * body
    return end if columns else start


def _least(band: list[Box]) -> float:
    return min(box.size for box in band)


def _spans(band: list[Box], body: float) -> list[tuple[float, float]]:
    return _widths([(box.left, box.right) for box in band], body)


def _merged(bands: list[list[Box]], body: float) -> list[list[Box]]:
    """Bands that share a gutter, or have none, are one part; a headline with space above it starts another."""
    groups: list[list[Box]] = []
    taken: list[tuple[float, float]] = []
    floor = 0.0
    for band in bands:
        own = _spans(band, body)
        both = _widths([*taken, *own], body)
        headed = any(box.size >= _HEAD * body for box in band)
        apart = headed and min(box.top for box in band) - floor >= _STORY_GAP * body and len(taken) > 1
        if groups and not apart and (len(both) > 1) == (len(taken) > 1 or len(own) > 1):
            groups[-1] += band
            taken = both
        else:
            groups.append([*band])
            taken = own
        floor = max(box.bottom for box in groups[-1])
    return groups


def _widths(spans: list[tuple[float, float]], body: float) -> list[tuple[float, float]]:
    """Spans of a line, those with less than a gutter between them as one."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if joined and left - joined[-1][1] < _GUTTER * body:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _is_table(columns: list[list[Box]]) -> bool:
    cells = [box.text for column in columns[1:] for box in column]
    figures = sum(bool(_FIGURE.fullmatch(text.strip())) for text in cells)
    return len(cells) > 2 and figures >= _LEAST_FIGURES * len(cells)


def _cells(band: list[Box], place: dict[int, int], count: int) -> list[str]:
    """The text of each column's cell in a row of a table; `place` has the column of each box by its id."""
    cells: list[list[str]] = [[] for _ in range(count)]
    for box in band:
        cells[place[id(box)]].append(box.text)
    return [" ".join(texts) for texts in cells]


def _line(band: list[Box], body: float, edge: float) -> Printed:
    """The boxes of one line as one; a space stands for a wide gap. `edge` is where its column starts."""
    row = sorted(band, key=lambda box: box.left)
    text = " ".join(box.text for box in row)
    return Printed(text, max(box.size for box in row) / body, (row[0].left - edge) / body)


def _spaced(lines: list[tuple[Printed, list[Box]]], body: float) -> list[Printed]:
    spaced: list[Printed] = []
    floor: float | None = None
    for line, band in lines:
        top = min(box.top for box in band)
        spaced.append(line if floor is None else replace(line, space=(top - floor) / body))
        floor = max(box.bottom for box in band)
    return spaced
