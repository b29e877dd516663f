"""CSV: one article a row, its columns named in the first one."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from flows.pages.decode import decode
from flows.pages.origin import Origin
from flows.pages.page import Page, PageError
from flows.pages.records import make_page_of

_SEPARATORS = ",\t;|"
_LONGEST = 2**31 - 1  # characters of a cell, the most that csv can be told; the standard of 131,072 cuts long reports


def read_csv(raw: bytes, origin: Origin) -> Page:
    """The articles of the rows that hold one; every other row is named in `Page.errors` by its last line."""
    return make_page_of("text/csv", _records(decode(raw)), origin)


def _records(text: str) -> Iterator[tuple[str, object]]:
    csv.field_size_limit(_LONGEST)
    first = text[: text.find("\n")] if "\n" in text else text
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] | None = None
    try:
        for row in rows:
            if names is None:
                names = _names(row)
            elif any(cell.strip() for cell in row):
                yield f"line {rows.line_num}", _record(names, row)
    except csv.Error as wrong:  # an open quote would swallow all that follows
        yield f"line {rows.line_num}", PageError(f"no CSV from here on ({wrong}); mend the quotes")


def _names(row: list[str]) -> list[str]:
    names = [name.strip() for name in row]
    twice = next((name for name, count in Counter(names).items() if name and count > 1), None)
    if twice:
        raise PageError(f"line 1: two columns are named {twice[:40]!r}; rename one")
    return names


def _record(names: list[str], row: list[str]) -> object:
    if len(row) > len(names):
        return PageError(f"{len(row)} cells for {len(names)} columns; put cells that hold a separator in quotes")
    return dict(zip(names, row, strict=False))
