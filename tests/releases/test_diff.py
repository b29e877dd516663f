"""What changed between two releases: exactly that, under its id, with its cause."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from flows.releases import manifest, plan
from flows.releases.diff import Diff, diff_releases
from flows.releases.standing import stand_at
from tests.releases.archives import build, manifest_of

ROOT = Path(__file__).parents[2]
ARCHIVE = {"晨报/a.md": [1, 2], "晨报/b.md": [3, 4, 5], "晨报/c.md": [2, 6], "晚报/d.md": [7]}
BUILD = """
import sys
from pathlib import Path
from flows.publication import publish

raw, output = map(Path, sys.argv[1:])
print(publish([raw], output).release.version)
"""


def steps(output: Path, *archives: dict[str, list[int]]) -> Diff:
    """The diff of the last two of these releases."""
    paths = [build(archive, output).path for archive in archives]
    return diff_releases(stand_at(Path(paths[-2])), stand_at(Path(paths[-1])))


def build_with(code: Path, raw: Path, output: Path) -> str:
    """The version that this copy of the project publishes of `raw`."""
    command = [sys.executable, "-c", BUILD, str(raw), str(output)]
    settings = {**os.environ, "PYTHONPATH": str(code)}
    return subprocess.run(command, env=settings, cwd=code, check=True, capture_output=True, text=True).stdout.strip()


def rows_of(diff: Diff, table: str) -> list[tuple[str, ...]]:
    return diff.rows.filter(pl.col("table") == table).select("change", "cause", "path").unique().sort(pl.all()).rows()


def test_a_document_that_came_and_one_that_went_are_said_with_all_their_rows(tmp_path: Path) -> None:
    rest = {path: numbers for path, numbers in ARCHIVE.items() if path != "晚报/d.md"}
    diff = steps(tmp_path, ARCHIVE, rest | {"晚报/e.md": [8]})
    came_and_went = [("added", "source", "晚报/e.md"), ("removed", "source", "晚报/d.md")]
    for table in ("documents", "articles", "mentions", "claims"):
        assert rows_of(diff, table) == came_and_went
    assert diff.rows.group_by("table").len().sort("table")["len"].to_list() == [2, 4, 2, 4]
    assert diff.fields.is_empty()


def test_a_document_whose_bytes_changed_is_one_row_changed_by_its_path(tmp_path: Path) -> None:
    diff = steps(tmp_path, ARCHIVE, ARCHIVE | {"晨报/b.md": [3, 4, 9]})
    assert rows_of(diff, "documents") == [("changed", "source", "晨报/b.md")]
    assert rows_of(diff, "claims") == [("added", "source", "晨报/b.md"), ("removed", "source", "晨报/b.md")]
    changed = diff.fields.filter(pl.col("table") == "documents")
    assert changed["column"].to_list() == ["sha256"]


def test_an_article_that_another_document_holds_now_is_changed_and_its_claims_are_not(tmp_path: Path) -> None:
    diff = steps(tmp_path, ARCHIVE, ARCHIVE | {"晨报/a.md": [1]})
    moved = diff.rows.filter(pl.col("table") == "articles", pl.col("path") == "晨报/c.md")
    assert moved.select("change", "cause").rows() == [("changed", "source")]
    assert rows_of(diff, "claims") == []


def test_a_diff_with_itself_is_empty(tmp_path: Path) -> None:
    release = stand_at(Path(build(ARCHIVE, tmp_path).path))
    assert diff_releases(release, release).rows.is_empty()


def test_a_release_carries_the_diff_to_the_one_before_it_and_notes_for_people(tmp_path: Path) -> None:
    first, second = build(ARCHIVE, tmp_path), build(ARCHIVE | {"晚报/e.md": [8]}, tmp_path)
    assert "The first release." in Path(first.path, "CHANGES.md").read_text(encoding="utf-8")
    notes = Path(second.path, "CHANGES.md").read_text(encoding="utf-8")
    assert notes.startswith("# 1.1.1\n")
    assert "| claims | 2 (2 source) | 0 | 0 |" in notes
    assert "## Documents added\n\n- 晚报/e.md\n" in notes
    computed = diff_releases(stand_at(Path(first.path)), stand_at(Path(second.path)))
    assert pl.read_parquet(Path(second.path, "changes/rows.parquet")).equals(computed.rows)
    assert pl.read_parquet(Path(second.path, "changes/fields.parquet")).equals(computed.fields)
    assert manifest_of(second.path)["changes"]["base"] == "1.1.0"


def test_where_page_and_code_are_others_the_cause_is_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(ARCHIVE, tmp_path)
    for module in (plan, manifest):
        monkeypatch.setattr(module, "digest_of_rows", lambda: "1" * 64)
    second = build(ARCHIVE | {"晨报/b.md": [3, 4, 9], "晚报/e.md": [8]}, tmp_path)
    diff = diff_releases(stand_at(Path(first.path)), stand_at(Path(second.path)))
    assert rows_of(diff, "documents") == [("added", "source", "晚报/e.md"), ("changed", "both", "晨报/b.md")]


FACTS = ("facts", "claims", "fact_id")  # what the claims in the changed unit state


@pytest.mark.slow
def test_a_lexicon_change_is_told_as_exactly_the_rows_that_it_touched(raw: Path, tmp_path: Path) -> None:
    """The project is copied, one line of its lexicon says something else, and the copy builds the next release."""
    code, output = tmp_path / "code", tmp_path / "output"
    for package in ("flows", "schemas"):
        shutil.copytree(ROOT / package, code / package, ignore=shutil.ignore_patterns("__pycache__"))
    build_with(code, raw, output)
    lexicon = code / "schemas" / "lexicon" / "units.tsv"
    lines = lexicon.read_text(encoding="utf-8")
    assert lines.count("\n吨\tkg\t1000\t") == 1
    lexicon.write_text(lines.replace("\n吨\tkg\t1000\t", "\n吨\tkg\t1016\t"), encoding="utf-8")
    assert build_with(code, raw, output) == "1.1.1"
    diff = diff_releases(stand_at(output / "1.1.0"), stand_at(output / "1.1.1"))
    for table, source, key in (("mentions", "mentions", "mention_id"), ("claims", "claims", "claim_id"), FACTS):
        rows = pl.read_parquet(output / "1.1.0" / source / "**/*.parquet", hive_partitioning=False)
        in_tons = rows.filter(pl.col("stated_unit") == "吨")[key].drop_nulls().unique()
        assert in_tons.len()
        touched = diff.rows.filter(pl.col("table") == table)
        assert sorted(touched["id"]) == sorted(in_tons)
        assert set(touched.select("change", "cause").rows()) == {("changed", "code")}
    assert set(diff.rows["table"]) == {"mentions", "claims", "facts"}
    assert set(diff.fields["column"]) == {"value", "lower", "upper"}
