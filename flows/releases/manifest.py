"""manifest.json: every file of a release with its rows, size and digest, and what the release was made from."""

import json
from pathlib import Path
from typing import Any

import polars as pl

from flows.identity import digest_of
from flows.releases.code import digest_of_files, digest_of_rows, version_of_project
from flows.releases.content import Content, sum_counts
from flows.releases.plan import Plan
from flows.releases.standing import Manifest
from flows.releases.store import MANIFEST
from schemas import CONTRACT_VERSION, TABLES

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
    tables = {table: _describe(content, table) for table in TABLES}
    return {
        "name": "newsclaims",
        "contract_version": CONTRACT_VERSION,
        "code": {"version": version_of_project(), "sha256": digest_of_rows(), "files_sha256": digest_of_files()},
        "counts": count_rows(tables),
        "inputs": _inputs_of(content),
        "kept": dict(sorted(plan.kept.items())),
        "tables": tables,
    }


def count_rows(tables: dict[str, Manifest]) -> dict[str, dict[str, int]]:
    """Rows by table, and within the tables as COUNTS says: documents by status, mentions by role, claims by kind …"""
    rows = {table: described["rows"] for table, described in tables.items()}
    return {"rows": rows} | {count: sum_counts(tables[table]["files"]) for count, table in COUNTS.items()}


def write_manifest(content: Path, manifest: Manifest) -> None:
    """The manifest as a file, in the order given, sealed."""
    (content / MANIFEST).write_text(dump_manifest({**manifest, "seal": seal_of(manifest)}), encoding="utf-8")


def dump_manifest(manifest: Manifest) -> str:
    """The one text of a manifest, so that a byte of it that is another shows."""
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"


def seal_of(manifest: Manifest) -> str:
    """The SHA-256 of the text of all else that a manifest holds."""
    return digest_of(dump_manifest({key: part for key, part in manifest.items() if key != "seal"}).encode())


def _describe(content: Content, table: str) -> Manifest:
    files = [content.files[path] for path in content.paths(table)]
    return {"rows": sum(file["rows"] for file in files), "files": files}


def _inputs_of(content: Content) -> Manifest:
    """The raw files as one line: how many, their bytes, and the digest of the list that `sha256sum` would print.

    The list itself is the table documents. Written out here it would weigh more than a day of a large archive.
    """
    inputs = content.documents.sort("path")
    listing: list[Any] = inputs.select(pl.format("{}  {}\n", "sha256", "path")).to_series().to_list()
    digest = digest_of("".join(listing).encode())
    return {"documents": inputs.height, "bytes": inputs["bytes"].sum(), "sha256": digest}
