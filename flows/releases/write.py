"""Publication: all tables together or nothing, by one rename; then the pointer."""

import re
from dataclasses import dataclass
from pathlib import Path

from flows.releases.files import sync, sync_tree
from flows.releases.gather import gather_tables
from flows.releases.manifest import Manifest, make_manifest, read_manifest, write_manifest
from schemas import CONTRACT_VERSION

LATEST = "latest"
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_CONTENT = ("contract_version", "tables", "inputs")


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it stands in its output folder.

    `published` is False where the newest release already held the same bytes of the same inputs: then nothing was
    written and this is that one. `counts` is the manifest's: rows by table, mentions by role, and so on.
    """

    version: str
    path: Path
    published: bool
    counts: dict[str, dict[str, int]]


def write_release(staging: Path, output: Path) -> Release:
    """What `staging` holds becomes the next release in `output`, under `output/latest` from then on.

    The newest release stays where it holds the same bytes of the same inputs, also where other code made it. Raises
    ReleaseError where what is staged cannot be a release, or the newest one is damaged. A crash at any moment leaves
    the releases before it whole.
    """
    content = staging / "release"
    content.mkdir()
    manifest = make_manifest(content, gather_tables(staging, content))
    newest = find_newest(output)
    if newest and _is_same(read_manifest(newest), manifest):
        _point_to(newest, staging)
        return Release(newest.name, newest, False, manifest["counts"])
    version = next_version(newest.name if newest else None)
    write_manifest(content, {"version": version, **manifest})
    sync_tree(content)
    content.rename(output / version)
    sync(output)
    _point_to(output / version, staging)
    return Release(version, output / version, True, manifest["counts"])


def find_newest(output: Path) -> Path | None:
    """The release with the highest version, also where `latest` does not lead to it yet."""
    releases = [folder for folder in output.iterdir() if _VERSION.fullmatch(folder.name)]
    return max(releases, key=lambda folder: _numbers(folder.name), default=None)


def next_version(newest: str | None) -> str:
    """MAJOR.MINOR is the contract's, PATCH counts the publications under it."""
    if newest and newest.startswith(f"{CONTRACT_VERSION}."):
        return f"{CONTRACT_VERSION}.{_numbers(newest)[-1] + 1}"
    return f"{CONTRACT_VERSION}.0"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _is_same(one: Manifest, other: Manifest) -> bool:
    """Whether two releases hold the same bytes, made from the same inputs."""
    return all(one[key] == other[key] for key in _CONTENT)


def _point_to(release: Path, staging: Path) -> None:
    """`latest` leads to a release, at once or not at all."""
    pointer = staging / LATEST
    pointer.symlink_to(release.name)
    pointer.replace(release.parent / LATEST)
    sync(release.parent)
