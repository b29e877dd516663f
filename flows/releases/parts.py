"""A month of a table is cut into files at the end of a day, by the rows alone.

A part ends with the day on which it has so many rows, so it holds whole days and never changes again while only later
days come. The newest month of a release is cut small, so that a day's edition is files of its own; when the next month
begins it is cut again as the months before it are, large, for readers like few files. Facts stay smaller: one that is
stated again years later is another row in the month of its first statement, and what has to be written again with it
is an eighth of that month. The same articles are cut the same way wherever and in whatever steps they arrived.
"""

from collections.abc import Iterator

import polars as pl

from schemas import ISSUED

LARGE = 131_072  # rows: a month of a large archive in a file or two
# Small, but so that the footer of a file (5 to 11 kB) stays the smaller share of it.
SMALL = {"documents": 512, "articles": 32, "mentions": 256, "claims": 128, "facts": 128, "rejected": 256}
FACTS, _FACT_FILES = 1024, 8  # rows of a file of a settled month, but of so many files at most


def cut_parts(name: str, rows: pl.DataFrame, *, newest: bool) -> Iterator[pl.DataFrame]:
    """The rows of a table's month, sorted by issue date, in parts of whole days."""
    enough = _enough(name, rows.height, newest)
    first = taken = 0
    for day in rows.group_by(ISSUED.get(name, "issue_date"), maintain_order=True).len()["len"]:
        taken += day
        if taken >= enough:
            yield rows.slice(first, taken)
            first, taken = first + taken, 0
    if taken:
        yield rows.slice(first, taken)


def _enough(name: str, rows: int, newest: bool) -> int:
    """How many rows close a part of a month that has so many."""
    if newest:
        return SMALL.get(name, SMALL["claims"])
    return max(FACTS, rows // _FACT_FILES) if name == "facts" else LARGE
