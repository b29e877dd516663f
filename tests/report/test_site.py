"""The site of a release: the same bytes each time, nothing overwritten that is not a report, everything shipped."""

import json
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest

from flows.cli import main
from flows.publication import publish
from flows.releases.parts import SMALL
from flows.report import browser
from flows.report.article import blocks_of, numbers_of
from flows.report.scripts import call_of, packed
from flows.report.site import write_report
from flows.report.tables import read_articles
from tests.releases.archives import bytes_of

ROOT = Path(__file__).parents[2]
ASSETS = sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "flows/report").rglob("*") if path.suffix != ".pyc"
)


def values_of(script: Path) -> list[object]:
    """What a data file hands over."""
    call = script.read_text(encoding="utf-8")
    return list(json.loads(f"[{call[call.index('(') + 1 : call.rindex(')')]}]"))


class Elements(HTMLParser):
    """Counts the elements of a page and keeps its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_same_release_gives_the_same_bytes(release: Path, site: Path, tmp_path: Path) -> None:
    write_report(release, tmp_path / "again")
    assert bytes_of(tmp_path / "again") == bytes_of(site)


def test_a_report_replaces_a_report_and_nothing_else(release: Path, tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    write_report(release, tmp_path / "report")
    (tmp_path / "report" / "articles" / "left.html").touch()
    write_report(release, tmp_path / "report")
    assert not (tmp_path / "report" / "articles" / "left.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_folder_that_is_no_report_is_left_alone(
    release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert main(["report", str(release), "--to", str(tmp_path)]) == 2
    assert "is no report" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_a_folder_that_is_no_release_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path / "absent"), "--to", str(tmp_path / "report")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "report").exists()


def test_an_article_is_printed_whole_with_every_mention_in_it(release: Path) -> None:
    for printed in read_articles(release):
        numbers = numbers_of(printed)
        blocks = blocks_of(printed, numbers)
        pieces = [piece for block in blocks for piece in block.pieces]
        lines = ["".join(one if isinstance(one, str) else one.quote for one in block.pieces) for block in blocks]
        assert "\n".join(lines) == printed.article["text"]
        assert [piece for piece in pieces if not isinstance(piece, str)] == numbers
        assert len(numbers) == len(printed.mentions)


def test_an_article_has_its_numbers_however_each_table_is_cut_into_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SMALL, "articles", 1)
    for day in ("2025-06-04", "2025-06-05"):
        page = tmp_path / "raw" / "河湾日报" / day / "01.txt"
        page.parent.mkdir(parents=True)
        page.write_text("全县新建书屋31家。", encoding="utf-8")
    release = Path(publish([tmp_path / "raw"], tmp_path / "output").release.path)
    assert [len(list((release / name).rglob("*.parquet"))) for name in ("articles", "claims")] == [2, 1]
    assert [[claim["quote"] for claim in one.claims.values()] for one in read_articles(release)] == [["31家"], ["31家"]]


def test_every_claim_has_its_page_and_its_reading(release: Path, site: Path) -> None:
    claims = pl.read_parquet(release / "claims/**/*.parquet")
    for claim in claims.iter_rows(named=True):
        page = (site / "articles" / f"{claim['article_id']}.html").read_text(encoding="utf-8")
        assert f'id="{claim["claim_id"]}"' in page
        assert f'id="r-{claim["claim_id"]}"' in page
    (where,) = values_of(site / "data" / "where-.js")
    assert isinstance(where, dict)
    assert set(claims["claim_id"]) <= where.keys()


def test_hostile_words_add_no_element_to_a_page(site: Path) -> None:
    usual = {"html", "head", "meta", "title", "link", "script", "body", "a", "header", "small", "nav", "span", "button"}
    usual |= {"main", "p", "fieldset", "legend", "label", "input", "article", "h1", "bdi", "aside", "h2", "div"}
    usual |= {"details", "summary", "section", "h3", "dl", "dt", "dd", "code"}
    for path in (site / "articles").iterdir():
        page = Elements(path.read_text(encoding="utf-8"))
        assert set(page.names) <= usual
        assert page.names.count("script") == 3
        assert "60481729" not in page.words


def test_hostile_words_end_no_script_and_survive() -> None:
    words = "</script><!--\u2028\u2029&"
    call = call_of("take", words)
    assert not set("<>&\u2028\u2029") & set(call)
    assert json.loads(call.removeprefix("newsclaims.take(").removesuffix(");\n")) == words


@pytest.mark.parametrize("column", [["a", "a", "b", "a"], ["a", "b"], [], [None, None, None], [[1], [1], [1]]], ids=str)
def test_a_packed_column_gives_back_its_values(column: list[object]) -> None:
    found = packed(column)
    assert (found if isinstance(found, list) else [found["of"][at] for at in found["at"]]) == column


def test_a_long_table_is_cut_into_shards(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "SHARD_ROWS", 3)
    write_report(release, tmp_path / "report")
    data = tmp_path / "report" / "data"
    (head,) = values_of(data / "claims.js")
    assert isinstance(head, dict)
    shards = [values_of(data / f"claims-{at}.js") for at in range(head["shards"])]
    assert (
        sum(int(str(rows)) for _, rows, _ in shards)
        == head["rows"]
        == pl.read_parquet(release / "claims/**/*.parquet").height
    )
    assert max(int(str(rows)) for _, rows, _ in shards) == 3


def test_what_could_not_be_read_is_named_on_the_first_page(site: Path) -> None:
    assert "scan.png" in Elements((site / "index.html").read_text(encoding="utf-8")).words


@pytest.mark.slow
def test_a_wheel_holds_templates_styles_and_words(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    files = {name for name in ASSETS if (ROOT / name).is_file()} | {"schemas/vocabulary.tsv"}
    assert files <= shipped
