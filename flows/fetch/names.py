"""The name under which something received is kept: a plain one, whatever the source calls it."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from flows.identity import digest_of

_PLAIN = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*")
_LONGEST = 200  # bytes, of the 255 that file systems take, for a suffix and a time are still to come
_STEM = 40  # characters
_ODD = re.compile(r"[^\w-]+")
_SUFFIXES = {
    "text/html": (".html", ".htm"),
    "application/xhtml+xml": (".html", ".htm"),
    "application/pdf": (".pdf",),
    "application/json": (".json", ".jsonl"),
    "text/plain": (".txt", ".md"),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
}
"""What a media type is kept as: any of the suffixes, the first where the address has another or none."""


def file_name_of(url: str, edition: str, media_type: str | None) -> str:
    """The last part of an address beside the edition's first page; with a digest of the address for any other.

    Never a path, never hidden: `content_1.htm`, `view-1f3a9c02.html`.
    """
    at = PurePosixPath(unquote(urlsplit(url).path))
    suffix = at.suffix if re.fullmatch(r"\.\w{1,8}", at.suffix) else ""
    name = at.name
    if not _is_plain(name) or urlsplit(url).query or _folder(url) != _folder(edition):
        stem = _ODD.sub("_", at.name.removesuffix(suffix)).strip("_-")[:_STEM] or "page"
        name = f"{stem}-{digest_of(url.encode('utf-8', 'surrogatepass'))[:8]}{suffix}"
    wanted = _SUFFIXES.get(media_type or "", (suffix,))
    return name if suffix.lower() in wanted else name + wanted[0]


def _is_plain(name: str) -> bool:
    return len(name.encode()) <= _LONGEST and bool(_PLAIN.fullmatch(name))


def _folder(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[0]
