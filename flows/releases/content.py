"""The files of the next release: written anew, or held from the release before where its bytes are the same."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polars as pl

from flows.identity import digest_of, digest_of_file
from flows.releases.files import scan_parquet, settle_rows, sort_rows, write_table
from flows.releases.parts import cut_parts
from flows.releases.staging import MONTH, NO_MONTH
from flows.releases.standing import Manifest, Standing, month_of, read_documents
from flows.tables.quarantine import empty_table
from schemas import TABLES

COUNTED = {
    "documents": pl.col("status"),
    "mentions": pl.col("role"),
    "claims": pl.col("kind"),
    "facts": pl.col("status"),
    "findings": pl.col("check"),
    "rejected": pl.format("{}: {}", "table", "rule"),
}


@dataclass
class Content:
    """What the next release holds: `files` as its manifest will describe them, by path.

    `newest` is the newest month that has articles. New files stand below `folder`; `held` gives for each of the others
    its path in the release `before`.
    """

    folder: Path
    before: Standing | None = None
    newest: str | None = None
    files: dict[str, Manifest] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, month: str, rows: pl.DataFrame) -> None:
        """The rows of a table in one month, in as many files as `cut_parts` makes of them; none where there is none."""
        newest = month == self.newest
        for number, part in enumerate(cut_parts(name, sort_rows(name, rows), newest=newest)):
            file = f"{name}/issue_month={month}/part-{number:03}.parquet"
            self._write(name, file, part if newest else settle_rows(name, part))

    def close(self, name: str, moved: set[str]) -> None:
        """Call when all months of a table that `moved` are written: the others are held as they are.

        A table without rows is a file without rows, which still has columns.
        """
        for file in self.before.files(name, self.months_before(name) - moved) if self.before else ():
            if file["rows"]:
                self.files[file["path"]], self.held[file["path"]] = file, file["path"]
        if not self.paths(name):
            self._write(name, f"{name}/issue_month={NO_MONTH}/part-000.parquet", empty_table(name))

    @property
    def tables(self) -> dict[str, list[Manifest]]:
        """The files of each table, in order."""
        return {name: [self.files[path] for path in self.paths(name)] for name in TABLES}

    def keep(self, path: str, text: str) -> Manifest:
        """A file that is no table's, as the manifest describes it: held where the release before has it as it is."""
        digest = digest_of(text.encode())
        described = {"path": path, "bytes": len(text.encode()), "sha256": digest}
        stood = self.before.manifest.get("descriptor", {"files": []})["files"] if self.before else []
        if described in stood:
            self.held[path] = path
        else:
            (self.folder / path).parent.mkdir(exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")
        return described

    def paths(self, name: str) -> list[str]:
        """The files of a table, in order."""
        return sorted(path for path in self.files if path.startswith(f"{name}/"))

    def months_before(self, name: str) -> set[str]:
        """The months that a table has files of in the release before."""
        return {month_of(file["path"]) for file in self.before.files(name)} if self.before else set()

    def scan(self, name: str, months: Collection[str] | None = None) -> pl.LazyFrame:
        """All rows of a table, new and held, or those of some months, in no order."""
        return self.scan_files(name, [path for path in self.paths(name) if months is None or month_of(path) in months])

    def scan_files(self, name: str, paths: Sequence[str]) -> pl.LazyFrame:
        """The rows of files of a table, new and held, in no order; typed and empty where there is no file."""
        new = [self.folder / path for path in paths if path not in self.held]
        held = [self.held[path] for path in paths if path in self.held]
        frames = [scan_parquet(new)] if new else []
        if held and self.before:
            frames.append(self.before.store.scan(self.before.version, held))
        return pl.concat(frames) if frames else empty_table(name).lazy()

    @cached_property
    def documents(self) -> pl.DataFrame:
        """Each document, as `read_documents` has it; to be asked for when the table is closed."""
        stood = [self.before.documents] if self.before else []
        return self._known("documents", stood, read_documents)

    @cached_property
    def printed(self) -> pl.DataFrame:
        """`document_id`, `publication` and `issue_date` of each article; to be asked for when the table is closed."""
        columns = ("document_id", "publication", "issue_date")
        before = [self.before.articles.rename({"at_publication": "publication"})] if self.before else []
        stood = [articles.select(*columns, "issue_month") for articles in before]
        return self._known("articles", stood, lambda rows: rows.select(*columns, MONTH.alias("issue_month")).collect())

    def _known(
        self, name: str, stood: list[pl.DataFrame], read: Callable[[pl.LazyFrame], pl.DataFrame]
    ) -> pl.DataFrame:
        """What `read` makes of a table, where it made `stood` of the release before: only moved months are opened."""
        moved = {month_of(path) for path in self.paths(name) if path not in self.held}
        moved |= self.months_before(name) - {month_of(path) for path in self.paths(name)}
        stays = [rows.filter(~pl.col("issue_month").is_in(list(moved))) for rows in stood]
        return pl.concat([*stays, read(self.scan(name, moved))])

    def _write(self, name: str, path: str, rows: pl.DataFrame) -> None:
        file = self.folder / path
        write_table(name, rows, file)
        digest, size = digest_of_file(file), file.stat().st_size
        self.files[path] = {"path": path, "rows": rows.height, "bytes": size, "sha256": digest} | _counts_of(name, rows)
        same = self._same(name, digest)
        if same:
            file.unlink()
            self.held[path] = same

    def _same(self, name: str, digest: str) -> str | None:
        """The file of the release before that has these bytes."""
        files = self.before.files(name) if self.before else []
        return next((file["path"] for file in files if file["sha256"] == digest), None)


@dataclass(frozen=True)
class Coming(Standing):
    """A release that is put together, to be looked at as one that stands."""

    content: Content

    @cached_property
    def tables(self) -> dict[str, list[Manifest]]:
        """The files of each table."""
        return self.content.tables

    @cached_property
    def documents(self) -> pl.DataFrame:
        """Each document, as `read_documents` has it."""
        return self.content.documents

    def scan_files(self, name: str, paths: Sequence[str]) -> pl.LazyFrame:
        """The rows of files of a table, new and held."""
        return self.content.scan_files(name, paths)


def _counts_of(name: str, rows: pl.DataFrame) -> dict[str, dict[str, int]]:
    """Rows by status, role, kind or broken rule, so that no file has to be opened to count a release."""
    if name not in COUNTED:
        return {}
    found = rows.group_by(COUNTED[name].cast(pl.String).alias("by")).len()
    return {"counts": dict(sorted(found.iter_rows()))}


def digest_of_list(files: pl.DataFrame) -> str:
    """The SHA-256 of the list that `sha256sum` would print of raw files, which have `path` and `sha256`."""
    lines = files.sort("path").select(pl.format("{}  {}\n", "sha256", "path"))
    return digest_of("".join(lines.to_series().to_list()).encode())


def sum_counts(files: list[Manifest]) -> dict[str, int]:
    """The counts of all files, by name."""
    total = Counter[str]()
    for file in files:
        total.update(file.get("counts", {}))
    return dict(sorted(total.items()))
