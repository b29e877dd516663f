"""What a raw file may be before anything reads it: a file of its own folder, of a size that a page can have, and of the
format that its name says."""

from pathlib import Path
from stat import S_ISREG

from flows.identity import digest_of, digest_of_file
from flows.pages.columns import is_mapped
from flows.pages.page import PageError

_TEXTS = (".md", ".txt", ".htm", ".html")
_MOST_OF_TEXT, _MOST = 8_000_000, 64_000_000
"""Bytes. A page of print has a few thousand characters; a megabyte of dump takes some 30 of memory."""

_MOST_DIGESTED = 100_000_000_000  # bytes of a file that is not read; some claim to be larger than any disk
_SIGNATURES = {
    b"%PDF-": (".pdf",),
    b"\x89PNG\r\n\x1a\n": (".png",),
    b"\xff\xd8\xff": (".jpg", ".jpeg"),
    b"II*\0": (".tif", ".tiff"),
    b"MM\0*": (".tif", ".tiff"),
    b"PAR1": (".parquet",),
}
_WRAPPED = {
    b"PK\x03\x04": "a zip file or an office document",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ\0": "an xz file",
    b"7z\xbc\xaf\x27\x1c": "a 7z file",
    b"Rar!\x1a\x07": "a rar file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
}


def take_bytes(path: Path, root: Path) -> bytes:
    """The bytes of the raw file at `path` under `root`. Raises PageError where it may not be read, or is too large."""
    refuse_place(path, root)
    refuse_large(path)
    most = most_bytes(path)
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise PageError("it grew while it was read; wait until it is whole")
    return content


def most_bytes(path: Path) -> int:
    """How large a file of its suffix may be."""
    return _MOST_OF_TEXT if path.suffix.lower() in _TEXTS else _MOST


def refuse_large(path: Path) -> None:
    """Raises PageError for a file larger than one of its suffix may be, and OSError for one that is not there."""
    refuse_size(path, path.stat().st_size)


def refuse_size(path: Path, size: int) -> None:
    """Raises PageError for more bytes than a file of such a name may have."""
    most = most_bytes(path)
    if size > most:
        split = (
            "split it into files of fewer articles" if is_mapped(path) else "save its articles as files of their own"
        )
        raise PageError(f"{size:,} bytes, more than the {most:,} that a {path.suffix} may have; {split}")


def measure_file(path: Path, root: Path) -> tuple[str, int]:
    """SHA-256 and size of a file that is not read, piece by piece; of nothing where its bytes cannot be had."""
    try:
        refuse_place(path, root)
        size = path.stat().st_size
        return (digest_of_file(path) if size <= _MOST_DIGESTED else digest_of(b"")), size
    except (OSError, PageError):
        return digest_of(b""), 0


def refuse_place(path: Path, root: Path) -> None:
    """Raises PageError for what is no regular file, or leads out of `root`; passes a file that is not there."""
    if _is_regular(path):
        return
    if path.is_symlink():
        if path.is_dir():
            raise PageError("a link to a folder is not followed; name the folder itself in the command")
        if path.exists() and not path.resolve().is_relative_to(root.resolve()):
            raise PageError("it links to a file outside of its folder; put the page itself here")
    if path.exists() and not path.is_file():  # reading a pipe would wait for ever
        raise PageError("it is no regular file; put the page itself here")


def _is_regular(path: Path) -> bool:
    """Whether a path itself, and no link at it, is a regular file."""
    try:
        return S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def refuse_disguise(raw: bytes, suffix: str) -> None:
    """Raises PageError where the first bytes are those of another format than `suffix` says."""
    for start, what in _WRAPPED.items():
        if raw.startswith(start):
            raise PageError(f"it is {what}, whatever its name says; put the pages in it here")
    for start, suffixes in _SIGNATURES.items():
        if raw.startswith(start) and suffix not in suffixes:
            raise PageError(f"its first bytes are those of a {suffixes[0]} file; rename it")
