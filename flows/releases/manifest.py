"""manifest.json: what a release was made from, what it counts, and the digest of what it holds.

The files of the tables, with rows, size and digest, stand in datapackage.json alone, whose digest is here: written in
both they would weigh more than a day of a large archive.
"""

import json
from pathlib import Path

from flows.identity import digest_of
from flows.releases.code import digest_of_files, digest_of_rows, version_of_project
from flows.releases.content import Content, digest_of_list, sum_counts
from flows.releases.plan import Plan
from flows.releases.standing import Manifest
from flows.releases.store import MANIFEST
from schemas import CONTRACT_VERSION

COUNTS = {
    "documents_by_status": "documents",
    "mentions_by_role": "mentions",
    "claims_by_kind": "claims",
    "facts_by_status": "facts",
    "findings_by_check": "findings",
    "rejected": "rejected",
}


def make_manifest(content: Content, plan: Plan) -> Manifest:
    """What a release is, all but its version. Holds no time and no machine, so that equal releases have equal ones."""
    return {
        "name": "newsclaims",
        "contract_version": CONTRACT_VERSION,
        "code": {"version": version_of_project(), "sha256": digest_of_rows(), "files_sha256": digest_of_files()},
        "counts": count_rows(content),
        "inputs": _inputs_of(content),
        "kept": dict(sorted(plan.kept.items())),
        "tables": {table: _sum(files) for table, files in content.tables.items()},
    }


def count_rows(content: Content) -> dict[str, dict[str, int]]:
    """Rows by table, and within the tables as COUNTS says: documents by status, mentions by role, claims by kind …"""
    rows = {table: _sum(files)["rows"] for table, files in content.tables.items()}
    return {"rows": rows} | {count: sum_counts(content.tables[table]) for count, table in COUNTS.items()}


def write_manifest(content: Path, manifest: Manifest) -> None:
    """The manifest as a file, in the order given, sealed."""
    (content / MANIFEST).write_text(dump_manifest({**manifest, "seal": seal_of(manifest)}), encoding="utf-8")


def dump_manifest(manifest: Manifest) -> str:
    """The one text of a manifest, so that a byte of it that is another shows."""
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"


def seal_of(manifest: Manifest) -> str:
    """The SHA-256 of the text of all else that a manifest holds."""
    return digest_of(dump_manifest({key: part for key, part in manifest.items() if key != "seal"}).encode())


def _sum(files: list[Manifest]) -> Manifest:
    """A table: how many rows and bytes its files have."""
    return {part: sum(file[part] for file in files) for part in ("rows", "bytes")}


def _inputs_of(content: Content) -> Manifest:
    """The raw files as one line: how many, their bytes, and the digest of their list.

    The list itself is the table documents. Written out here it would weigh more than a day of a large archive.
    """
    inputs = content.documents
    return {"documents": inputs.height, "bytes": inputs["bytes"].sum(), "sha256": digest_of_list(inputs)}
