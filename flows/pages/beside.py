"""What stands beside a page and says how it is read: the mapping of a dump, the home of a publication."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from flows.pages.columns import MAPPING, Columns, is_mapped, mapping_places, own_mapping, read_columns
from flows.pages.origin import Origin, read_home, source_place
from flows.pages.page import PageError

MOST_BESIDE = 100_000  # bytes; such a file has some ten lines
_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class Note:
    """A file beside pages; its content is None where it cannot be had, or is too long to be one."""

    name: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Beside:
    """The notes that apply to one page: `mapping` where it is a dump, `source` for its publication."""

    mapping: Note | None = None
    source: Note | None = None

    @property
    def content(self) -> bytes:
        """What decides, beside its own bytes, how the page is read: whether it has to be anew, hashes of both tell."""
        return b"".join(note.content or b"" for note in (self.mapping, self.source) if note)


NoteAt = Callable[[Path], Note | None]
LookBeside = Callable[[Path, Path], Beside]


def note_on_disk(place: Path) -> Note | None:
    """The note at a place of this disk, where there is one. Symbolic links are not followed."""
    if not _stands(place):
        return None
    try:
        with place.open("rb") as file:
            content = file.read(MOST_BESIDE + 1)
    except OSError:
        return Note(place.name, None)
    return Note(place.name, content if len(content) <= MOST_BESIDE else None)


def _stands(place: Path) -> bool:
    try:
        return place.is_file() and not place.is_symlink()
    except OSError:  # a name longer than the disk takes
        return False


def look_beside(path: Path, root: Path, note_at: NoteAt = note_on_disk) -> Beside:
    """What stands beside the file at `path`, which lies under `root`; `note_at` looks at one place."""
    source = source_place(path.parent)
    shared = Beside(_mapping_in(path.parent, root, note_at), note_at(source) if source else None)
    return _with_own(path, shared, note_at)


def look_beside_once() -> LookBeside:
    """`look_beside` for many files that do not change meanwhile: each folder is listed once.

    Folders are known by their text, for a path takes as long to be hashed as its folder to be listed.
    """
    note_at = cache(note_on_disk)
    mapping_above = cache(lambda folder, root: _mapping_in(folder, root, note_at))

    known: dict[tuple[str, str], tuple[frozenset[str], Beside]] = {}

    def look_in(folder: Path, root: Path) -> tuple[frozenset[str], Beside]:
        names, source = _mappings_in(folder), source_place(folder)
        own = note_at(folder / MAPPING) if MAPPING in names else None
        mapping = own or (mapping_above(folder.parent, root) if folder != root else None)
        return names, Beside(mapping, note_at(source) if source else None)

    def look(path: Path, root: Path) -> Beside:
        place = str(path).rpartition("/")[0], str(root)
        if place not in known:
            known[place] = look_in(path.parent, root)
        names, shared = known[place]
        if names or not is_mapped(path):
            return _with_own(path, shared, lambda own: note_on_disk(own) if own.name in names else None)
        return shared

    return look


def _mappings_in(folder: Path) -> frozenset[str]:
    """The names of all mappings in a folder; of none where it cannot be listed, nor then any file of it."""
    try:
        with os.scandir(folder) as found:
            return frozenset(entry.name for entry in found if entry.name.endswith(MAPPING))
    except OSError:
        return frozenset()


def _mapping_in(folder: Path, root: Path, note_at: NoteAt) -> Note | None:
    """The mapping of all dumps in a folder."""
    return next((note for place in mapping_places(folder, root) if (note := note_at(place))), None)


def _with_own(path: Path, shared: Beside, note_at: NoteAt) -> Beside:
    """What applies to a file, where its folder says this to all: a dump may have a mapping of its own."""
    if not is_mapped(path):
        return replace(shared, mapping=None)
    own = note_at(own_mapping(path))
    return replace(shared, mapping=own) if own else shared


def with_beside(origin: Origin, beside: Beside) -> Origin:
    """`origin` with what the notes say. Raises PageError for a note that cannot be used, with its name."""
    home = _said(beside.source, read_home) if beside.source else None
    columns = _said(beside.mapping, read_columns) if beside.mapping else Columns()
    return replace(origin, home=home, columns=columns)


def _said(note: Note, read: Callable[[bytes], _Said]) -> _Said:
    try:
        if note.content is None:
            raise PageError(f"it cannot be opened or has more than {MOST_BESIDE:,} bytes; mend it")
        return read(note.content)
    except PageError as wrong:
        raise PageError(f"{note.name} beside it cannot be used: {wrong}") from wrong
