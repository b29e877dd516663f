"""Files as a release holds them: the same bytes for the same rows, and a way to be sure that the disk has them."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from flows.tables.columns import AT
from schemas import CONTRACT_VERSION, TABLES
from schemas.rules import types_of

_OWN = {"rejected": ("issue_date", "path", "table", "row_id", "rule", "row")}


def sort_rows(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order of a release: issue date, publication, path, position, start.

    Rows of `rejected` are ordered by what they hold themselves, for they are of every table.
    """
    return rows.sort(*_OWN.get(name, ("issue_date", *AT)), nulls_last=True, maintain_order=True)


def write_table(name: str, rows: pl.DataFrame, path: Path) -> None:
    """One Parquet file of a table, columns as the schema declares them with their descriptions.

    Raises SchemaError where a column is missing or of another type: no file of another shape leaves this door.
    """
    empty = pl.DataFrame(schema=types_of(TABLES[name]))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_parquet(
        empty.vstack(rows.select(empty.columns)).rechunk(),
        path,
        compression="zstd",
        compression_level=3,
        statistics=True,
        row_group_size=262_144,
        data_page_size=1_048_576,
        use_pyarrow=False,
        arrow_schema=_described(name),
        metadata={"table": name, "contract_version": CONTRACT_VERSION},
    )


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


def sync_tree(root: Path) -> None:
    """Syncs a folder with all files and folders below it, the deepest first."""
    for folder, _, files in os.walk(root, topdown=False):
        for file in files:
            sync(Path(folder, file))
        sync(Path(folder))


@cache
def _described(name: str) -> pa.Schema:
    """The Arrow schema of a table, with the description of each column in its field's metadata."""
    columns = TABLES[name].to_schema().columns
    fields = pl.DataFrame(schema=types_of(TABLES[name])).to_arrow().schema
    return pa.schema(
        field.with_metadata({**(field.metadata or {}), b"description": str(columns[field.name].description).encode()})
        for field in fields
    )
