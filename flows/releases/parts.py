"""A month of a table is cut into files at the end of a day, by the rows alone.

A part ends with the day on which it has so many rows, so it holds whole days and never changes again while only later
days come. The newest month of a release is cut small, so that a day's edition rewrites the last days and not the month;
when the next month begins it is cut again as the months before it are, large, for readers like few files. The same
articles are cut the same way wherever and in whatever steps they arrived.
"""

from collections.abc import Iterator

import polars as pl

from schemas import ISSUED

LARGE = 131_072  # rows: a month of a large archive in a file or two
# Small, but so that the footer of a file (3 to 6 kB) stays a small share of it.
SMALL = {"documents": 512, "articles": 64, "mentions": 1024, "claims": 512, "rejected": 256}


def cut_parts(name: str, rows: pl.DataFrame, *, newest: bool) -> Iterator[pl.DataFrame]:
    """The rows of a table's month, sorted by issue date, in parts of whole days."""
    enough = SMALL.get(name, SMALL["claims"]) if newest else LARGE
    first = taken = 0
    for day in rows.group_by(ISSUED.get(name, "issue_date"), maintain_order=True).len()["len"]:
        taken += day
        if taken >= enough:
            yield rows.slice(first, taken)
            first, taken = first + taken, 0
    if taken:
        yield rows.slice(first, taken)
