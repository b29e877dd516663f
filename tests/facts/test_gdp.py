"""Every wording of the gross domestic product comes to one series: its announcements, roundings and revisions."""

import polars as pl
import pytest

from flows.facts.identify import fact_ids, identify
from tests.claims.said import read_cases
from tests.claims.test_gdp import read_claim
from tests.facts.press import Piece, facts_of, read_press

NAME = "国内生产总值"
ANNOUNCED = [  # of 2019: 986515亿元
    "初步核算，全年国内生产总值986515亿元，比上年增长6.1%。",
    "国家统计局今天发布，2019年国内生产总值为986515亿元。",
    "2019年我国GDP达到986515亿元。",
    "2019年，我国国内生产总值（GDP）986515亿元，按可比价格计算，比上年增长6.1%。",
    "2019年，中国GDP总量达98.65万亿元。",
    "2019年我国国内生产总值达98.7万亿元，同比增长6.1%。",
    "2019年，全国国内生产总值接近100万亿元。",
    "2019年，我国经济总量达到98.65万亿元。",
    "2019年我国GDP约98.65万亿元。",
    "2019年，我国国内生产总值超98万亿元。",
    "2019年，我国国内生产总值突破90万亿元大关。",
    "据初步核算，2019年全年国内生产总值98万6515亿元。",
]
REVISED = [  # to 990865亿元
    "经最终核实，2019年国内生产总值为990865亿元。",
    "修订后，2019年国内生产总值为990865亿元。",
    "国家统计局今天公布初步核实结果，2019年国内生产总值为990865亿元。",
    "根据第四次全国经济普查结果，2019年国内生产总值修订为990865亿元。",
    "2019年，国内生产总值最终核实数为990865亿元，比初步核算数多4350亿元。",
    "经核实，2019年我国GDP为990865亿元。",
]
GROWN = [
    "2019年国内生产总值比上年增长6.1%。",
    "2019年我国GDP增速为6.1%。",
    "2019年，中国经济增长6.1%。",
    "2019年我国国内生产总值同比增长6.1%。",
    "2019年，全国国内生产总值按不变价格计算增长6.1%。",
]


def yearly(kind: str, *pieces: Piece) -> pl.DataFrame:
    """The facts of a kind about the whole of 2019."""
    facts = facts_of(*pieces)["facts"]
    return facts.filter((pl.col("kind") == kind) & (pl.col("frequency") == "A") & (pl.col("indicator") == NAME))


@pytest.mark.parametrize("text", ANNOUNCED)
def test_an_announcement_agrees_with_the_first(text: str) -> None:
    first, other = Piece("2019年全国国内生产总值986515亿元。", "2020-01-17"), Piece(text, "2020-01-18", "晚报")
    (fact,) = yearly("level", first, other).to_dicts()
    assert (fact["status"], fact["value"], fact["publications"]) == ("agreed", 986515e8, 2)


@pytest.mark.parametrize("text", REVISED)
def test_a_revision_makes_the_fact_a_revised_one(text: str) -> None:
    first, revised = Piece(ANNOUNCED[0], "2020-01-17"), Piece(text, "2020-12-30")
    (fact,) = yearly("level", first, revised).to_dicts()
    assert (fact["status"], fact["value"]) == ("revised", 990865e8)


@pytest.mark.parametrize("text", GROWN)
def test_growth_is_one_fact_in_every_wording(text: str) -> None:
    (fact,) = yearly("growth", Piece(ANNOUNCED[0], "2020-01-17"), Piece(text, "2020-02-28", "晚报")).to_dicts()
    assert (fact["status"], fact["value"], fact["code"]) == ("agreed", 6.1, "NY.GDP.MKTP.KD.ZG")


def test_growth_in_constant_prices_is_no_finding_against_levels_in_current_ones() -> None:
    last = Piece("2018年国内生产总值919281亿元。", "2019-01-21")
    assert facts_of(last, *(Piece(text, "2020-01-17") for text in ANNOUNCED[:2]))["findings"].is_empty()


def test_all_cases_of_announcements_name_one_indicator_of_one_country() -> None:
    """Those of `tests/cases/gdp.tsv` that accept the bare name and the country, as levels in yuan or as growth."""
    cases = [case for case in read_cases("gdp") if case["indicator"].startswith(NAME) and _is_of_china(case)]
    claims = pl.DataFrame([_row(case) for case in cases], infer_schema_length=None)
    named = identify(claims)
    assert named.height > 240
    assert named.select("indicator", "subject", "place").unique().rows() == [(NAME, "中国", "100000")]
    assert fact_ids(claims).null_count() == claims["period_end"].null_count()


def test_a_region_has_a_series_of_its_own() -> None:
    region = Piece("2019年，聊城市地区生产总值2259亿元。", "2020-01-20", home="371500")
    facts = facts_of(Piece(ANNOUNCED[1], "2020-01-17"), region)["facts"]
    assert facts.filter(pl.col("kind") == "level").select("indicator", "subject", "place").sort("place").rows() == [
        (NAME, "中国", "100000"),
        (NAME, "聊城市", "371500"),
    ]


def test_an_aim_is_never_one_fact_with_what_came_of_it() -> None:
    aim = Piece("2019年国内生产总值计划增长6.5%。", "2019-03-05")
    facts = facts_of(aim, Piece(GROWN[0], "2020-01-17"))["facts"]
    assert sorted(facts.select("modality", "value", "status").rows()) == [
        ("fact", 6.1, "single"),
        ("target", 6.5, "single"),
    ]


def test_growth_on_the_quarter_is_another_fact_than_on_the_year() -> None:
    claims = read_press(Piece("2019年四季度国内生产总值同比增长6.0%，环比增长1.5%。", "2020-01-17"))["claims"]
    assert claims["fact_id"].n_unique() == 2


def _is_of_china(case: dict[str, str]) -> bool:
    moved = (case["kind"], case["unit"]) in (("level", "CNY"), ("growth", "%"))
    return moved and case["subject"] == "全国|中国|我国" and "年均" not in case["indicator"]


def _row(case: dict[str, str]) -> dict[str, object]:
    claim = read_claim(case)
    basis = claim.basis
    return {
        "indicator": claim.indicator,
        "subject": claim.subject,
        "place": claim.place,
        "period_start": claim.period.start,
        "period_end": claim.period.end,
        "kind": claim.change.kind,
        "unit": claim.quantity.unit,
        "stated_unit": claim.quantity.stated_unit,
        "basis": basis and basis.code,
        "basis_text": basis and basis.text,
        "modality": claim.modality,
        "sentence": case["text"].translate({ord("【"): None, ord("】"): None}),
        "quote": claim.mention.quote,
    }
