"""Bytes become a page of articles."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from flows.pages.apart import APART, read_apart
from flows.pages.beside import Beside, look_beside, with_beside
from flows.pages.bounds import refuse_disguise, take_bytes
from flows.pages.columns import is_mapping
from flows.pages.csv_file import read_csv
from flows.pages.html import read_html
from flows.pages.json_file import read_json
from flows.pages.jsonl import read_jsonl
from flows.pages.markdown import read_markdown
from flows.pages.origin import Origin, origin_of
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


def make_page(raw: bytes, path: Path, root: Path, beside: Beside | None = None) -> Page:
    """The page in the bytes of the file at `path`, for a caller that has read them already; raises PageError alone.

    What stands `beside` it says how it is read: on the disk at `path`, where the caller names nothing.
    """
    suffix = path.suffix.lower()
    try:
        reader = reader_of(path)
        refuse_disguise(raw, suffix)
        beside = look_beside(path, root) if beside is None else beside
        origin = with_beside(origin_of(path, root), beside)
        return keep_printed(read_apart(suffix, raw, origin) if suffix in APART else reader(raw, origin))
    except PageError as wrong:
        raise PageError(f"{path}: {wrong}") from wrong


def reader_of(path: Path) -> Reader:
    """The reader for a file of this name; raises PageError where there is none."""
    if is_mapping(path):
        raise PageError("it is a column mapping and no page; name the dump that it stands beside")
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
