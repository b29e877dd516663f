"""Files as a release holds them: the same bytes for the same rows, and a way to be sure that the disk has them."""

import os
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from schemas import CONTRACT_VERSION, TABLES
from schemas.rules import types_of

_LENGTHS_APART = "DELTA_LENGTH_BYTE_ARRAY"  # the lengths of the strings first, then nothing but text: zstd finds more
_STEPS = "DELTA_BINARY_PACKED"
_ENCODINGS = {
    "text": _LENGTHS_APART,
    "title": _LENGTHS_APART,
    "quote": _LENGTHS_APART,
    "indicator": _LENGTHS_APART,
    "row": _LENGTHS_APART,
    "sentence": "DELTA_BYTE_ARRAY",  # the claims of a sentence stand together: what is as in the row before is left out
    "start": _STEPS,
    "end": _STEPS,
}
"""How columns are written that hardly repeat a value; the others are dictionaries, closed lists among them."""

_NEVER_SKIPPED = frozenset({"text", "sentence", "row"})
"""Columns too long for a smallest and a largest value to say anything."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out for its readers: docs/releases-layout.md has what it was chosen by.

    `level` of zstd; rows in a row group, the least that any reader can skip; bytes in a page, the most that zstd can
    look back over; rows in a page, the least that a reader of page indexes can skip.
    """

    level: int = 6
    group_rows: int = 65_536
    page_bytes: int = 4_194_304
    page_rows: int = 16_384


LAYOUT = Layout()


def write_table(name: str, rows: pl.DataFrame, path: Path, layout: Layout = LAYOUT) -> None:
    """One Parquet file of a table, columns as the schema declares them with their descriptions.

    Raises SchemaError where a column is missing or of another type: no file of another shape leaves this door.
    """
    empty = pl.DataFrame(schema=types_of(TABLES[name]))
    checked = empty.vstack(rows.select(empty.columns)).rechunk()
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        checked.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(_described(name)),
        path,
        compression="zstd",
        compression_level=layout.level,
        row_group_size=layout.group_rows,
        data_page_size=layout.page_bytes,
        max_rows_per_page=layout.page_rows,
        write_page_index=True,
        **_columns_of(name),
    )


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
    described = [
        field.with_metadata({**(field.metadata or {}), b"description": str(columns[field.name].description).encode()})
        for field in fields
    ]
    return pa.schema(described, metadata={"table": name, "contract_version": CONTRACT_VERSION})


@cache
def _columns_of(name: str) -> dict[str, Any]:
    """Encodings and statistics by column. The id of the row itself stands in no other row: it is no dictionary."""
    file = BytesIO()
    pq.write_table(_described(name).empty_table(), file)
    leaves = [column.path for column in pq.ParquetFile(file).schema]
    chosen = {f"{name.removesuffix('s')}_id": _LENGTHS_APART, **_ENCODINGS}
    encodings = {leaf: chosen[leaf] for leaf in leaves if leaf in chosen}
    return {
        "column_encoding": encodings,
        "use_dictionary": [leaf for leaf in leaves if leaf not in encodings],
        "write_statistics": [leaf for leaf in leaves if leaf not in _NEVER_SKIPPED],
    }
