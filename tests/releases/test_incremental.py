"""A build that reads only what is new makes the very bytes that reading everything makes."""

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.pages.page import AGAIN
from flows.releases import facts, files, manifest, parts, plan, write
from flows.releases.folder import Folder
from flows.releases.plan import plan_build
from flows.releases.staging import NO_MONTH
from flows.releases.standing import Standing, stand_at, stand_newest
from flows.releases.store import ReleaseError
from flows.tables import ReadDocument
from tests.releases import archives
from tests.releases.archives import build, document, manifest_of, tables_of

ARCHIVE = {"晨报/a.md": [1, 2], "晨报/b.md": [3, 4, 5], "晨报/c.md": [2, 6], "晚报/d.md": [7]}
PATHS = st.sampled_from(["a.md", "b.md", "c.md", "d.md", "e.md"])
CONTENTS = st.sampled_from([[1], [1, 2], [2, 3, 4], [3, 1], [4, 4, 5], [6, 2], [7], []])
ARCHIVES = st.dictionaries(PATHS, CONTENTS, min_size=1)


def paths_read(archive: dict[str, list[int]], output: Path) -> set[str]:
    """What a build of this archive would read."""
    before = stand_newest(Folder(output))
    return set(plan_build(before, archive, lambda path: document(path, archive[path]).sha256).fresh)


def read(release: str, name: str) -> pl.DataFrame:
    return pl.read_parquet(Path(release) / name / "**/*.parquet", hive_partitioning=False)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.lists(ARCHIVES, min_size=2, max_size=5))
def test_any_sequence_of_additions_changes_and_removals_gives_the_bytes_of_a_build_from_scratch(
    archives: list[dict[str, list[int]]],
) -> None:
    """Copies of articles among them, so that first copies come and go."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "SMALL", dict.fromkeys(parts.SMALL, 2))
        patched.setattr(parts, "LARGE", 3)
        patched.setattr(parts, "FACTS", 2)
        patched.setattr(files, "sync", lambda path: None)
        for archive in archives:
            stepwise = build(archive, Path(folder, "steps"))
        scratch = build(archives[-1], Path(folder, "scratch"))
        assert tables_of(stepwise.path) == tables_of(scratch.path)
        assert stepwise.counts == scratch.counts
        assert stand_at(Path(stepwise.path)).tables == stand_at(Path(scratch.path)).tables
        for part in ("tables", "inputs", "kept"):
            assert manifest_of(stepwise.path)[part] == manifest_of(scratch.path)[part]


def test_only_documents_that_are_new_or_changed_are_read(tmp_path: Path) -> None:
    build(ARCHIVE, tmp_path)
    assert paths_read(ARCHIVE, tmp_path) == set()
    assert paths_read(ARCHIVE | {"晨报/b.md": [3, 4]}, tmp_path) == {"晨报/b.md"}
    assert paths_read(ARCHIVE | {"晨报/e.md": [8]}, tmp_path) == {"晨报/e.md"}


def test_where_the_code_changed_every_document_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(ARCHIVE, tmp_path)
    monkeypatch.setattr(plan, "digest_of_rows", lambda: "1" * 64)
    assert paths_read(ARCHIVE, tmp_path) == ARCHIVE.keys()


def test_where_only_the_code_of_files_changed_none_is_read_and_the_same_bytes_publish_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(ARCHIVE, tmp_path)
    monkeypatch.setattr(plan, "digest_of_files", lambda: "1" * 64)
    assert paths_read(ARCHIVE, tmp_path) == set()
    assert not build(ARCHIVE, tmp_path).published


def test_code_that_makes_the_same_release_is_remembered_and_nothing_is_read_because_of_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(ARCHIVE, tmp_path)
    for module in (plan, manifest, facts):
        monkeypatch.setattr(module, "digest_of_rows", lambda: "1" * 64)
    assert paths_read(ARCHIVE, tmp_path) == ARCHIVE.keys()
    assert not build(ARCHIVE, tmp_path).published
    assert paths_read(ARCHIVE, tmp_path) == set()
    assert paths_read(ARCHIVE | {"晨报/e.md": [8]}, tmp_path) == {"晨报/e.md"}
    (tmp_path / ".code").write_bytes(b"{")
    assert paths_read(ARCHIVE, tmp_path) == ARCHIVE.keys()


def test_a_file_that_did_not_change_is_the_same_file(tmp_path: Path) -> None:
    first, second = build(ARCHIVE, tmp_path), build(ARCHIVE | {"晚报/d.md": [7, 11]}, tmp_path)
    undated, june = (f"claims/issue_month={month}/part-000.parquet" for month in (NO_MONTH, "2025-06"))
    assert second.version == "1.1.1"
    assert Path(first.path, june).samefile(Path(second.path, june))
    assert not Path(first.path, undated).samefile(Path(second.path, undated))


def test_a_document_that_left_raw_leaves_and_the_next_copy_of_its_articles_takes_their_place(tmp_path: Path) -> None:
    first = build(ARCHIVE, tmp_path)
    assert read(first.path, "rejected")["path"].unique().to_list() == ["晨报/c.md"]
    rest = {path: numbers for path, numbers in ARCHIVE.items() if path != "晨报/a.md"}
    assert paths_read(rest, tmp_path) == {"晨报/c.md"}
    second = build(rest, tmp_path)
    assert read(second.path, "documents")["path"].sort().to_list() == sorted(rest)
    assert read(second.path, "rejected").is_empty()
    assert read(second.path, "articles").height == 6


def test_an_earlier_copy_that_arrives_displaces_the_one_that_stood(tmp_path: Path) -> None:
    build(ARCHIVE, tmp_path)
    second = build(ARCHIVE | {"早报/0.md": [7]}, tmp_path)
    assert set(read(second.path, "rejected")["path"]) == {"晨报/c.md", "晚报/d.md"}
    counts = read(second.path, "documents").filter(pl.col("path") == "晚报/d.md")
    assert counts.select("articles", "mentions", "claims").row(0) == (0, 0, 0)


def test_keep_keeps_a_document_that_left_raw_and_says_so(tmp_path: Path) -> None:
    first = build(ARCHIVE, tmp_path)
    rest = {path: numbers for path, numbers in ARCHIVE.items() if path != "晨报/b.md"}
    second = build(rest, tmp_path, keep=True)
    assert tables_of(second.path) == tables_of(first.path)
    assert list(manifest_of(second.path)["kept"]) == ["晨报/b.md"]
    assert not build(rest, tmp_path, keep=True).published
    third = build(rest, tmp_path)
    assert "晨报/b.md" not in read(third.path, "documents")["path"].to_list()


def test_a_kept_document_that_would_have_to_be_read_is_named(tmp_path: Path) -> None:
    build(ARCHIVE, tmp_path)
    rest = ARCHIVE | {"晨报/a.md": [1]}
    del rest["晨报/c.md"]
    with pytest.raises(ReleaseError, match=r"晨报/c\.md is no longer in raw/.*put it back"):
        build(rest, tmp_path, keep=True)


def test_documents_that_could_not_be_had_are_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "_UNREADABLE", "0" * 64)
    archive = ARCHIVE | {"x.md": []}
    build(archive, tmp_path)
    assert paths_read(archive, tmp_path) == {"x.md"}


def test_documents_refused_for_want_of_time_are_read_again_and_no_other_that_was_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = ReadDocument("slow.pdf", "1" * 64, 1, None, (), f"reading it took more than 900 s; {AGAIN}, or split it")
    monkeypatch.setattr(
        archives, "document", lambda path, numbers: slow if path == slow.path else document(path, numbers)
    )
    archive = ARCHIVE | {"slow.pdf": [], "x.md": []}
    first = build(archive, tmp_path)
    assert paths_read(archive, tmp_path) == {"slow.pdf"}
    second = build(archive, tmp_path)
    assert (second.published, tables_of(second.path)) == (False, tables_of(first.path))


def test_a_day_more_leaves_the_parts_before_it_and_a_new_month_makes_one_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SMALL", {"articles": 1, "claims": 1})
    first, second = build({"a.md": [4, 8]}, tmp_path), build({"a.md": [4, 8], "b.md": [5, 9]}, tmp_path)
    june = [f"articles/issue_month=2025-06/part-{number:03}.parquet" for number in (0, 1)]
    assert sorted(path for path in tables_of(second.path) if path.startswith("articles")) == june
    assert Path(first.path, june[0]).samefile(Path(second.path, june[0]))
    third = build({"a.md": [4, 8], "b.md": [5, 9], "c.md": [6]}, tmp_path)
    july = "articles/issue_month=2025-07/part-000.parquet"
    assert sorted(path for path in tables_of(third.path) if path.startswith("articles")) == [june[0], july]


def make_old(release: str) -> None:
    """The manifest as the first releases of contract 1.0 had it."""
    old = {key: part for key, part in manifest_of(release).items() if key not in ("kept", "changes", "seal")}
    del old["code"]["files_sha256"]
    old["inputs"] = [{"path": path, "bytes": 1, "sha256": "0" * 64} for path in ARCHIVE]
    for name, listed in stand_at(Path(release)).tables.items():
        old["tables"][name]["files"] = [{key: file[key] for key in file if key != "counts"} for file in listed]
    Path(release, "datapackage.json").unlink()
    Path(release, "manifest.json").write_text(json.dumps(old), encoding="utf-8")


def test_a_release_with_a_manifest_of_old_is_a_release_to_go_on_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its code is another, so every document is read; columns that came since ask nothing of it."""
    first = build(ARCHIVE, tmp_path)
    make_old(first.path)
    for module in (plan, manifest):
        monkeypatch.setattr(module, "digest_of_rows", lambda: "1" * 64)
    second = build(ARCHIVE | {"晚报/e.md": [8]}, tmp_path)
    scratch = build(ARCHIVE | {"晚报/e.md": [8]}, tmp_path / "scratch")
    assert (second.version, tables_of(second.path)) == ("1.1.1", tables_of(scratch.path))
    assert second.counts == scratch.counts
    assert "| claims | 2 (2 source) | 0 | 0 |" in Path(second.path, "CHANGES.md").read_text(encoding="utf-8")


def test_a_column_that_came_keeps_no_document_that_nobody_can_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(ARCHIVE, tmp_path)
    whole = Standing.scan

    def without_unit(release: Standing, name: str, months: Iterable[str] | None = None) -> pl.LazyFrame:
        rows = whole(release, name, months)
        return rows.drop("unit") if name == "claims" else rows

    monkeypatch.setattr(Standing, "scan", without_unit)
    monkeypatch.setattr(plan, "digest_of_rows", lambda: "1" * 64)
    build(ARCHIVE | {"晚报/e.md": [8]}, tmp_path)
    rest = {path: numbers for path, numbers in ARCHIVE.items() if path != "晨报/b.md"}
    with pytest.raises(ReleaseError, match=r"claims of the release before has no unit, .*put them back"):
        build(rest, tmp_path, keep=True)


def test_a_release_of_a_newer_contract_is_not_followed_by_an_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "CONTRACT_VERSION", "7.2")
    assert build(ARCHIVE, tmp_path).version == "7.2.0"
    monkeypatch.undo()
    with pytest.raises(ReleaseError, match=r"7\.2\.0 follows a newer contract .*build with a newer newsclaims"):
        build({"晨报/a.md": [1]}, tmp_path)
