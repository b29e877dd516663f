"""A release is looked at again, byte by byte and row by row.

First the files; where all of them are whole, what their rows say of each other. Nothing is believed that can be
computed: digests, counts, ids, keys from table to table, and each quote in the text it is quoted from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pyarrow.parquet as pq

from flows.identity import digest_of
from flows.releases.manifest import dump_manifest, seal_of
from flows.releases.rows import check_rows
from flows.releases.standing import Manifest, Standing
from flows.releases.store import DESCRIPTOR, MANIFEST


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a release: the file or the table, and what about it."""

    where: str
    what: str


REMEDY = (
    "put the release back from a copy, or remove its folder and build again; "
    "files that did not change are shared with the releases before and after it, so verify these too"
)


def verify_release(release: Standing) -> Iterator[Problem]:
    """Everything that is wrong with a release; nothing where it is whole."""
    if not _is_as_written(release):
        yield Problem(MANIFEST, "is not as it was written")  # and all else is known by what it says
        return
    damaged = [*_check_version(release), *_check_files(release, own := described_files(release.manifest))]
    if all(problem.where != DESCRIPTOR for problem in damaged):  # it lists the others
        files = {file["path"]: file for listed in release.tables.values() for file in listed if file["path"] not in own}
        damaged += [*_check_files(release, files), *_check_strays(release, {*own, *files, MANIFEST})]
    yield from damaged
    if not damaged:
        yield from (Problem(where, what) for where, what in check_rows(release))


def described_files(manifest: Manifest) -> dict[str, Manifest]:
    """Every file that a manifest describes, by its path, in whichever part of it."""
    found: dict[str, Manifest] = {}
    for part in manifest.values():
        nested = part if isinstance(part, dict) else {}
        files = nested.get("files")
        if isinstance(files, list):
            found |= {file["path"]: file for file in files}
        else:
            found |= described_files(nested)
    return found


def _is_as_written(release: Standing) -> bool:
    """Whether the manifest has its one text and its seal, so that what it says can be believed."""
    manifest = release.manifest
    text = release.store.read(release.version, MANIFEST).decode("utf-8", "replace")
    is_sealed = not manifest.keys().isdisjoint(("seal", "descriptor"))  # the first releases had neither
    return text == dump_manifest(manifest) and manifest.get("seal") == (seal_of(manifest) if is_sealed else None)


def _check_version(release: Standing) -> Iterator[Problem]:
    if release.manifest["version"] != release.version:
        yield Problem(MANIFEST, f"says that it is of {release.manifest['version']}, not of {release.version}")


def _check_strays(release: Standing, known: set[str]) -> Iterator[Problem]:
    for path in sorted(set(release.store.files(release.version)) - known):
        yield Problem(path, "is no file of this release")


def _check_files(release: Standing, described: dict[str, Manifest]) -> Iterator[Problem]:
    for path, file in described.items():
        try:
            content = release.store.read(release.version, path)
        except OSError as error:
            yield Problem(path, f"cannot be read: {error.strerror or error}")
            continue
        yield from (Problem(path, what) for what in _check_file(content, file))


def _check_file(content: bytes, file: Manifest) -> Iterator[str]:
    if len(content) != file["bytes"]:
        yield f"has {len(content):,} bytes, not {file['bytes']:,}"
    elif digest_of(content) != file["sha256"]:
        yield "has other bytes than the manifest says"
    elif "rows" in file and (rows := pq.read_metadata(BytesIO(content)).num_rows) != file["rows"]:
        yield f"has {rows:,} rows, not {file['rows']:,}"
