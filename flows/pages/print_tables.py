"""Tables among the print of a page: rows of cells, figures but for the first of each."""

import re
from collections.abc import Sequence

from flows.pages.boxes import Box, Printed, cut_columns, spans_of

_FIGURE = re.compile(r"[-−+－]?\d[\d.,，]*\s*[^\s\d.,，。、；：]{0,4}|[-—－]+")
_LEAST_FIGURES = 0.7
"""The share of boxes right of the first column that are figures, from which on columns are those of a table."""
_LEAST_ROWS = 2
_LONGEST_HEAD = 12  # characters of the name of a column
_CENTRED = 0.1  # of a table's width: how far from its left edge the line above it stands at least


def is_table(columns: Sequence[Sequence[Box]]) -> bool:
    """Whether columns are those of a table and not of text."""
    cells = [box.text for column in columns[1:] for box in column]
    figures = sum(map(_is_figure, cells))
    return len(cells) > 2 and figures >= _LEAST_FIGURES * len(cells)


def rows_of(bands: Sequence[list[Box]], body: float) -> list[Printed]:
    """The rows of a table as lines, a tab between two cells; a line above them that has no cells stays one."""
    cells = [box for band in bands if len(spans_of(band, body)) > 1 for box in band]
    columns = cut_columns(cells, body)
    place = {id(box): n for n, column in enumerate(columns) for box in column}
    return [_row(band, place, max(1, len(columns))) for band in bands]


def _row(band: list[Box], place: dict[int, int], count: int) -> Printed:
    cells: list[list[str]] = [[] for _ in range(count)]
    for box in sorted(band, key=lambda box: box.left):
        cells[place.get(id(box), 0)].append(box.text)
    return Printed("\t".join(" ".join(texts) for texts in cells).rstrip("\t"), 1, space=0)


def find_tables(bands: list[list[Box]], body: float) -> list[range]:
    """Which lines are those of each table over the whole width, its heads and the line above that names it or its unit
    among them."""
    found: list[range] = []
    start = 0
    while start < len(bands):
        end = start
        while end < len(bands) and _is_row(bands[end], body):
            end += 1
        if end - start >= _LEAST_ROWS:
            found.append(range(_above(bands, start, end, body), end))
        start = max(end, start + 1)
    return found


def _is_row(band: list[Box], body: float) -> bool:
    first, *others = sorted(band, key=lambda box: box.left)
    return len(spans_of(band, body)) > 1 and all(_is_figure(box.text) for box in others) and not _is_figure(first.text)


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text.strip()))


def _above(bands: list[list[Box]], start: int, end: int, body: float) -> int:
    """Where a table begins whose rows are known: at its heads, or at the line above that stands over its middle."""
    count = len(spans_of(bands[start], body))
    heads = bands[start - 1] if start else []
    if len(spans_of(heads, body)) == count and all(len(box.text) <= _LONGEST_HEAD for box in heads):
        start -= 1
    rows = [box for band in bands[start:end] for box in band]
    left, right = min(box.left for box in rows), max(box.right for box in rows)
    named = bands[start - 1] if start else []
    alone = len(spans_of(named, body)) == 1 and min(box.left for box in named) - left >= _CENTRED * (right - left)
    return start - 1 if alone else start
