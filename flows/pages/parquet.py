"""Parquet: one article a row."""

from collections.abc import Iterator

import pyarrow as pa
from pyarrow import parquet as pq

from flows.pages.columns import FIELDS
from flows.pages.origin import Origin
from flows.pages.page import Page, PageError
from flows.pages.records import make_page_of

_ROWS = 1024
_MOST = 100_000_000
"""Characters that one file may unpack to; a few kilobytes of Parquet can claim any number."""


def read_parquet(raw: bytes, origin: Origin) -> Page:
    """The articles of the rows that hold one; every other row is named in `Page.errors`."""
    try:
        return make_page_of("application/vnd.apache.parquet", _records(raw, origin), origin)
    except MemoryError:  # Arrow has one of its own, which is an ArrowException as well
        raise
    except (pa.ArrowException, OSError, ValueError) as wrong:
        reason = " ".join(str(wrong).split())[:80]
        raise PageError(f"no Parquet that can be read ({reason}); write the file again") from wrong


def _records(raw: bytes, origin: Origin) -> Iterator[tuple[str, object]]:
    """The rows as records of the columns that are mapped; what repeats stays packed until its row is read."""
    schema = pq.read_schema(pa.BufferReader(raw))
    wanted = _wanted(schema.names, origin)
    strings = [name for name in wanted if pa.types.is_string(schema.field(name).type)]
    file = pq.ParquetFile(pa.BufferReader(raw), read_dictionary=strings)
    number = unpacked = 0
    for batch in file.iter_batches(_ROWS, columns=wanted):
        for row in range(batch.num_rows):
            number += 1
            record = {name: batch.column(name)[row].as_py() for name in wanted}
            unpacked += sum(len(value) for value in record.values() if isinstance(value, str))
            if unpacked > _MOST:
                raise PageError(f"unpacks to more than {_MOST:,} characters by row {number}; cut the file up")
            yield f"row {number}", record


def _wanted(names: list[str], origin: Origin) -> list[str]:
    """The columns that hold a field; raises PageError where none holds title or text."""
    paths = {part: origin.columns.of(part) for part in FIELDS}
    held = {part: [name for name in names if _holds(name, paths[part])] for part in FIELDS}
    if not held["title"] and not held["text"]:
        named = ", ".join(name[:30] for name in names[:12])
        raise PageError(f"no column for title or text; say in columns.toml which ones they are ({named})")
    return list(dict.fromkeys(name for part in FIELDS for name in held[part]))


def _holds(name: str, paths: tuple[str, ...]) -> bool:
    return any(path == name or path.startswith(f"{name}.") for path in paths)
