"""Releases in a local folder: `latest` is a symbolic link, and files that did not change are hard links.

output/.lock                 held by the build that is under way; the operating system's, so it dies with its process
output/.code                 by what code the newest release would come out the same
output/.staging-XXXXXXXX/    what a build puts together; of no value to any other
output/.removed-XXXXXXXX/    a release on its way out
output/1.0.0/                a release
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from flows.releases.files import scan_parquet, sync, sync_files, sync_folders
from flows.releases.store import LATEST, NOTE, VersionTaken, is_version, numbers_of

STAGING = ".staging-"
REMOVED = ".removed-"
_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that holds releases, and nothing that another program writes."""

    path: Path

    def describe(self, version: str) -> str:
        """The folder of a release."""
        return str(self.path / version)

    def versions(self) -> list[str]:
        """The folders that are named as a version: a rename put them there, so they are whole."""
        names = [folder.name for folder in self.path.iterdir() if is_version(folder.name)]
        return sorted(names, key=numbers_of)

    def files(self, version: str) -> list[str]:
        """The path of each file below the folder of a release."""
        folder = self.path / version
        return sorted(path.relative_to(folder).as_posix() for path in _files_below(folder))

    def read(self, version: str, path: str) -> bytes:
        """The bytes of a file."""
        return (self.path / version / path).read_bytes()

    def scan(self, version: str, paths: Sequence[str]) -> pl.LazyFrame:
        """The rows of files."""
        return scan_parquet([self.path / version / path for path in paths])

    @contextmanager
    def open_staging(self) -> Iterator[Path]:
        """A staging folder; a second build waits here until the first has ended, then clears what others left."""
        with self.lock():
            staging = Path(mkdtemp(prefix=STAGING, dir=self.path))
            try:
                yield staging
            finally:
                shutil.rmtree(staging, ignore_errors=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Alone with the folder. What stands in it unfinished was left by a process that died, and goes."""
        ready_output(self.path)
        with (self.path / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for leftover in (*self.path.glob(f"{STAGING}*"), *self.path.glob(f"{REMOVED}*")):
                shutil.rmtree(leftover, ignore_errors=True)
            yield

    def take(self, version: str) -> bool:
        """Any number: the rename decides whose it is."""
        return True

    def publish(self, version: str, content: Path, held: Mapping[str, str], base: str | None) -> None:
        """One rename, of a folder that the disk has."""
        sync_files(content)
        link_files(self.path / str(base), content, held)
        sync_folders(content)
        try:
            content.rename(self.path / version)
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
                raise VersionTaken(f"{self.path / version} exists already; build again") from error
            raise
        sync(self.path)

    def latest(self) -> str | None:
        """The name at the end of the link."""
        pointer = self.path / LATEST
        return pointer.readlink().name if pointer.is_symlink() else None

    def point_to(self, version: str) -> None:
        """A symbolic link, renamed over the one before."""
        if self.latest() == version:
            return
        aside = Path(mkdtemp(prefix=STAGING, dir=self.path))
        (aside / LATEST).symlink_to(version)
        (aside / LATEST).replace(self.path / LATEST)
        aside.rmdir()
        sync(self.path)

    def remember(self, note: bytes) -> None:
        """A hidden file, renamed over the one before."""
        aside = Path(mkdtemp(prefix=STAGING, dir=self.path))
        (aside / NOTE).write_bytes(note)
        sync(aside / NOTE)
        (aside / NOTE).replace(self.path / NOTE)
        aside.rmdir()
        sync(self.path)

    def remembered(self) -> bytes:
        """What is in the hidden file."""
        note = self.path / NOTE
        return note.read_bytes() if note.is_file() else b""

    def remove(self, version: str) -> int:
        """Out of sight by one rename, then gone; files that another release links stay with it."""
        aside = Path(mkdtemp(prefix=REMOVED, dir=self.path))
        (self.path / version).rename(aside / version)
        sync(self.path)
        freed = sum(status.st_size for status in map(os.stat, _files_below(aside)) if status.st_nlink == 1)
        shutil.rmtree(aside)
        return freed


def ready_output(output: Path) -> None:
    """Makes the folder of the releases where it is missing. Raises OSError where it cannot be made or written."""
    output.mkdir(parents=True, exist_ok=True)
    (output / ".lock").touch()


def link_files(base: Path, content: Path, held: Mapping[str, str]) -> None:
    """For each path of `held` that file below `base`, which the disk has, as a file below `content`.

    The same file, or a copy where there are no links, or no more of them. Most files of a release come this way: paths
    stay text here, and each folder is made once.
    """
    for folder in {path.rpartition("/")[0] for path in held}:
        (content / folder).mkdir(parents=True, exist_ok=True)
    for path, old in held.items():
        _link(f"{base}/{old}", f"{content}/{path}")


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copyfile(old, new)
        sync(Path(new))


def _files_below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
