"""What every release says of the one before it: `changes/` for programs, CHANGES.md for people."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from flows.identity import digest_of_file
from flows.releases.diff import Diff, diff_releases
from flows.releases.files import write_parquet
from flows.releases.standing import Manifest, Standing
from schemas import TABLES

NOTES = "CHANGES.md"
CAUSES = {
    "source": "the raw page is another, came or went",
    "code": "the code that reads it is another",
    "both": "the page and the code are others",
}
CHANGES = ("added", "removed", "changed")
_MOST_NAMED = 50  # documents that the notes name; changes/rows.parquet has them all
Counts = dict[str, dict[str, dict[str, int]]]


def write_changes(folder: Path, old: Standing | None, new: Standing) -> Manifest:
    """Both into the folder of the release `new`; gives its part of the manifest."""
    diff = diff_releases(old, new) if old else None
    written = write_diff(diff, folder / "changes") if diff else []
    notes = [*_notes(new, old, diff)] if old and diff else [*_first_notes(new)]
    (folder / NOTES).write_text("\n".join([*notes, ""]), encoding="utf-8")
    files = [describe_file(folder, path) for path in (*written, folder / NOTES)]
    return {"base": old.version if old else None, "counts": count_changes(diff) if diff else {}, "files": files}


def write_diff(diff: Diff, folder: Path) -> list[Path]:
    """`rows.parquet` and `fields.parquet` of a diff."""
    folder.mkdir(parents=True, exist_ok=True)
    frames = {"rows": diff.rows, "fields": diff.fields}
    for name, frame in frames.items():
        write_parquet(frame, folder / f"{name}.parquet", compression="zstd")
    return [folder / f"{name}.parquet" for name in frames]


def count_changes(diff: Diff) -> Counts:
    """Rows by table, change and cause."""
    found: Counts = {}
    for table, change, cause, rows in diff.rows.group_by("table", "change", "cause").len().sort(pl.all()).iter_rows():
        found.setdefault(table, {}).setdefault(change, {})[cause] = rows
    return found


def count_fields(diff: Diff, table: str) -> list[tuple[str, str, int]]:
    """Column, cause and number of changed rows of a table, the most first."""
    counted = diff.fields.filter(pl.col("table") == table).group_by("column", "cause").len()
    return list(counted.sort("len", "column", "cause", descending=[True, False, False]).iter_rows())


def describe_file(folder: Path, file: Path) -> Manifest:
    """A file of the release in `folder` as its manifest describes it."""
    path = file.relative_to(folder).as_posix()
    return {"path": path, "bytes": file.stat().st_size, "sha256": digest_of_file(file)}


def _first_notes(new: Standing) -> Iterator[str]:
    yield f"# {new.version}"
    yield ""
    yield "The first release."
    yield ""
    yield from _table("table | rows", ((table, f"{new.manifest['tables'][table]['rows']:,}") for table in TABLES))


def _notes(new: Standing, old: Standing, diff: Diff) -> Iterator[str]:
    yield f"# {new.version}"
    yield ""
    yield f"What is other than in {old.version}. {_contract(old, new)} {_code(old, new)}"
    yield ""
    yield from _table("table | " + " | ".join(CHANGES), _rows_of(count_changes(diff)))
    for change in CHANGES:
        yield from _documents(diff, change)
    fields = count_fields(diff, "claims")
    if fields:
        yield from ("", "## What changed in claims", "")
        yield from _table("column | because | claims", ((c, CAUSES[cause], f"{n:,}") for c, cause, n in fields))


def _rows_of(counts: Counts) -> Iterator[tuple[str, ...]]:
    for table in TABLES:
        changes = counts.get(table, {})
        yield (table, *(_said(changes.get(change, {})) for change in CHANGES))


def _said(causes: dict[str, int]) -> str:
    """Rows with their causes, as `12 (10 source, 2 code)`."""
    said = ", ".join(f"{rows:,} {cause}" for cause, rows in causes.items())
    return f"{sum(causes.values()):,} ({said})" if causes else "0"


def _documents(diff: Diff, change: str) -> Iterator[str]:
    """The documents that came, went or changed in their bytes, by their paths."""
    of_documents = pl.col("table") == "documents"
    if change == "changed":
        paths = (
            diff.fields.filter(of_documents, pl.col("column").is_in(("sha256", "beside_sha256")))["id"].unique().sort()
        )
    else:
        paths = diff.rows.filter(of_documents, pl.col("change") == change)["id"]
    if paths.len():
        yield from ("", f"## Documents {change}", "")
        yield from (f"- {path}" for path in paths.head(_MOST_NAMED))
        if paths.len() > _MOST_NAMED:
            yield f"- and {paths.len() - _MOST_NAMED:,} more, in changes/rows.parquet"


def _contract(old: Standing, new: Standing) -> str:
    was, now = old.manifest["contract_version"], new.manifest["contract_version"]
    return f"The contract is {now} as before." if was == now else f"The contract is {now} and was {was}."


def _code(old: Standing, new: Standing) -> str:
    was, now = old.manifest["code"], new.manifest["code"]
    if was["sha256"] == now["sha256"]:
        return "The code that reads pages is the same."
    return f"The code that reads pages is another: {now['version']} ({now['sha256'][:12]}, was {was['sha256'][:12]})."


def _table(head: str, rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {head} |"
    yield "| " + " | ".join("---" for _ in head.split("|")) + " |"
    yield from ("| " + " | ".join(row) + " |" for row in rows)
