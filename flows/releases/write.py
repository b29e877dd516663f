"""Publication: all tables together or nothing, by one step of the store; then the pointer."""

import json
from dataclasses import dataclass
from pathlib import Path

from flows.releases.changes import write_changes
from flows.releases.content import Coming, Content
from flows.releases.datapackage import write_descriptor
from flows.releases.gather import gather_tables
from flows.releases.manifest import make_manifest, write_manifest
from flows.releases.plan import Plan
from flows.releases.standing import Manifest, Standing
from flows.releases.store import ReleaseError, Store, numbers_of
from schemas import CONTRACT_VERSION

_CONTENT = ("contract_version", "inputs", "kept")


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it stands in its store; `path` is where, as a person types it.

    `published` is False where the newest release already held the same bytes of the same inputs: then nothing was
    written and this is that one. `counts` is the manifest's: rows by table, mentions by role, and so on.
    """

    version: str
    path: str
    published: bool
    counts: dict[str, dict[str, int]]


def write_release(staging: Path, store: Store, plan: Plan) -> Release:
    """What `staging` holds and `plan` carries becomes the next release in `store`, its latest from then on.

    The newest release stays where it holds the same bytes of the same inputs, also where other code made it. Raises
    ReleaseError where what is staged cannot be a release. A crash at any moment leaves the releases before it whole.
    """
    content = gather_tables(staging, plan)
    manifest = make_manifest(content, plan)
    if plan.before and _is_same(plan.before, manifest, content):
        _remember(plan.before, manifest["code"])
        return keep_release(plan.before)
    base = plan.before.version if plan.before else None
    version = next_version(base)
    while not store.take(version):
        version = next_version(version)
    changes = write_changes(content.folder, plan.before, Coming(store, version, manifest, content))
    numbered = {"version": version, **manifest, "changes": changes}
    write_manifest(content.folder, {**numbered, "descriptor": write_descriptor(content, numbered)})
    store.publish(version, content.folder, content.held, base)
    store.point_to(version)
    return Release(version, store.describe(version), True, manifest["counts"])


def keep_release(newest: Standing) -> Release:
    """The newest release stays; the pointer is set right where a crash left it behind."""
    newest.store.point_to(newest.version)
    return Release(newest.version, newest.store.describe(newest.version), False, newest.manifest["counts"])


def _remember(newest: Standing, code: Manifest) -> None:
    """That this code makes the newest release too, so that the next build has nothing to read because of it."""
    if newest.code != code:
        newest.store.remember(json.dumps({"version": newest.version, "code": code}).encode())


def next_version(newest: str | None) -> str:
    """MAJOR.MINOR is the contract's, PATCH counts the publications under it.

    Raises ReleaseError where the newest release follows a contract that this code does not know yet.
    """
    if newest and numbers_of(newest)[:2] > numbers_of(CONTRACT_VERSION):
        raise ReleaseError(f"{newest} follows a newer contract than {CONTRACT_VERSION}; build with a newer newsclaims")
    if newest and newest.startswith(f"{CONTRACT_VERSION}."):
        return f"{CONTRACT_VERSION}.{numbers_of(newest)[-1] + 1}"
    return f"{CONTRACT_VERSION}.0"


def _is_same(before: Standing, manifest: Manifest, content: Content) -> bool:
    """Whether a release holds the bytes of the one that is put together, made from the same inputs."""
    return before.tables == content.tables and all(before.manifest.get(key) == manifest[key] for key in _CONTENT)
