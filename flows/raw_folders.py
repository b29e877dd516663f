"""Raw files in a folder of this disk."""

import os
from collections.abc import Iterator
from pathlib import Path

from flows.pages.columns import is_mapping


def walk_folders(raw: Path, output: Path | None) -> Iterator[tuple[Path, list[tuple[Path, int]]]]:
    """Each folder with its files and their sizes, listed once, for an archive has many. Hidden ones stay out; a link to
    a folder is not followed, and stands as a file, so that it is told. Raises OSError for a folder that cannot be
    listed: taken for an empty one, its documents would leave the release.
    """
    if raw.is_file():
        yield raw.parent, [(raw, raw.lstat().st_size)]
        return
    ahead, left_out = [str(raw)], str(output)
    while ahead:
        found = []
        for entry in _list_folder(folder := ahead.pop()):
            if entry.is_dir(follow_symlinks=False):
                ahead += [entry.path] if entry.path != left_out else []
            elif not is_mapping(path := Path(entry.path)):
                found.append((path, entry.stat(follow_symlinks=False).st_size))
        yield Path(folder), found


def _list_folder(folder: str) -> list[os.DirEntry[str]]:
    """What stands in a folder and is not hidden."""
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".")]
