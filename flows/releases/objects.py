"""Objects of an S3 bucket, through obstore: credentials, region and endpoint are the usual AWS_* variables.

What goes wrong there is an OSError of one line, as it is for files.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from flows.releases.store import ReleaseError

if TYPE_CHECKING:
    from obstore.store import RetryConfig, S3Store

SCHEME = "s3://"
_ABREAST = 16  # requests under way at a time: each waits for the network, not for a processor
_PIECE = 1_000_000  # bytes
_RETRIES: "RetryConfig" = {"max_retries": 4, "retry_timeout": timedelta(minutes=1)}
_ELAPSED = re.compile(r" in [\d.]+(?:µs|ms|s)\b")  # no clock may reach the error of a document
_Key = TypeVar("_Key")
_Told = TypeVar("_Told")


@dataclass(frozen=True)
class Objects:
    """The objects below an s3:// address, by their keys relative to it."""

    url: str

    @cached_property
    def _store(self) -> "S3Store":
        store: type[S3Store] = _library().store.S3Store
        bucket, _, prefix = self.url.removeprefix(SCHEME).partition("/")
        options: Any = {"allow_http": _endpoint().startswith("http://")}
        return store(bucket, prefix=prefix or None, client_options=options, retry_config=_RETRIES)

    def read(self, key: str) -> bytes:
        """The bytes of an object. Raises FileNotFoundError where there is none."""
        with _plainly(self, key):
            return bytes(_library().get(self._store, key).bytes())

    def pieces(self, key: str) -> Iterator[bytes]:
        """The bytes of an object, a megabyte or so at a time."""
        with _plainly(self, key):
            yield from _library().get(self._store, key).stream(min_chunk_size=_PIECE)

    def size(self, key: str) -> int | None:
        """The bytes that an object has; None where there is none."""
        with _plainly(self, key):
            try:
                return int(_library().head(self._store, key)["size"])
            except FileNotFoundError:
                return None

    def sizes(self, below: str = "") -> dict[str, int]:
        """All keys below another, with their sizes."""
        with _plainly(self, below):
            pages = _library().list(self._store, below or None)
            return {found["path"]: found["size"] for page in pages for found in page}

    def folders(self) -> list[str]:
        """What stands before the first slash of the keys."""
        with _plainly(self, ""):
            return list(_library().list_with_delimiter(self._store)["common_prefixes"])

    def write(self, key: str, content: bytes | Path) -> None:
        """An object, in place of the one that was there. In one request, so that no half of it can be left behind."""
        with _plainly(self, key):
            _library().put(self._store, key, content, use_multipart=False)

    def create(self, key: str, content: bytes) -> bool:
        """An object where there was none; False, and nothing changed, where there was one with other content."""
        with _plainly(self, key):
            try:
                _library().put(self._store, key, content, mode="create")
            except _library().exceptions.AlreadyExistsError:
                return self.read(key) == content  # the answer to our own request was lost, and it was sent again
        return True

    def update(self, key: str, change: Callable[[bytes | None], bytes | None]) -> None:
        """What `change` makes of an object (None: of no object), unless it makes None; again if another was faster."""
        moved = _library().exceptions.PreconditionError, _library().exceptions.AlreadyExistsError
        while True:
            with _plainly(self, key):
                old, mode = self._stands(key)
                new = change(old)
                if new is None or new == old:
                    return
                try:
                    _library().put(self._store, key, new, mode=mode)
                except moved:
                    continue
                return

    def copy(self, old: str, new: str) -> None:
        """The same object under another key, without leaving the bucket."""
        with _plainly(self, old):
            _library().copy(self._store, old, new)

    def delete(self, keys: Iterable[str]) -> None:
        """Objects that may or may not be there."""
        if gone := list(keys):
            with _plainly(self, gone[0]):
                _library().delete(self._store, gone)

    def _stands(self, key: str) -> tuple[bytes | None, Any]:
        """The content of an object, and the condition under which it may be written over."""
        try:
            found = _library().get(self._store, key)
            return bytes(found.bytes()), {"e_tag": found.meta["e_tag"]}
        except FileNotFoundError:
            return None, "create"


def abreast(work: Callable[[_Key], _Told], keys: Iterable[_Key], at_once: int = _ABREAST) -> list[_Told]:
    """The work done for each key, many at a time."""
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(work, keys))


def scan_options() -> dict[str, str]:
    """What Polars has to be told of the endpoint."""
    return {"aws_endpoint_url": _endpoint(), "aws_allow_http": "true"} if _endpoint().startswith("http://") else {}


def _endpoint() -> str:
    return os.environ.get("AWS_ENDPOINT_URL", "")


def _library() -> Any:
    try:
        import obstore
        import obstore.store
    except ImportError as missing:
        raise ReleaseError("addresses with s3:// need the library obstore: pip install 'newsclaims[s3]'") from missing
    return obstore


@contextmanager
def _plainly(objects: Objects, key: str) -> Iterator[None]:
    """What obstore says in many lines, in one."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileNotFoundError(f"{objects.url}/{key}: there is no such object") from error
    except _library().exceptions.BaseError as error:
        raise OSError(f"{objects.url}/{key}".rstrip("/") + f": {_reason(str(error))}") from error


def _reason(said: str) -> str:
    if "NoSuchBucket" in said:
        return "there is no such bucket; create it, or mend the address"
    if any(word in said for word in ("403 Forbidden", "AccessDenied", "401 Unauthorized", "InvalidAccessKeyId")):
        return "access was refused; check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the rights that they have"
    if "error sending request" in said:
        return f"{_endpoint() or 'the object store'} cannot be reached; check AWS_ENDPOINT_URL"
    return _ELAPSED.sub("", said.splitlines()[0])
