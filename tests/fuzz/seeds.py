"""Good pages to spoil, one or more for every reader."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Literal

import polars as pl

from flows.pages.read import READERS
from tests.conftest import PAGE, RECORDS
from tests.fetch.served import EDITION

ROOT = Path(__file__).parents[2]
_PLAIN = "\n".join(line.lstrip("# ") for line in PAGE.splitlines())
_LINES = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)


def _table(separator: str) -> str:
    """The records as a table; its first line names the columns."""
    rows = [list(RECORDS[0]), *(list(record.values()) for record in RECORDS)]
    return "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)


def _parquet(compression: Literal["zstd", "uncompressed"]) -> bytes:
    file = BytesIO()
    pl.DataFrame(RECORDS).write_parquet(file, compression=compression)
    return file.getvalue()


_MADE: dict[str, Callable[[], list[bytes]]] = {
    ".md": lambda: [PAGE.encode(), f"---\nissue_date: 2025-07-31\nhome: 371300\n---\n{PAGE}".encode()],
    ".txt": lambda: [_PLAIN.encode(), _PLAIN.encode("gb18030")],
    ".jsonl": lambda: [_LINES.encode()],
    ".json": lambda: [json.dumps(RECORDS, ensure_ascii=False).encode(), json.dumps({"list": RECORDS}).encode()],
    ".csv": lambda: [_table(",").encode(), _table(";").encode("gb18030")],
    ".tsv": lambda: [_table("\t").encode()],
    ".parquet": lambda: [_parquet("zstd"), _parquet("uncompressed")],
    ".htm": lambda: list(EDITION.values()),
    ".html": lambda: list(EDITION.values()),
}


def seeds_of(suffix: str) -> list[bytes]:
    """Pages that the reader of `suffix` reads: made here, from raw/ and from tests/pages."""
    found = [path for folder in ("raw", "tests/pages") for path in sorted((ROOT / folder).rglob(f"*{suffix}"))]
    small = [path.read_bytes() for path in found if path.is_file() and path.stat().st_size < 100_000]
    return [*_MADE.get(suffix, list)(), *small[:20]]


SEEDS = {suffix: seeds_of(suffix) for suffix in READERS}
