"""The history of an indicator: selected by any of its words, with its vintages, in the formats of others."""

import csv
import io
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from flows.cli import main
from flows.facts.calendar import duration, observation_date, time_period
from flows.facts.data_commons import data_commons
from flows.facts.history import longest_series, select_facts, vintages_of
from flows.facts.sdmx import ATTRIBUTES, DIMENSIONS, MEASURE, sdmx_csv
from flows.releases.folder import Folder
from flows.releases.plan import Plan
from flows.releases.staging import stage_shard
from flows.releases.write import write_release
from tests.facts.press import Piece, read_press
from tests.facts.test_announcements import FINAL, FIRST, RESTATED, REVISED

PRESS = [
    FIRST,
    RESTATED,
    REVISED,
    FINAL,
    Piece("2012年国内生产总值518942亿元，比上年增长7.7%。", "2013-01-18"),
    Piece("前三季度，聊城市地区生产总值1600亿元，增长5%左右。", "2019-10-20", home="371500"),
    Piece("2014年国内生产总值预计增长7%至8%。", "2014-03-05"),
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    with Folder(output).open_staging() as staging:
        stage_shard(staging, 0, read_press(*PRESS))
        return Path(write_release(staging, Folder(output), Plan(None)).path)


@pytest.fixture(scope="module")
def tables(release: Path) -> dict[str, pl.DataFrame]:
    names = ("facts", "claims", "articles")
    return {name: pl.read_parquet(release / name / "**/*.parquet", hive_partitioning=False) for name in names}


@pytest.mark.parametrize("words", ["国内生产总值", "GDP", "地区生产总值", "全国GDP"])
def test_any_word_of_an_indicator_selects_its_facts(words: str, tables: dict[str, pl.DataFrame]) -> None:
    found = select_facts(tables["facts"], words, place="100000", kind="level")
    assert found["period_end"].to_list() == [date(2012, 12, 31), date(2013, 12, 31)]


def test_a_word_of_growth_selects_growth(tables: dict[str, pl.DataFrame]) -> None:
    assert set(select_facts(tables["facts"], "GDP增速")["kind"]) == {"growth"}
    assert set(select_facts(tables["facts"], "GDP增速", modality="fact")["unit"]) == {"%"}


def test_the_longest_series_comes_first_and_is_of_one_place_and_unit(tables: dict[str, pl.DataFrame]) -> None:
    points = longest_series(select_facts(tables["facts"], "GDP"))
    assert points.select("place", "unit", "frequency").unique().height == 1
    assert points["period_end"].is_sorted()


def test_a_fact_has_its_vintages_in_order_of_issue(tables: dict[str, pl.DataFrame]) -> None:
    fact = select_facts(tables["facts"], "GDP", kind="level", status="revised")
    vintages = vintages_of(fact, tables["claims"], tables["articles"])
    assert vintages.select("vintage", "stated", "stated_by").rows() == [
        *((0, "568845亿元", 2), (1, "588019亿元", 1)),
        (2, "592963亿元", 1),
    ]
    assert vintages["issued"].is_sorted()


@pytest.mark.parametrize(
    ("start", "end", "frequency", "written", "length", "dated"),
    [
        ("2023-01-01", "2023-12-31", "A", "2023", "P1Y", "2023"),
        ("2023-07-01", "2023-12-31", "S", "2023-S2", "P6M", "2023-12"),
        ("2023-04-01", "2023-06-30", "Q", "2023-Q2", "P3M", "2023-06"),
        ("2023-02-01", "2023-02-28", "M", "2023-02", "P1M", "2023-02"),
        ("2023-02-03", "2023-02-03", "D", "2023-02-03", "P1D", "2023-02-03"),
        (None, "2023-02-03", "D", "2023-02-03", "P1D", "2023-02-03"),
        ("2023-01-01", "2023-09-30", "_O", "2023-01-01/P9M", "P9M", "2023-09-30"),
        ("2016-01-01", "2020-12-31", "_O", "2016-01-01/P5Y", "P5Y", "2020-12-31"),
        ("2023-10-01", "2023-10-07", "_O", "2023-10-01/P7D", "P7D", "2023-10-07"),
    ],
)
def test_a_period_is_written_as_the_standards_have_it(
    start: str | None, end: str, frequency: str, written: str, length: str, dated: str
) -> None:
    first, last = start and date.fromisoformat(start), date.fromisoformat(end)
    assert time_period(first or None, last, frequency) == written
    assert duration(first or None, last) == length
    assert observation_date(last, frequency) == dated


def test_sdmx_csv_has_its_three_columns_then_dimensions_measure_and_attributes(tables: dict[str, pl.DataFrame]) -> None:
    text = sdmx_csv(tables["facts"])
    assert text.count("\r\n") == tables["facts"].height + 1
    header, *rows = list(csv.reader(io.StringIO(text)))
    assert header == ["STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, MEASURE, *ATTRIBUTES]
    assert {tuple(row[:3]) for row in rows} == {("dataflow", "NEWSCLAIMS:FACTS(1.1.0)", "I")}
    keys = [tuple(row[3 : 3 + len(DIMENSIONS)]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(all(key) for key in keys)


def test_data_commons_maps_every_column_and_defines_every_node_that_is_ours(tables: dict[str, pl.DataFrame]) -> None:
    files = data_commons(tables["facts"])
    rows = list(csv.DictReader(io.StringIO(files["facts.csv"])))
    assert len(rows) == tables["facts"]["value"].count()
    mapped = [line.rpartition("->")[2] for line in files["facts.tmcf"].splitlines() if "C:facts->" in line]
    assert set(mapped) <= set(rows[0])
    defined = {line.removeprefix("Node: ") for line in files["facts.mcf"].splitlines() if line.startswith("Node: ")}
    used = {row[column] for row in rows for column in ("variable", "about")}
    assert used - defined == {"dcid:country/CHN"}
    assert defined <= used


def test_the_command_shows_a_series_with_its_vintages(
    release: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    assert main(["series", "GDP", "--release", str(release), "--kind", "level", "--place", "100000"]) == 0
    shown = capsys.readouterr().out
    assert "568845亿元 (2014-01-20) → 588019亿元 (2014-12-19) → 592963亿元 (2015-01-07)" in shown
    assert "51,894,200,000,000 │ █" in shown


def test_a_narrow_terminal_cuts_no_number(
    release: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["series", "GDP", "--release", str(release), "--kind", "level", "--place", "100000"]) == 0
    shown = capsys.readouterr().out
    assert "…" not in shown
    assert {"51,894,200,000,000", "59,296,300,000,000", "revised"} <= set(shown.replace("│", " ").split())


def test_a_drawing_keeps_chinese_as_text_and_is_the_same_each_time(release: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.svg" for number in range(2)]
    for file in files:
        assert main(["series", "GDP", "--release", str(release), "--kind", "level", "--output", str(file)]) == 0
    text = files[0].read_text(encoding="utf-8")
    assert "国内生产总值, 中国 (100000)" in text
    assert "replaced by a later vintage" in text
    assert text == files[1].read_text(encoding="utf-8")


def test_a_png_is_a_png(release: Path, tmp_path: Path) -> None:
    file = tmp_path / "gdp.png"
    assert main(["series", "GDP", "--release", str(release), "--output", str(file)]) == 0
    assert file.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("form", ["parquet", "sdmx-csv", "datacommons"])
def test_all_facts_are_exported_in_each_format(form: str, release: Path, tmp_path: Path) -> None:
    output = tmp_path / "facts"
    assert main(["series", "--release", str(release), "--format", form, "--output", str(output)]) == 0
    if form == "parquet":
        assert {"fact_id", "vintage", "issued", "vintage_value"} <= set(pl.read_parquet(output).columns)
    elif form == "datacommons":
        assert sorted(path.name for path in output.iterdir()) == ["facts.csv", "facts.mcf", "facts.tmcf"]
    else:
        assert output.read_bytes().startswith(b"STRUCTURE,STRUCTURE_ID,ACTION,")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["series"], "name an indicator"),
        (["series", "GDP", "--output", "x.pdf"], "neither .svg nor .png"),
        (["series", "GDP", "--format", "parquet"], "needs --output"),
        (["series", "GDP", "--release", "nowhere"], "nowhere holds no table facts"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    message = capsys.readouterr().err
    assert said in message
    assert message.count("\n") == 1


def test_an_indicator_that_no_fact_has_is_said_so(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "苹果产量", "--release", str(release)]) == 1
    assert "holds no such fact of 苹果产量" in capsys.readouterr().err
