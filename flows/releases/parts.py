"""A month of a table is cut into files at the end of a day, by the rows alone.

A part ends with the day on which it has PART_ROWS of its table, so it holds whole days and never changes again while
only later days come: a day's edition rewrites the last part and not the month, and the parts before it are links. The
same rows are cut the same way wherever and in whatever steps they arrived.
"""

from collections.abc import Iterator

import polars as pl

# Small enough that a day's edition rewrites little, large enough that the footer of a file (3 to 6 kB) stays a small
# share of it; docs/releases.md has the measurements.
PART_ROWS = {"documents": 2048, "articles": 256, "mentions": 4096, "claims": 2048, "rejected": 2048}
_DEFAULT = 2048


def cut_parts(name: str, rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The rows of a table's month, sorted by issue date, in parts of whole days."""
    days = rows.group_by("issue_date", maintain_order=True).len()["len"]
    first = taken = 0
    for day in days:
        taken += day
        if taken >= PART_ROWS.get(name, _DEFAULT):
            yield rows.slice(first, taken)
            first, taken = first + taken, 0
    if taken:
        yield rows.slice(first, taken)
