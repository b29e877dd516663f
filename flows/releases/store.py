"""Where releases stand, and what such a place must offer. `Folder` is a local one; an object store can be another.

Readers rely on three promises, whatever the place:

- A release is there when its manifest stands, and then all of its files do. So a store puts the files first and the
  manifest last (a folder renames both into place at once), and `versions` lists only what has a manifest.
- A version is taken once. Of two publications under one number one wins and the other is refused with VersionTaken
  before it has changed anything that a reader sees: a rename onto a folder that is not empty, or a write of the
  manifest under the condition that there is none.
- The pointer leads to a whole release at any moment: it is moved at once, after the release stands, and never back
  to an older one.

What a publication left unfinished is the store's to clear, in `open_staging`, while no other can be under way or
under names that no other uses. Staging itself is always a local folder: shards write there, and only whole files
leave it.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import polars as pl

LATEST = "latest"
MANIFEST = "manifest.json"
DESCRIPTOR = "datapackage.json"
NOTE = ".code"
_VERSION = re.compile(r"\d+\.\d+\.\d+")


class ReleaseError(RuntimeError):
    """A release that cannot be made or read; the message says what to do."""


class VersionTaken(ReleaseError):  # noqa: N818 it says what happened
    """Somebody else has published under this number; what was staged is untouched."""


class Store(Protocol):
    """A place of releases. OSError where it cannot be reached, read or written."""

    def describe(self, version: str) -> str:
        """Where a release stands, as a person would type it."""

    def versions(self) -> list[str]:
        """The whole releases, the oldest first, by their numbers."""

    def files(self, version: str) -> list[str]:
        """The path of each file that stands in a release, sorted."""

    def read(self, version: str, path: str) -> bytes:
        """The bytes of one file of a release."""

    def scan(self, version: str, paths: Sequence[str]) -> pl.LazyFrame:
        """The rows of Parquet files of a release, in the order given; at least one file."""

    def open_staging(self) -> AbstractContextManager[Path]:
        """A fresh local folder for one publication, gone when done; where two exclude each other the second waits."""

    def take(self, version: str) -> bool:
        """Whether the next publication may have this number; if not, it is void and the next one is to be asked for.

        Raises VersionTaken where a release stands under it.
        """

    def publish(self, version: str, content: Path, held: Mapping[str, str], base: str | None) -> None:
        """All files below `content`, and for each path of `held` that file of release `base`, as release `version`.

        A held file is the same one where the place allows it (a hard link, a copy within the store), for it never
        changes. Durable when this returns. Raises VersionTaken where the version stands already.
        """

    def latest(self) -> str | None:
        """What `latest` leads to."""

    def point_to(self, version: str) -> None:
        """`latest` leads to this release from now on, at once or not at all."""

    def remember(self, note: bytes) -> None:
        """Puts a note beside the releases, in place of the one before, at once or not at all."""

    def remembered(self) -> bytes:
        """That note; nothing where there is none."""

    def remove(self, version: str) -> int:
        """Takes a release away, wholly or not at all for a reader; the bytes that became free."""


def is_version(name: str) -> bool:
    """Whether a folder is named as a release."""
    return bool(_VERSION.fullmatch(name))


def numbers_of(version: str) -> tuple[int, ...]:
    """1.0.12 as (1, 0, 12), which orders versions."""
    return tuple(int(number) for number in version.split("."))


def open_store(output: Path | str) -> Store:
    """The store at `output`: a folder, or an address with s3://."""
    from flows.releases.bucket import Bucket
    from flows.releases.folder import Folder

    return Folder(output) if isinstance(output, Path) else Bucket(output)


def ready_store(output: Path | str) -> None:
    """Makes the folder, or reaches the bucket, of `output`. Raises OSError where there can be no releases."""
    from flows.releases.folder import ready_output

    if isinstance(output, Path):
        ready_output(output)
    else:
        open_store(output).versions()
