"""Which claims speak of one thing, and which do not: a wrong merge is worse than none."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.identify import READ, fact_ids
from flows.facts.indicator import fold, indicator_of
from flows.facts.subject import subject_of

YEAR = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
LEVEL: dict[str, Any] = {
    "indicator": "国内生产总值",
    "subject": "全国",
    "place": "100000",
    **YEAR,
    "kind": "level",
    "unit": "CNY",
    "stated_unit": "元",
    "basis": None,
    "basis_text": None,
    "modality": "fact",
    "sentence": None,
    "quote": None,
}
GROWTH = {**LEVEL, "kind": "growth", "unit": "%", "stated_unit": None}
NOMINAL = {"sentence": "国内生产总值名义增长4.6%，实际增长5.2%。", "quote": "4.6%"}
REAL = {**NOMINAL, "quote": "5.2%"}
COUNT = {**LEVEL, "indicator": "书店", "unit": "1", "stated_unit": "家", "subject": "冠县", "place": "371525"}
PINNED = (
    "b6f97b90fa6a9ef5d5d81869",
    "7381420a0261899ec0033659",
    "4b60db3de4d84a97a9942f45",
)
TYPES = dict.fromkeys(READ, pl.String) | {"period_start": pl.Date, "period_end": pl.Date}


def ids_of(*claims: dict[str, Any]) -> list[str | None]:
    return fact_ids(pl.DataFrame([{name: claim[name] for name in READ} for claim in claims], TYPES)).to_list()


ALIKE = [
    (LEVEL, {"indicator": "GDP"}),
    (LEVEL, {"indicator": "ＧＤＰ"}),
    (LEVEL, {"indicator": "国内生产总值（GDP）"}),
    (LEVEL, {"indicator": "全年国内生产总值"}),
    (LEVEL, {"indicator": "国内生产总值 现价总量"}),
    (LEVEL, {"subject": "我国"}),
    (LEVEL, {"subject": "中国"}),
    (LEVEL, {"subject": None}),
    (LEVEL, {"subject": "国家统计局"}),  # who publishes it
    ({**LEVEL, "place": "371500", "subject": "聊城"}, {"subject": "聊城市", "indicator": "地区生产总值"}),
    ({**LEVEL, "place": "110000", "subject": "北京"}, {"subject": "北京市"}),
    (GROWTH, {"basis": "yoy"}),
    (GROWTH, {"indicator": "国内生产总值增速", "kind": "level"}),
    ({**GROWTH, "indicator": "苹果产量"}, {"indicator": "苹果产量增速"}),
    (GROWTH, REAL),
    (GROWTH | NOMINAL, {"indicator": "GDP名义增速", "sentence": None}),
    ({**GROWTH, "indicator": "居民人均可支配收入"}, NOMINAL),
    ({**GROWTH, "indicator": "居民人均可支配收入"} | REAL, {"sentence": "扣除价格因素，收入增长5.2%。"}),
    ({**GROWTH, "indicator": "CPI"}, {"indicator": "居民消费价格指数（CPI）涨幅"}),
    ({**COUNT, "indicator": "总人口", "stated_unit": "人"}, {"indicator": "人口", "period_start": None}),
]
APART = [
    (LEVEL, {"indicator": "人均国内生产总值"}),
    (LEVEL, {"indicator": "第三产业增加值"}),
    (LEVEL, {"subject": "国家图书馆"}),
    ({**LEVEL, "subject": None, "indicator": "公文"}, {"subject": "国家统计局"}),
    (LEVEL, {"place": "370000"}),
    (LEVEL, {"period_start": date(2023, 10, 1)}),
    (LEVEL, {"period_start": None}),
    (LEVEL, {"unit": "USD"}),
    (LEVEL, {"kind": "change"}),
    (LEVEL, {"modality": "target"}),
    (GROWTH, {"basis": "mom"}),
    (GROWTH, NOMINAL),
    (GROWTH | NOMINAL, REAL),
    ({**GROWTH, "indicator": "居民人均可支配收入"}, REAL),
    ({**GROWTH, "indicator": "居民人均可支配收入"} | NOMINAL, REAL),
    (GROWTH, {"basis": "stated", "basis_text": "较2019年"}),
    ({**GROWTH, "basis": "stated", "basis_text": "较2019年"}, {"basis_text": "较2020年"}),
    ({**GROWTH, "indicator": "苹果产量"}, {"basis": "yoy"}),  # of no known term: nobody said against what
    ({**GROWTH, "kind": "change", "unit": "pp"}, {"indicator": "国内生产总值增速"}),
    ({**LEVEL, "indicator": "市场"}, {"indicator": "全市场"}),
    (COUNT, {"stated_unit": "名"}),
    (COUNT, {"indicator": "书店企业"}),
    (COUNT, {"subject": "冠县新华书店"}),
]


@pytest.mark.parametrize(("claim", "change"), ALIKE)
def test_claims_of_one_thing_share_a_fact(claim: dict[str, Any], change: dict[str, Any]) -> None:
    one, other = ids_of(claim, claim | change)
    assert one is not None
    assert one == other


@pytest.mark.parametrize(("claim", "change"), APART)
def test_claims_of_two_things_do_not(claim: dict[str, Any], change: dict[str, Any]) -> None:
    one, other = ids_of(claim, claim | change)
    assert None not in (one, other)
    assert one != other


@pytest.mark.parametrize(
    "change", [{"indicator": None}, {"indicator": "户"}, {"period_end": None}, {"subject": None, "place": None}]
)
def test_a_claim_that_leaves_open_what_it_is_about_states_no_fact(change: dict[str, Any]) -> None:
    assert ids_of(COUNT | change) == [None]


def test_a_fact_has_the_same_id_on_every_machine() -> None:
    """A changed id is a changed contract: every release before would lose its facts."""
    assert ids_of(LEVEL, GROWTH, COUNT) == [*PINNED]


def test_an_id_does_not_hang_on_the_other_claims() -> None:
    together = ids_of(LEVEL, GROWTH, COUNT, LEVEL)
    assert together == [*ids_of(LEVEL), *ids_of(GROWTH), *ids_of(COUNT), *ids_of(LEVEL)]


@pytest.mark.parametrize(
    ("subject", "place", "read"),
    [
        ("全国", "100000", "中国"),
        ("国家统计局", "100000", "国家统计局"),
        ("新疆", "650000", "新疆维吾尔自治区"),
        ("恩施州", "422800", "恩施土家族苗族自治州"),
        ("聊城", "370000", "聊城"),  # of another place: not the place itself
        ("美国", None, "美国"),
        (None, "371500", "聊城市"),
        (None, None, None),
        ("某 公司", "371500", "某公司"),
    ],
)
def test_a_subject_that_names_its_place_is_the_place(subject: str | None, place: str | None, read: str | None) -> None:
    assert subject_of(subject, place) == read


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), min_size=2, max_size=8, unique=True))
def test_whatever_the_words_two_things_never_share_an_id(pairs: list[tuple[str, str]]) -> None:
    claims = [COUNT | {"indicator": f"书店{one}", "subject": f"社区{two}", "place": None} for one, two in pairs]
    ids = ids_of(*claims)
    about = {}
    for claim, fact in zip(claims, ids, strict=True):
        key = (indicator_of(claim["indicator"], "level", "1"), fold(claim["subject"]))
        assert about.setdefault(fact, key) == key
