"""Fourteen years of announcements of one indicator, first, restated, rounded and revised, are one series (issue 7)."""

from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from flows.cli import main
from flows.facts.calendar import time_period
from flows.facts.gather import gather_facts
from flows.facts.history import SERIES, longest_series, select_facts, vintages_of
from flows.releases.folder import Folder
from flows.releases.plan import Plan
from flows.releases.staging import stage_shard
from flows.releases.write import write_release
from tests.claims.said import read_cases
from tests.facts.press import Piece, read_press

NAME, NATION = "国内生产总值", "100000"
CASES = read_cases("announcements")
YEARS = {  # each year's figures as first printed, vintage by vintage
    2011: ("single", ["471564亿元"]),
    2012: ("single", ["519322亿元"]),
    2013: ("revised", ["568845亿元", "588019亿元"]),
    2014: ("revised", ["636463亿元", "636139亿元", "643974亿元"]),
    2015: ("revised", ["676708亿元", "689052亿元"]),
    2016: ("revised", ["744127亿元", "743585亿元"]),
    2017: ("single", ["827122亿元"]),
    2018: ("revised", ["900309亿元", "919281亿元"]),
    2019: ("revised", ["990865亿元", "986515亿元"]),
    2020: ("revised", ["1015986亿元", "1013567亿元"]),
    2021: ("revised", ["1143670亿元", "1149237亿元"]),
    2022: ("agreed", ["1210207亿元"]),
    2023: ("revised", ["1260582亿元", "1294272亿元"]),
    2024: ("agreed", ["1349084亿元"]),
}
PARTS = {  # of a year, in 亿: cumulated periods, and quarters that stand alone
    "2012-Q1": 107995, "2012-S1": 227098, "2012-01-01/P9M": 353480,
    "2013-Q1": 118855, "2013-S1": 248009, "2013-01-01/P9M": 386762,
    "2017-S1": 381490, "2020-Q1": 206504, "2023-01-01/P9M": 913027,
    "2024-Q4": 373680, "2025-01-01/P9M": 1015036, "2025-Q3": 354500,
}  # fmt: skip
YEARLY = ("--unit", "CNY", "--frequency", "A")
REVISED = [year for year, (status, _) in YEARS.items() if status == "revised"]


@cache
def tables() -> dict[str, pl.DataFrame]:
    """All announcements of the cases, their claims, facts and findings."""
    pieces = [
        Piece(case["text"].replace("\\n", "\n"), case["issue_date"], case["publication"], home=case["home"])
        for case in CASES
    ]
    read = read_press(*pieces)
    return read | gather_facts(read["claims"], read["articles"])


def levels(place: str = NATION) -> pl.DataFrame:
    return select_facts(tables()["facts"], NAME, kind="level", unit="CNY", place=place, modality="fact")


def period_of(fact: dict[str, object]) -> str:
    return time_period(fact["period_start"], fact["period_end"], str(fact["frequency"]))  # type: ignore[arg-type]


def test_there_are_forty_announcements_and_more_in_fourteen_years() -> None:
    national = [case for case in CASES if case["home"] == NATION]
    days = [date.fromisoformat(case["issue_date"]) for case in national]
    assert len(national) >= 40
    assert max(days).year - min(days).year == 13


def test_every_announcement_states_a_fact_of_the_one_series() -> None:
    claims = tables()["claims"].filter(pl.col("fact_id").is_in(levels()["fact_id"].implode()))
    stated = set(claims.join(tables()["articles"], on="article_id").select("text").to_series())
    assert stated == {case["text"].replace("\\n", "\n") for case in CASES if case["home"] == NATION}


def test_the_series_is_of_one_country_in_one_unit_and_its_years_are_one_series() -> None:
    parts = ["indicator", *(part for part in SERIES if part != "frequency")]
    assert levels().select(parts).unique().height == 1
    years = longest_series(select_facts(tables()["facts"], "GDP", kind="level", place=NATION))
    assert years["period_end"].to_list() == [date(year, 12, 31) for year in YEARS]


def test_each_year_has_its_status_and_its_vintages_in_order() -> None:
    years = levels().filter(pl.col("frequency") == "A").sort("period_end")
    assert [(fact["period_end"].year, fact["status"]) for fact in years.iter_rows(named=True)] == [
        (year, status) for year, (status, _) in YEARS.items()
    ]
    found = vintages_of(years, tables()["claims"], tables()["articles"])
    assert found.group_by("fact_id", maintain_order=True).agg("stated")["stated"].to_list() == [
        vintages for _, vintages in YEARS.values()
    ]


def test_a_year_has_the_figure_of_its_last_vintage() -> None:
    years = levels().filter(pl.col("frequency") == "A").sort("period_end")
    newest = [float(vintages[-1].removesuffix("亿元")) * 1e8 for _, vintages in YEARS.values()]
    assert years["value"].to_list() == newest


def test_quarters_and_cumulated_periods_stand_apart() -> None:
    parts = levels().filter(pl.col("frequency") != "A")
    found = {period_of(fact): fact["value"] / 1e8 for fact in parts.iter_rows(named=True)}
    assert found == pytest.approx(PARTS)


def test_a_province_and_a_city_stand_apart_from_the_nation() -> None:
    province, city = levels("370000").sort("period_end"), levels("371300")
    assert province.select("subject", "status", "value").rows() == [
        ("山东省", "revised", 55230e8),
        ("山东省", "single", 92069e8),
    ]
    assert city.select("subject", "value").rows() == [("临沂市", 3336e8)]


def test_nominal_growth_is_no_vintage_of_real_growth() -> None:
    of_year = pl.col("period_end") == date(2023, 12, 31)
    grown = tables()["facts"].filter((pl.col("kind") == "growth") & of_year & (pl.col("place") == NATION))
    yearly = grown.filter((pl.col("frequency") == "A") & (pl.col("basis") == "yoy"))
    assert sorted(yearly.select("indicator", "value", "status").rows()) == [
        (f"名义{NAME}", 4.6, "single"),
        (NAME, 5.2, "single"),
    ]


def test_nothing_is_found_where_all_is_announced_and_revised() -> None:
    assert tables()["findings"].select("check", "arithmetic").rows() == []


def test_the_command_prints_the_series_with_its_revisions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    names = ("documents", "articles", "mentions", "claims", "rejected")
    with Folder(tmp_path).open_staging() as staging:
        stage_shard(staging, 0, {name: tables()[name] for name in names})
        release = write_release(staging, Folder(tmp_path), Plan(None)).path
    assert main(["series", NAME, "--release", release, "--kind", "level", "--place", NATION, *YEARLY]) == 0
    shown = capsys.readouterr().out
    lines = [line for line in shown.splitlines() if any(f"{year}" in line[:12] for year in YEARS)]
    assert len(lines) == len(YEARS)
    for year in REVISED:
        (line,) = (line for line in lines if f"{year}" in line[:12])
        assert all(figure in line for figure in YEARS[year][1])
        assert line.count("→") == len(YEARS[year][1]) - 1
