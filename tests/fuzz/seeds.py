"""Good pages to spoil, one or more for every reader."""

import json
from collections.abc import Callable
from pathlib import Path

from flows.pages.read import READERS
from tests.conftest import PAGE, RECORDS
from tests.fetch.served import EDITION

ROOT = Path(__file__).parents[2]
_PLAIN = "\n".join(line.lstrip("# ") for line in PAGE.splitlines())
_LINES = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
_MADE: dict[str, Callable[[], list[bytes]]] = {
    ".md": lambda: [PAGE.encode(), f"---\nissue_date: 2025-07-31\nhome: 371300\n---\n{PAGE}".encode()],
    ".txt": lambda: [_PLAIN.encode(), _PLAIN.encode("gb18030")],
    ".jsonl": lambda: [_LINES.encode()],
    ".htm": lambda: list(EDITION.values()),
    ".html": lambda: list(EDITION.values()),
}


def seeds_of(suffix: str) -> list[bytes]:
    """Pages that the reader of `suffix` reads: made here, from raw/ and from tests/pages."""
    found = [path for folder in ("raw", "tests/pages") for path in sorted((ROOT / folder).rglob(f"*{suffix}"))]
    small = [path.read_bytes() for path in found if path.is_file() and path.stat().st_size < 100_000]
    return [*_MADE.get(suffix, list)(), *small[:20]]


SEEDS = {suffix: seeds_of(suffix) for suffix in READERS}
