"""Files as a release holds them: the same bytes for the same rows, and a way to be sure that the disk has them."""

import os
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from flows.releases.layout import Layout, by_column, described
from flows.releases.objects import abreast
from flows.tables.columns import AT
from schemas import TABLES
from schemas.rules import types_of

LAYOUT = Layout()
_OWN = {
    "facts": ("first_issue_date", "fact_id"),
    "findings": ("issue_date", "finding_id"),
    "rejected": ("issue_date", "path", "table", "row_id", "rule", "row"),
}


def sort_rows(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order of a release: issue date, publication, path, position, start.

    Rows of `rejected` are ordered by what they hold themselves, for they are of every table; facts and findings, which
    are of many documents, by their ids.
    """
    return rows.sort(*_OWN.get(name, ("issue_date", *AT)), nulls_last=True, maintain_order=True)


def settle_rows(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of a file that will hardly change again, sorted: claims by place first, then as they are.

    Who asks for a month reads its files and no other; who asks for a place reads all files, but a few pages of each.
    """
    return rows.sort("place", nulls_last=True, maintain_order=True) if name == "claims" else rows


def write_table(name: str, rows: pl.DataFrame, path: Path, layout: Layout = LAYOUT) -> None:
    """One Parquet file of a table, columns as the schema declares them with their descriptions.

    Raises SchemaError where a column is missing or of another type: no file of another shape leaves this door.
    """
    empty = pl.DataFrame(schema=types_of(TABLES[name]))
    table = empty.vstack(rows.select(empty.columns)).rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        table.cast(described(name)),
        path,
        compression="zstd",
        compression_level=layout.level,
        row_group_size=layout.group_rows,
        data_page_size=layout.page_bytes,
        max_rows_per_page=layout.page_rows,
        write_page_index=table.num_rows > layout.page_rows,  # of one page the footer says as much
        **by_column(name),
    )


def scan_parquet(paths: list[Path]) -> pl.LazyFrame:
    """The rows of Parquet files, in the order given. A path is no pattern, even if it looks like one: `output[1]`."""
    return pl.scan_parquet(paths, hive_partitioning=False, glob=False)


def write_parquet(rows: pl.DataFrame, path: Path, **settings: Any) -> None:
    """One Parquet file. Raises OSError where it cannot be written whole, which Polars calls by many names."""
    try:
        rows.write_parquet(path, **settings)
    except pl.exceptions.ComputeError as error:
        raise OSError(f"{path} cannot be written ({error}); see whether the disk is full") from error


def sync(path: Path) -> None:
    """Returns when a file or the entries of a folder are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_files(root: Path) -> None:
    """Syncs all files below a folder."""
    abreast(sync, [Path(folder, file) for folder, _, files in os.walk(root) for file in files])


def sync_folders(root: Path) -> None:
    """Syncs the entries of a folder and of all folders below it: each waits for the disk, so many do at a time."""
    abreast(sync, [Path(folder) for folder, _, _ in os.walk(root)])
