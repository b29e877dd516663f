"""Bytes become a page of articles."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from flows.pages.apart import APART, read_apart
from flows.pages.bounds import refuse_disguise, take_bytes
from flows.pages.columns import columns_of, is_mapping
from flows.pages.csv_file import read_csv
from flows.pages.html import read_html
from flows.pages.json_file import read_json
from flows.pages.jsonl import read_jsonl
from flows.pages.markdown import read_markdown
from flows.pages.origin import Origin, home_beside, origin_of
from flows.pages.page import Page, PageError
from flows.pages.parquet import read_parquet
from flows.pages.pdf import read_pdf
from flows.pages.printed import keep_printed
from flows.pages.scan import read_scan

Reader = Callable[[bytes, Origin], Page]


def read_page(path: Path, root: Path) -> Page:
    """The page in the file at `path`, which lies under `root`.

    Raises PageError, and nothing else, where the file cannot be read as a page.
    """
    try:
        raw = take_bytes(path, root)
    except OSError as wrong:
        raise PageError(f"{path}: {wrong.strerror or 'cannot be opened'}; check the file and its rights") from wrong
    except PageError as wrong:
        raise PageError(f"{path}: {wrong}") from wrong
    return make_page(raw, path, root)


def make_page(raw: bytes, path: Path, root: Path, *, remote: bool = False) -> Page:
    """The page in the bytes of the file at `path`, for a caller that has read them already; raises PageError alone.

    What stands beside it on the disk says how it is read, unless it is `remote`: its path is none of this machine.
    """
    suffix = path.suffix.lower()
    try:
        reader = reader_of(path)
        refuse_disguise(raw, suffix)
        origin = origin_of(path, root)
        if not remote:
            origin = replace(origin, home=home_beside(path), columns=columns_of(path, root))
        return keep_printed(read_apart(suffix, raw, origin) if suffix in APART else reader(raw, origin))
    except PageError as wrong:
        raise PageError(f"{path}: {wrong}") from wrong


def reader_of(path: Path) -> Reader:
    """The reader for a file of this name; raises PageError where there is none."""
    if is_mapping(path):  # met in object stores only: in a folder it is what stands beside a dump
        raise PageError("a column mapping applies in a folder only; copy the dump and its mapping into one")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise PageError(f"no reader for {path.suffix or 'a file without a suffix'}; known are {', '.join(READERS)}")
    return reader


def _read_text(raw: bytes, origin: Origin) -> Page:
    return replace(read_markdown(raw, origin), media_type="text/plain")


READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".txt": _read_text,
    ".jsonl": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".htm": read_html,
    ".html": read_html,
    ".pdf": read_pdf,
    ".png": read_scan,
    ".jpg": read_scan,
    ".jpeg": read_scan,
}
