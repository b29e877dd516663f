"""Verifying finds whatever is not as it was published, and says which file or table."""

import random
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from flows.cli import main
from flows.releases.files import write_table
from flows.releases.standing import stand_at
from flows.releases.verify import verify_release
from tests.releases.archives import build, copy_releases, list_again

ARCHIVE = {"晨报/a.md": [1, 2], "晨报/b.md": [3, 4, 5, 5], "晨报/c.md": [2, 6], "坏/x.md": []}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    build(ARCHIVE, output)
    build(ARCHIVE | {"晨报/e.md": [8]}, output)
    return output


@pytest.fixture
def release(output: Path, tmp_path: Path) -> Path:
    return copy_releases(output, tmp_path) / "1.1.1"


def problems_of(release: Path) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in verify_release(stand_at(release))]


def test_a_release_as_published_is_whole(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert problems_of(release) == problems_of(release.parent / "1.1.0") == []
    assert main(["verify", str(release.parent / "latest")]) == 0
    assert capsys.readouterr().out.startswith("1.1.1 is whole")


@pytest.mark.parametrize("seed", range(12))
def test_one_flipped_bit_anywhere_is_found_and_its_file_named(seed: int, release: Path) -> None:
    chance = random.Random(seed)
    file = chance.choice(sorted(path for path in release.rglob("*") if path.is_file() and path.name != "manifest.json"))
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    assert problems_of(release) == [(file.relative_to(release).as_posix(), "has other bytes than the manifest says")]


def test_a_manifest_that_was_written_over_is_named(release: Path) -> None:
    text = (release / "manifest.json").read_text(encoding="utf-8")
    for changed in (
        text.replace("\n ", "\n\t", 1),
        text.replace('"code": {\n  "version": "', '"code": {\n  "version": "9'),
        *(text.replace(f'"{part}":', f'"{part[1:]}":') for part in ("version", "counts", "tables", "seal")),
    ):
        assert changed != text
        (release / "manifest.json").write_text(changed, encoding="utf-8")
        assert problems_of(release) == [("manifest.json", "is not as it was written")]


def test_files_that_are_gone_cut_short_or_too_many_are_named(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (release / "CHANGES.md").unlink()
    (release / "claims" / "part-000.parquet").write_bytes(b"PAR1")
    rows = release / "changes" / "rows.parquet"
    rows.write_bytes(rows.read_bytes()[:-1])
    assert main(["verify", str(release)]) == 1
    said = capsys.readouterr().err
    for what in ("CHANGES.md cannot be read", "claims/part-000.parquet is no file of this release", "rows.parquet has"):
        assert what in said
    assert "put the release back from a copy" in said


def forge(release: Path, name: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    """Rows of the first file of a table that were changed by somebody who knows how to write a release."""
    path = stand_at(release).tables[name][0]["path"]
    write_table(name, change(pl.read_parquet(release / path, hive_partitioning=False)), release / path)
    list_again(release, path)


LONGER = pl.col("end") + 1
FORGERIES: list[tuple[str, Callable[[pl.DataFrame], pl.DataFrame], str]] = [
    ("mentions", lambda rows: rows.with_columns(quote=pl.col("quote") + "x"), "quote what the text does not say"),
    ("claims", lambda rows: rows.with_columns(end=LONGER), "no mention with their span in the role of a claim"),
    ("claims", lambda rows: rows.with_columns(end=LONGER), "an id that is not their hash"),
    ("claims", lambda rows: rows.with_columns(part_of=pl.lit("0" * 24)), "have a part_of that claims lacks"),
    ("claims", lambda rows: rows.head(1), "the manifest counts"),
    ("claims", lambda rows: rows.head(1), "do not count their claims"),
    ("claims", lambda rows: pl.concat([rows, rows]), "stand more than once"),
    ("articles", lambda rows: rows.with_columns(document_id=pl.lit("0" * 24)), "a document_id that documents lacks"),
    ("articles", lambda rows: rows.clear(), "have a article_id that articles lacks"),
    ("articles", lambda rows: rows.with_columns(page=pl.lit("z")), "an id that is not their hash"),
    ("documents", lambda rows: rows.with_columns(articles=pl.col("articles") + 1), "do not count their articles"),
    ("documents", lambda rows: rows.with_columns(path=pl.col("path") + "x"), "an id that is not their hash"),
]


@pytest.mark.parametrize(("table", "change", "said"), FORGERIES, ids=[said for _, _, said in FORGERIES])
def test_rows_that_contradict_each_other_are_found_though_every_digest_is_right(
    table: str, change: Callable[[pl.DataFrame], pl.DataFrame], said: str, release: Path
) -> None:
    forge(release, table, change)
    assert any(said in what for _, what in problems_of(release))


def test_a_file_whose_columns_are_not_of_its_contract_is_found(release: Path) -> None:
    for file in stand_at(release).tables["claims"]:
        rows = pl.read_parquet(release / file["path"], hive_partitioning=False)
        rows.with_columns(pl.col("value").cast(pl.Float32)).write_parquet(release / file["path"])
        list_again(release, file["path"])
    assert problems_of(release)[0] == ("claims", "has value as Float32; its contract says Float64")
