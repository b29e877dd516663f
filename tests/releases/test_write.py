"""A release: the same bytes for the same input, all of it or nothing, and readable by anyone."""

import json
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from flows.identity import digest_of, digest_of_file
from flows.releases.folder import STAGING, Folder
from flows.releases.plan import Plan
from flows.releases.staging import stage_shard
from flows.releases.standing import stand_at, stand_newest
from flows.releases.store import ReleaseError
from flows.releases.write import Release, next_version, write_release
from flows.tables import ReadDocument, tabulate
from schemas import TABLES
from tests.records import make_article, make_document, make_edition
from tests.releases.archives import bytes_of

SPAWN = multiprocessing.get_context("spawn")
MONTHS = {"2025-06", "2025-07", None}


def build(documents: Sequence[ReadDocument], output: Path, shard: int = 2) -> Release:
    """A release of documents, so many to a shard, all of them read."""
    store = Folder(output)
    with store.open_staging() as staging:
        for number, first in enumerate(range(0, len(documents), shard)):
            stage_shard(staging, number, tabulate(documents[first : first + shard]))
        return write_release(staging, store, Plan(stand_newest(store)))


def read(release: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(release / name / "**/*.parquet", hive_partitioning=True)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(build(make_edition(), tmp_path_factory.mktemp("output")).path)


@pytest.mark.parametrize("shard", [1, 2, 3, 6])
def test_the_order_of_files_and_the_size_of_shards_change_no_byte(shard: int, release: Path, tmp_path: Path) -> None:
    documents = make_edition()
    random.Random(shard).shuffle(documents)
    assert bytes_of(build(documents, tmp_path, shard).path) == bytes_of(release)


def test_a_shard_worked_twice_stands_once(release: Path, tmp_path: Path) -> None:
    """What a retried task leaves: a half of it from before, then all of it."""
    documents = make_edition()
    with Folder(tmp_path).open_staging() as staging:
        stage_shard(staging, 0, tabulate(documents[:5]))
        stage_shard(staging, 1, tabulate(documents[3:]))
        stage_shard(staging, 0, tabulate(documents[:3]))
        assert bytes_of(write_release(staging, Folder(tmp_path), Plan(None)).path) == bytes_of(release)


def test_a_path_that_looks_like_a_pattern_is_a_path(release: Path, tmp_path: Path) -> None:
    first, again = (build(make_edition(), tmp_path / "output[1]*") for _ in range(2))
    assert bytes_of(first.path) == bytes_of(release)
    assert not again.published


def test_a_table_is_a_folder_split_by_issue_month(release: Path) -> None:
    for name in ("documents", "articles", "mentions", "claims"):
        assert set(read(release, name)["issue_month"]) == MONTHS
    row = read(release, "claims").filter(pl.col("issue_month") == "2025-06").row(0, named=True)
    assert (row["quote"], row["issue_date"].isoformat()) == ("70只", "2025-06-01")


def test_rows_stand_in_order_of_date_publication_path_position_and_start(release: Path) -> None:
    quotes = read(release, "claims").sort("issue_date", nulls_last=True, maintain_order=True)["quote"].to_list()
    assert quotes == ["70只", "18家", "28家", "38家", "48家", "12条", "3条", "9家", "9家", "200米", "40棵"]


def test_the_second_copy_of_an_article_is_rejected_with_its_rows_and_its_document_counts_without_it(
    release: Path,
) -> None:
    lost = read(release, "rejected").select("table", "rule", "path").unique().sort("table")
    assert lost.rows() == [
        ("articles", "article_id_unique", "晨报/2025-07-31/c.md"),
        ("claims", "article_in_table", "晨报/2025-07-31/c.md"),
        ("mentions", "article_in_table", "晨报/2025-07-31/c.md"),
    ]
    counts = read(release, "documents").filter(pl.col("path") == "晨报/2025-07-31/c.md")
    assert counts.select("articles", "mentions", "claims").row(0) == (1, 1, 1)


def test_rows_in_are_rows_out_and_rows_rejected(release: Path) -> None:
    """Facts and findings are not of the pages: they balance against `claims`."""
    rows = sum(frame.height for frame in tabulate(make_edition()).values())
    assert sum(read(release, name).height for name in TABLES if name not in ("facts", "findings")) == rows
    assert read(release, "facts")["claims"].sum() == read(release, "claims")["fact_id"].count()


def test_a_fact_stands_in_the_month_that_first_states_it(release: Path) -> None:
    facts = read(release, "facts")
    assert set(facts["issue_month"]) == MONTHS
    assert facts["issue_month"].to_list() == [day and f"{day:%Y-%m}" for day in facts["first_issue_date"]]


def test_counts_of_documents_equal_the_rows(release: Path) -> None:
    documents = read(release, "documents")
    for name in ("articles", "mentions", "claims"):
        assert documents[name].sum() == read(release, name).height


def test_polars_reads_the_types_that_the_schemas_declare(release: Path) -> None:
    for name, model in TABLES.items():
        assert read(release, name).drop("issue_month").schema == model.empty().schema


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_what_polars_reads(release: Path, name: str) -> None:
    found = duckdb.sql(f"select * from read_parquet('{release}/{name}/**/*.parquet', hive_partitioning = true)").pl()
    columns = [column for column in found.columns if column != "issue_date"]
    assert sorted(map(repr, found.select(columns).rows())) == sorted(
        map(repr, read(release, name).select(columns).rows())
    )


def test_duckdb_asks_one_month_and_one_byline(release: Path) -> None:
    source = f"read_parquet('{release}/articles/**/*.parquet', hive_partitioning = true)"
    query = f"select count(*) from {source} where issue_month = '2025-07' and byline[1].name = '王某某'"
    assert duckdb.sql(query).fetchall() == [(4,)]


def test_a_file_carries_the_description_of_each_column(release: Path) -> None:
    for name, model in TABLES.items():
        for file in (release / name).rglob("*.parquet"):
            described = {field.name: field.metadata[b"description"].decode() for field in pq.read_schema(file)}
            assert described == {column: declared.description for column, declared in model.to_schema().columns.items()}


def test_manifest_and_descriptor_name_every_file_with_rows_size_and_digest(release: Path) -> None:
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    listed = [file for files in stand_at(release).tables.values() for file in files]
    beside = [*manifest["changes"]["files"], *manifest["descriptor"]["files"]]
    described = {file["path"] for file in [*listed, *beside]}
    assert described == bytes_of(release).keys() - {"manifest.json"}
    for file in listed:
        path = release / file["path"]
        assert (file["bytes"], file["sha256"]) == (path.stat().st_size, digest_of_file(path))
        assert file["rows"] == pq.read_metadata(path).num_rows
    assert {name: table["rows"] for name, table in manifest["tables"].items()} == manifest["counts"]["rows"]


def test_the_manifest_names_what_the_release_was_made_from(release: Path) -> None:
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    documents = sorted(make_edition(), key=lambda document: document.path)
    listing = "".join(f"{document.sha256}  {document.path}\n" for document in documents)
    size = sum(document.size for document in documents)
    assert manifest["inputs"] == {"documents": 6, "bytes": size, "sha256": digest_of(listing.encode())}
    assert (manifest["version"], manifest["contract_version"]) == ("1.1.0", "1.1")
    assert len(manifest["code"]["sha256"]) == 64


def test_counts_say_what_is_there(tmp_path: Path) -> None:
    counts = build(make_edition(), tmp_path).counts
    assert counts["documents_by_status"] == {"failed": 1, "read": 5}
    assert counts["mentions_by_role"] == {"claim": 11}
    assert counts["claims_by_kind"] == {"level": 11}
    assert counts["rejected"] == {
        "articles: article_id_unique": 1,
        "claims: article_in_table": 2,
        "mentions: article_in_table": 2,
    }


def test_a_build_without_rows_is_a_release_with_typed_tables(tmp_path: Path) -> None:
    path = Path(build([ReadDocument("x.md", "0" * 64, 0, None, (), "empty")], tmp_path).path)
    assert read(path, "claims").drop("issue_month").schema == TABLES["claims"].empty().schema
    assert duckdb.sql(f"select count(*) from '{path}/claims/**/*.parquet'").fetchall() == [(0,)]


def test_a_build_that_changes_nothing_publishes_nothing(tmp_path: Path) -> None:
    first, second = build(make_edition(), tmp_path), build(make_edition()[::-1], tmp_path, 3)
    assert (first.published, second.published) == (True, False)
    assert (second.version, second.path, second.counts) == (first.version, first.path, first.counts)
    assert (tmp_path / "latest").resolve() == Path(first.path)


def test_the_next_publication_counts_up_and_leaves_the_last_one_as_it_was(tmp_path: Path) -> None:
    first = build(make_edition(), tmp_path)
    before = bytes_of(first.path)
    second = build(make_edition()[1:], tmp_path)
    assert (first.version, second.version, (tmp_path / "latest").readlink()) == ("1.1.0", "1.1.1", Path("1.1.1"))
    assert bytes_of(first.path) == before


def test_a_new_contract_starts_at_patch_0() -> None:
    assert [next_version(newest) for newest in (None, "0.9.4", "1.1.9", "1.1.10")] == [
        "1.1.0",
        "1.1.0",
        "1.1.10",
        "1.1.11",
    ]


def test_a_lagging_pointer_is_set_right_by_the_next_build(tmp_path: Path) -> None:
    """What a crash between the rename and the pointer leaves."""
    release = build(make_edition(), tmp_path)
    (tmp_path / "latest").unlink()
    assert not build(make_edition(), tmp_path).published
    assert (tmp_path / "latest").resolve() == Path(release.path)


def test_what_a_dead_build_left_is_cleared_and_a_release_never_holds_it(tmp_path: Path) -> None:
    torn = tmp_path / f"{STAGING}dead" / "release" / "claims"
    torn.mkdir(parents=True)
    (torn / "part-000.parquet").write_bytes(b"PAR1")
    release = build(make_edition(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "1.1.0", "latest"]
    assert "claims/part-000.parquet" not in bytes_of(release.path)


def test_a_build_that_fails_publishes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    twins = [make_document("a.md", [make_article(text, {})]) for text in ("一张报。", "另一张。")]
    with pytest.raises(ReleaseError, match=r"two documents have the path a\.md"):
        build(twins, tmp_path, 1)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_a_damaged_release_is_named(tmp_path: Path) -> None:
    first = Path(build(make_edition(), tmp_path).path)
    (first / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"1\.1\.0/manifest\.json cannot be read"):
        build(make_edition()[:1], tmp_path)
    assert [path.name for path in tmp_path.glob("1.*")] == ["1.1.0"]


@pytest.mark.slow
def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    second = SPAWN.Process(target=build, args=(make_edition()[1:], tmp_path))
    with Folder(tmp_path).open_staging() as staging:
        second.start()
        stage_shard(staging, 0, tabulate(make_edition()))
        second.join(2)
        assert write_release(staging, Folder(tmp_path), Plan(None)).version == "1.1.0"
        assert len(list(tmp_path.glob(f"{STAGING}*"))) == 1
    second.join(60)
    assert (second.exitcode, (tmp_path / "latest").readlink()) == (0, Path("1.1.1"))


def test_a_killed_build_frees_its_lock_and_its_rest_is_cleared(tmp_path: Path) -> None:
    victim = SPAWN.Process(target=_hold, args=(tmp_path,))
    victim.start()
    while not list(tmp_path.glob(f"{STAGING}*/shards")):
        time.sleep(0.05)
    assert victim.pid
    os.kill(victim.pid, signal.SIGKILL)
    victim.join()
    assert build(make_edition(), tmp_path).version == "1.1.0"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "1.1.0", "latest"]


def _hold(output: Path) -> None:
    with Folder(output).open_staging() as staging:
        stage_shard(staging, 0, tabulate(make_edition()))
        time.sleep(600)
