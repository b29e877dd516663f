"""Boxes of print on a page become lines in reading order: columns are told by their gutters, stories by their heads."""

from collections.abc import Sequence
from dataclasses import replace

from flows.pages.boxes import Box, Printed, cut_bands, cut_columns, spans_of, widths_of
from flows.pages.print_tables import find_tables, is_table, rows_of

_HEAD = 1.3  # of the body's size: what is larger is a headline
_DISPLAY = 1.15  # of the body's size: what may stand above or below a headline as a part of it
_STORY_GAP = 0.6  # of the body's size: the least space above a headline that starts a new part of the page
_COLUMNS_GAP = 1.2  # of the body's size: the least space between a line of its own, as a credit, and columns below it
_DEEPEST = 16


def in_order(boxes: Sequence[Box], body: float, depth: int = 0) -> list[Printed]:
    """The lines of a part of a page as they are read: columns from left to right, in each from top to bottom."""
    bands = cut_bands(boxes)
    edge = min((box.left for box in boxes), default=0)
    if len(bands) == 1 or depth == _DEEPEST:
        return [_line(band, body, edge) for band in bands]
    tables = find_tables(bands, body)
    if tables:
        return _around(tables, bands, body, depth)
    columns = cut_columns(boxes, body)
    if len(columns) > 1 and is_table(columns):
        return rows_of(bands, body)
    for parts in (_cut_at_heads(bands, body), columns, _merged(bands, body)):
        if len(parts) > 1:
            return [line for part in parts for line in in_order(part, body, depth + 1)]
    return _spaced([(_line(band, body, edge), band) for band in bands], body)


def _around(tables: list[tuple[int, int]], bands: list[list[Box]], body: float, depth: int) -> list[Printed]:
    """Tables by their rows, and what stands between them."""
    lines: list[Printed] = []
    done = 0
    for start, end in [*tables, (len(bands), len(bands))]:
        text = [box for band in bands[done:start] for box in band]
        lines += [*(in_order(text, body, depth + 1) if text else ()), *rows_of(bands[start:end], body)]
        done = end
    return lines


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
    return _least(band) >= _HEAD * body and len(spans_of(band, body)) > 1


def _end_of_head(bands: list[list[Box]], start: int, body: float) -> int:
    """Behind the last line of the headline that begins with a band: nothing stands beside it, and below it columns
    begin, none of them with a headline of its own. `start` itself where none begins."""
    end = start
    while end < len(bands) and len(spans_of(bands[end], body)) == 1 and _least(bands[end]) >= _DISPLAY * body:
        end += 1
    if end == len(bands) or all(_least(band) < _HEAD * body for band in bands[start:end]):
        return start
    columns = len(spans_of(bands[end], body)) > 1 and max(box.size for box in bands[end]) < _HEAD * body
    return end if columns else start


def _least(band: list[Box]) -> float:
    return min(box.size for box in band)


def _merged(bands: list[list[Box]], body: float) -> list[list[Box]]:
    """Bands that share a gutter, or have none, are one part; a headline with space above it starts another, and so do
    columns far below a line that has none."""
    groups: list[list[Box]] = []
    taken: list[tuple[float, float]] = []
    floor = 0.0
    for band in bands:
        own = spans_of(band, body)
        both = widths_of([*taken, *own], body)
        headed = any(box.size >= _HEAD * body for box in band)
        space = (min(box.top for box in band) - floor) / body
        apart = headed and space >= _STORY_GAP and len(taken) > 1
        apart = apart or (space >= _COLUMNS_GAP and len(taken) == 1 < len(own))
        if groups and not apart and (len(both) > 1) == (len(taken) > 1 or len(own) > 1):
            groups[-1] += band
            taken = both
        else:
            groups.append([*band])
            taken = own
        floor = max(box.bottom for box in groups[-1])
    return groups


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
