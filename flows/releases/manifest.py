"""manifest.json: every file of a release with its rows, size and digest, and what the release was made from."""

import json
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import polars as pl

from flows.identity import digest_of_code, digest_of_file
from flows.releases.gather import Gathered, ReleaseError
from schemas import CONTRACT_VERSION, TABLES

Manifest = dict[str, Any]
NAME = "manifest.json"


def make_manifest(content: Path, gathered: Gathered) -> Manifest:
    """What a release is, all but its version. Holds no time and no machine, so that equal releases have equal ones."""
    files = {path: _describe(content / path, rows) for path, rows in gathered.rows.items()}
    return {
        "name": "newsclaims",
        "contract_version": CONTRACT_VERSION,
        "code": {"version": _code_version(), "sha256": digest_of_code()},
        "counts": count_rows(gathered),
        "tables": {table: _files_of(table, files) for table in TABLES},
        "inputs": _inputs_of(content),
    }


def count_rows(gathered: Gathered) -> dict[str, dict[str, int]]:
    """Rows by table; documents and facts by status, mentions by role, claims by kind, findings and rejected by rule."""
    rows = {table: sum(n for path, n in gathered.rows.items() if path.startswith(f"{table}/")) for table in TABLES}
    return {
        "rows": rows,
        "documents_by_status": _ordered(gathered.documents_by_status),
        "mentions_by_role": _ordered(gathered.mentions_by_role),
        "claims_by_kind": _ordered(gathered.claims_by_kind),
        "facts_by_status": _ordered(gathered.facts_by_status),
        "findings_by_check": _ordered(gathered.findings_by_check),
        "rejected": _ordered(gathered.rejected_by_rule),
    }


def read_manifest(release: Path) -> Manifest:
    """The manifest of a release. Raises ReleaseError where the folder holds none that can be read."""
    try:
        manifest: Manifest = json.loads((release / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{release / NAME} cannot be read; remove that folder or put it back whole") from error
    return manifest


def write_manifest(content: Path, manifest: Manifest) -> None:
    """The manifest as a file, in the order given."""
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (content / NAME).write_text(f"{text}\n", encoding="utf-8")


def _describe(file: Path, rows: int) -> Manifest:
    return {"rows": rows, "bytes": file.stat().st_size, "sha256": digest_of_file(file)}


def _files_of(table: str, files: dict[str, Manifest]) -> Manifest:
    own = {path: described for path, described in sorted(files.items()) if path.startswith(f"{table}/")}
    rows = sum(described["rows"] for described in own.values())
    return {"rows": rows, "files": [{"path": path, **described} for path, described in own.items()]}


def _inputs_of(content: Path) -> list[Manifest]:
    """Every raw file, read or not, in order of paths."""
    documents = pl.scan_parquet(content / "documents/**/*.parquet", hive_partitioning=False)
    return documents.select("path", "bytes", "sha256").sort("path").collect().to_dicts()


def _code_version() -> str:
    try:
        return version("newsclaims")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "unreleased"


def _ordered(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items()))
