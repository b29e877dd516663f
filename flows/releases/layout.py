"""How a file is laid out for its readers; docs/consuming.md has the measurements it was chosen by."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from pandera.api.polars.components import Column

from schemas import CONTRACT_VERSION, TABLES
from schemas.rules import types_of

_LENGTHS_APART = "DELTA_LENGTH_BYTE_ARRAY"  # all lengths, then all text: zstd finds more in text alone
_STEPS = "DELTA_BINARY_PACKED"
_ENCODINGS = {
    "text": _LENGTHS_APART,
    "title": _LENGTHS_APART,
    "row": _LENGTHS_APART,
    "start": _STEPS,
    "end": _STEPS,
}
"""How columns are written that hardly repeat a value. All others are dictionaries, the closed lists among them."""

_NO_BOUNDS = frozenset({"text", "title", "quote", "sentence", "row", "reason"})
"""Columns of which no reader is helped by the smallest and the largest value, which may be as long as an article."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What can be turned for the whole of a file.

    `level` of zstd; `group_rows`, what every reader can skip at once; `page_bytes`, as far as zstd can look back;
    `page_rows`, what a reader of page indexes can skip at once.
    """

    level: int = 9
    group_rows: int = 65_536
    page_bytes: int = 4_194_304
    page_rows: int = 16_384


@cache
def described(name: str) -> pa.Schema:
    """The Arrow schema of a table, with description and unit of each column in the metadata of its field."""
    fields = pl.DataFrame(schema=types_of(TABLES[name])).to_arrow().schema
    columns = TABLES[name].to_schema().columns
    told = [field.with_metadata({**(field.metadata or {}), **_say(columns[field.name])}) for field in fields]
    return pa.schema(told, metadata={"table": name, "contract_version": CONTRACT_VERSION})


def _say(column: Column) -> dict[str, str]:
    """Description and unit of a column, as metadata of its field."""
    return {"description": str(column.description), **(column.metadata or {})}


@cache
def by_column(name: str) -> dict[str, Any]:
    """Encodings and statistics of a table's columns. The id of the row itself stands in no other: no dictionary."""
    file = BytesIO()
    pq.write_table(described(name).empty_table(), file)
    leaves = [column.path for column in pq.ParquetFile(file).schema]
    chosen = {f"{name.removesuffix('s')}_id": _LENGTHS_APART, **_ENCODINGS}
    encodings = {leaf: chosen[leaf] for leaf in leaves if leaf in chosen}
    return {
        "column_encoding": encodings,
        "use_dictionary": [leaf for leaf in leaves if leaf not in encodings],
        "write_statistics": [leaf for leaf in leaves if leaf not in _NO_BOUNDS],
    }
