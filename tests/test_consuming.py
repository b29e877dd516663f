"""docs/consuming.md: every block that can run here is run, on two releases of the sample edition."""

import re
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from flows.releases.folder import Folder
from flows.releases.plan import Plan
from flows.releases.standing import stand_newest
from flows.releases.write import write_release
from flows.shards import Shard, find_raw_files, work_shard

ROOT = Path(__file__).parents[1]
DOC = (ROOT / "docs" / "consuming.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(python|sql)\n(.*?)```", DOC, re.DOTALL)
PYTHON = [code for language, code in BLOCKS if language == "python" and not code.startswith("# spark")]
SQL = [code for language, code in BLOCKS if language == "sql"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose `output` holds 1.1.0, which lacks a page, and 1.1.1, which has another instead."""
    folder = tmp_path_factory.mktemp("consumer")
    files, store = find_raw_files([ROOT / "raw"]), Folder(folder / "output")
    for edition in (files[1:], files[:-1]):
        with store.open_staging() as staging:
            work_shard(staging, Shard(0, tuple(edition)))
            write_release(staging, store, Plan(stand_newest(store)))
    return folder


def run(code: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(place)
    names: dict[str, Any] = {}
    exec(compile(code, "docs/consuming.md", "exec"), names)
    return names


def test_there_is_a_block_for_each_reader() -> None:
    readers = ("polars", "pandas", "pyarrow.dataset")
    assert all(any(f"import {reader}" in code for code in PYTHON) for reader in readers)
    assert (len(PYTHON), len(SQL)) == (5, 2)


@pytest.mark.parametrize("code", PYTHON, ids=lambda code: code.split("import ")[1].split()[0])
def test_a_block_of_python_runs_and_finds_claims(code: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = run(code, place, monkeypatch)
    assert len(names["claims"]) > 0 if "claims" in names else names["manifest"]["version"] == "1.1.1"


@pytest.mark.parametrize("code", SQL, ids=("places", "articles"))
def test_a_block_of_sql_finds_rows(code: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    assert duckdb.sql(code).fetchall()


def test_the_article_join_finds_every_claim_where_its_quote_stands(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    assert len(duckdb.sql(SQL[1]).fetchall()) == pl.read_parquet("output/1.1.0/claims/").height


def test_a_table_that_follows_the_changes_is_the_next_release(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = next(code for code in PYTHON if "changes" in code and "stale" in code)
    names = run(code, place, monkeypatch)
    assert {"added", "removed"} <= set(names["changes"]["change"])
    whole = pl.read_parquet(place / "output/1.1.1/claims/", hive_partitioning=False)
    assert_frame_equal(names["claims"].sort("claim_id"), whole.sort("claim_id"))
    assert names["claims"].height != names["mine"].height
