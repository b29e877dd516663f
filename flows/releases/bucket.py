"""Releases below an s3:// address, where nothing can be renamed, locked or linked; conditional writes do the work.

<address>/.code                  by what code the newest release would come out the same
<address>/latest                 the version that is the latest, moved only by compare-and-swap
<address>/1.0.0/.taken           put before all else, if absent: who put it is the only one to write under 1.0.0
<address>/1.0.0/<files>          copies within the bucket where they did not change
<address>/1.0.0/manifest.json    put last, if absent: from here on the release stands

A publication that finds a number taken without a manifest cannot know whether the other is slow or dead. It puts an
empty manifest there, and goes on with the next number: the other, should it live, is refused at its last step. So a
number is either a release or void for ever, and no byte of one publication ever lies among those of another.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

import polars as pl

from flows.identity import digest_of
from flows.releases.folder import Folder
from flows.releases.objects import Objects, abreast, scan_options
from flows.releases.store import LATEST, MANIFEST, NOTE, VersionTaken, is_version, numbers_of

_TAKEN = ".taken"
_VOID = b""


@dataclass(frozen=True)
class Bucket:
    """A place of releases in a bucket, by its address without a slash at the end."""

    url: str

    @cached_property
    def _objects(self) -> Objects:
        return Objects(self.url)

    def describe(self, version: str) -> str:
        """The address of a release."""
        return f"{self.url}/{version}"

    def versions(self) -> list[str]:
        """The numbers whose manifest stands and is not void."""
        return sorted((name for name, size in self._numbers().items() if size), key=numbers_of)

    def _numbers(self) -> dict[str, int | None]:
        """Every number that was taken, with the bytes of its manifest."""
        names = [name for name in self._objects.folders() if is_version(name)]
        return dict(zip(names, abreast(lambda name: self._objects.size(f"{name}/{MANIFEST}"), names), strict=True))

    def files(self, version: str) -> list[str]:
        """The keys below a release, but for the mark that its number is taken."""
        keys = [key.removeprefix(f"{version}/") for key in self._objects.sizes(version)]
        return sorted(key for key in keys if key != _TAKEN)

    def read(self, version: str, path: str) -> bytes:
        """The bytes of a file."""
        return self._objects.read(f"{version}/{path}")

    def scan(self, version: str, paths: Sequence[str]) -> pl.LazyFrame:
        """The rows of files, of which only the columns that are asked for travel."""
        urls = [f"{self.url}/{version}/{path}" for path in paths]
        return pl.scan_parquet(urls, hive_partitioning=False, glob=False, storage_options=scan_options())

    @contextmanager
    def open_staging(self) -> Iterator[Path]:
        """A local folder. Builds of one machine for one address wait for each other; those of two race to publish.

        What one that died left under a number that is void goes.
        """
        own = f"newsclaims-{os.getuid()}-{digest_of(self.url.encode())[:16]}"
        with Folder(Path(gettempdir(), own)).open_staging() as staging:
            abreast(self._clear, [name for name, size in self._numbers().items() if size == len(_VOID)])
            yield staging

    def take(self, version: str) -> bool:
        """Whether the number is now ours. If not it is void, and nothing is left of what was begun there.

        Raises VersionTaken where a release stands under it.
        """
        if self._objects.create(f"{version}/{_TAKEN}", uuid4().bytes):
            return True
        if not self._objects.create(f"{version}/{MANIFEST}", _VOID):
            raise VersionTaken(f"{self.describe(version)} exists already; build again")
        self._clear(version)
        return False

    def publish(self, version: str, content: Path, held: Mapping[str, str], base: str | None) -> None:
        """All files, then the manifest; `take` must have said that the number is ours."""
        files = [path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()]
        files.remove(MANIFEST)
        abreast(lambda path: self._objects.write(f"{version}/{path}", content / path), files)
        abreast(lambda path: self._objects.copy(f"{base}/{held[path]}", f"{version}/{path}"), held)
        if not self._objects.create(f"{version}/{MANIFEST}", (content / MANIFEST).read_bytes()):
            self._clear(version)
            raise VersionTaken(f"another publication overtook this one at {self.describe(version)}; build again")

    def latest(self) -> str | None:
        """The version in the object `latest`."""
        return self._objects.read(LATEST).decode().strip() if self._objects.size(LATEST) else None

    def point_to(self, version: str) -> None:
        """An object with the version in it, swapped for the one that was read, unless that leads further."""

        def advance(old: bytes | None) -> bytes | None:
            pointed = old.decode().strip() if old else None
            further = pointed is None or numbers_of(version) > numbers_of(pointed)
            return f"{version}\n".encode() if further else None

        self._objects.update(LATEST, advance)

    def remember(self, note: bytes) -> None:
        """A hidden object."""
        self._objects.write(NOTE, note)

    def remembered(self) -> bytes:
        """What is in the hidden object."""
        return self._objects.read(NOTE) if self._objects.size(NOTE) else b""

    def remove(self, version: str) -> int:
        """Its manifest is void at once, then its files go."""
        self._objects.update(f"{version}/{MANIFEST}", lambda _: _VOID)
        return self._clear(version)

    def _clear(self, version: str) -> int:
        """Takes the files of a void number away; the bytes that they had."""
        files = self._objects.sizes(version)
        gone = files.keys() - {f"{version}/{kept}" for kept in (_TAKEN, MANIFEST)}
        self._objects.delete(sorted(gone))
        return sum(files[key] for key in gone)
