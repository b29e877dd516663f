"""The print of one story becomes lines in reading order: columns are told by their gutters, tables by their figures."""

from collections.abc import Sequence
from dataclasses import replace

from flows.pages.boxes import Box, Printed, cut_bands, cut_columns, spans_of, widths_of
from flows.pages.print_tables import find_tables, is_table, rows_of

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
        return _with_tables(tables, bands, body, depth)
    columns = cut_columns(boxes, body)
    if len(columns) > 1 and is_table(columns):
        return rows_of(bands, body)
    for parts in (columns, _merged(bands, body)):
        if len(parts) > 1:
            return [line for part in parts for line in in_order(part, body, depth + 1)]
    return _spaced([(_line(band, body, edge), band) for band in bands], body)


def _with_tables(tables: list[range], bands: list[list[Box]], body: float, depth: int) -> list[Printed]:
    """Tables by their rows, and what stands between them."""
    lines: list[Printed] = []
    done = 0
    for table in [*tables, range(len(bands), len(bands))]:
        text = [box for band in bands[done : table.start] for box in band]
        lines += [*in_order(text, body, depth + 1), *rows_of(bands[table.start : table.stop], body)]
        done = table.stop
    return lines


def _merged(bands: list[list[Box]], body: float) -> list[list[Box]]:
    """Bands that share a gutter, or have none, are one part; columns far below a line that has none start another."""
    groups: list[list[Box]] = []
    taken: list[tuple[float, float]] = []
    floor = 0.0
    for band in bands:
        own = spans_of(band, body)
        both = widths_of([*taken, *own], body)
        space = (min(box.top for box in band) - floor) / body
        apart = space >= _COLUMNS_GAP and len(taken) == 1 < len(own)
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
