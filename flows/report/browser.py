"""A table that a page lets the reader filter and sort, and the files that hold its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from flows.report.scripts import FIRST_ROWS, SHARD_ROWS, call_of, packed
from flows.report.tables import Row


class Column(NamedTuple):
    """A column of a browser: its label's key, how it is shown, what it says, and what it is sorted by if not that.

    `text`, `date`, `number` and `amount` are shown as they stand; a `word` is one of a closed list, `list.word` in the
    labels, and can be chosen; `links` are pairs of what is said and where it leads.
    """

    key: str
    shown: str
    cell: Callable[[Row], Any]
    order: Callable[[Row], Any] | None = None


@dataclass(frozen=True, slots=True)
class Browser:
    """A table as a page: its rows in the order of the page, and where each leads, from the folder of the site."""

    name: str
    row_id: str
    rows: Callable[[Path], pl.DataFrame]
    link: Callable[[Row], str]
    columns: tuple[Column, ...]


def write_browser(browser: Browser, release: Path, folder: Path) -> int:
    """Writes the rows as shards `<name>-0.js` … and `<name>.js`, which says how many and of what; gives the rows."""
    rows = browser.rows(release)
    starts = _starts(rows.height)
    for shard, (start, end) in enumerate(pairwise((*starts, rows.height))):
        part = rows.slice(start, end - start).to_dicts()
        columns = {key: packed(values) for key, values in _values(browser, part)}
        (folder / f"{browser.name}-{shard}.js").write_text(call_of("take", shard, len(part), columns), encoding="utf-8")
    described = [{"key": column.key, "shown": column.shown} for column in browser.columns]
    head = call_of("open", {"name": browser.name, "rows": rows.height, "shards": len(starts), "columns": described})
    (folder / f"{browser.name}.js").write_text(head, encoding="utf-8")
    return rows.height


def _starts(rows: int) -> list[int]:
    """The first row of each shard; there is one shard at least."""
    return [0, *range(min(FIRST_ROWS, SHARD_ROWS), rows, SHARD_ROWS)]


def _values(browser: Browser, rows: list[Row]) -> Iterator[tuple[str, list[Any]]]:
    yield "id", [row[browser.row_id] for row in rows]
    yield "link", [browser.link(row) for row in rows]
    for column in browser.columns:
        yield column.key, [column.cell(row) for row in rows]
        if column.order is not None:
            yield f"{column.key}_order", [column.order(row) for row in rows]
