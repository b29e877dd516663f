"""A release as it stands in its store: its manifest, and its rows by table and month."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from flows.pages.page import AGAIN
from flows.releases.files import scan_parquet
from flows.releases.staging import MONTH
from flows.releases.store import DESCRIPTOR, LATEST, MANIFEST, ReleaseError, Store, open_store
from flows.tables.quarantine import empty_table

Manifest = dict[str, Any]


@dataclass(frozen=True)
class Standing:
    """One release. What is read is only the columns and the months that are asked for. `manifest` is as written."""

    store: Store
    version: str
    manifest: Manifest

    def files(self, name: str, months: Iterable[str] | None = None) -> list[Manifest]:
        """The files of a table as the manifest describes them: all, or those of some months."""
        wanted = None if months is None else set(months)
        return [file for file in self.tables.get(name, []) if wanted is None or month_of(file["path"]) in wanted]

    def scan(self, name: str, months: Iterable[str] | None = None) -> pl.LazyFrame:
        """The rows of a table, in the order of the release; typed and empty where there is no file."""
        return self.scan_files(name, [file["path"] for file in self.files(name, months)])

    def scan_files(self, name: str, paths: Sequence[str]) -> pl.LazyFrame:
        """The rows of files of a table; typed and empty where there is no file."""
        return self.store.scan(self.version, paths) if paths else empty_table(name).lazy()

    @cached_property
    def tables(self) -> dict[str, list[Manifest]]:
        """The files of each table: `path`, `rows`, `bytes`, `sha256`, and `counts` of what is counted in it.

        Raises ReleaseError where the descriptor that lists them cannot be read.
        """
        if all("files" in table for table in self.manifest["tables"].values()):
            return {name: table["files"] for name, table in self.manifest["tables"].items()}  # as of old
        resources = _read_json(self.store, self.version, DESCRIPTOR)["resources"]
        return {resource["name"]: list(_files_of(resource)) for resource in resources}

    @cached_property
    def code(self) -> Manifest:
        """The digests of the code that makes this release: of the last by which it came out the same."""
        try:
            note = json.loads(self.store.remembered() or b"{}")
        except ValueError:
            note = {}
        code: Manifest = note["code"] if note.get("version") == self.version else self.manifest["code"]
        return code

    @cached_property
    def documents(self) -> pl.DataFrame:
        """Each document, as `read_documents` has it."""
        return read_documents(self.scan("documents"))

    @cached_property
    def articles(self) -> pl.DataFrame:
        """Each article: its ids and `issue_date`, the `path` of its document, `issue_month`, and where it stands as AT
        has it.

        `at_position` counts the articles of a document in the order of the release. That is the order in which they
        were read, among those of one day, and only there the order of rows depends on it.
        """
        columns = ("article_id", "document_id", "publication", "issue_date", MONTH.alias("issue_month"))
        paths = self.documents.select("document_id", "path")
        articles = self.scan("articles").select(columns).collect()
        found = articles.join(paths, on="document_id", how="left", maintain_order="left")
        at_position = pl.int_range(pl.len(), dtype=pl.Int64).over("document_id")
        return found.rename({"publication": "at_publication"}).with_columns(at_path="path", at_position=at_position)

    @cached_property
    def months_of_rejected(self) -> pl.DataFrame:
        """`path` and `issue_month` of each row of `rejected`."""
        return self.scan("rejected").select("path", MONTH.alias("issue_month")).collect()


def read_documents(rows: pl.LazyFrame) -> pl.DataFrame:
    """Each row of `documents`: `path`, `document_id`, `bytes`, `sha256`, and `issue_month`, where it stands.

    `source` is what it comes from, as `flows.shards.digest_of_raw` has it; `again` whether it was refused for want of
    time, which says nothing of the next time.
    """
    beside = pl.col("beside_sha256") if "beside_sha256" in rows.collect_schema() else pl.lit(None, pl.String)
    source = pl.concat_str("sha256", beside, ignore_nulls=True).alias("source")
    again = pl.col("error").str.contains(AGAIN, literal=True).fill_null(False).alias("again")
    columns = ("path", "document_id", "bytes", "sha256", source, again, MONTH.alias("issue_month"))
    return rows.select(columns).collect()


def month_of(path: str) -> str:
    """The month in the path of a file of a table."""
    return path.split("/")[1].removeprefix("issue_month=")


def scan_table(release: Path, name: str) -> pl.LazyFrame:
    """All rows of a table in the folder of a release, in their order. Raises ReleaseError where it holds none."""
    paths = sorted((release / name).rglob("*.parquet"))
    if not paths:
        raise ReleaseError(f"{release} holds no table {name}; give the folder of a release, as output/latest")
    return scan_parquet(paths)


def stand_newest(store: Store) -> Standing | None:
    """The newest release of a store, also where `latest` does not lead to it yet."""
    versions = store.versions()
    return stand(store, versions[-1]) if versions else None


def stand_at(release: Path | str) -> Standing:
    """The release in a folder or at an address, or where `latest` leads. Raises ReleaseError where there is none."""
    if isinstance(release, str):
        return _stand_remote(release)
    folder = release.resolve()
    if not (folder / MANIFEST).is_file():
        raise ReleaseError(f"{release} is no release; name its folder, as output/1.0.0 or output/latest")
    return stand(open_store(folder.parent), folder.name)


def _stand_remote(url: str) -> Standing:
    """A release of an object store, which knows no links."""
    place, _, name = url.rpartition("/")
    store = open_store(place)
    version = store.latest() if name == LATEST else name
    if version not in store.versions():
        raise ReleaseError(f"{url} is no release; name its address, as s3://bucket/output/1.0.0")
    return stand(store, version)


def stand(store: Store, version: str) -> Standing:
    """A release of a store. Raises ReleaseError where its manifest cannot be read."""
    return Standing(store, version, _read_json(store, version, MANIFEST))


def _read_json(store: Store, version: str, path: str) -> Manifest:
    try:
        read: Manifest = json.loads(store.read(version, path))
        if not isinstance(read, dict):
            raise ValueError("no object")
    except (OSError, ValueError) as error:
        where = f"{store.describe(version)}/{path}"
        raise ReleaseError(f"{where} cannot be read; remove that folder or put it back whole") from error
    return read


def _files_of(resource: Manifest) -> Iterator[Manifest]:
    """The files of a table that the descriptor has as `resource`."""
    paths = [resource["path"]] if isinstance(resource["path"], str) else resource["path"]
    for path, file in zip(paths, resource["files"], strict=True):
        digest = file["hash"].removeprefix("sha256:")
        counts = {"counts": file["counts"]} if "counts" in file else {}
        yield {"path": path, "rows": file["rows"], "bytes": file["bytes"], "sha256": digest} | counts
