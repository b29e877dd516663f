"""Figures of a table take unit, measure and direction from its heads; what stays open is no claim."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.claims.tabled import with_tables
from flows.mentions.find import find_mentions
from flows.pages.page import Article

DAY = date(2024, 6, 5)


def read(text: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Each mention with its role; each claim as quote, kind, value, unit and indicator."""
    article = Article(text, publication="石桥日报", issue_date=DAY, issue_date_source="path")
    mentions, claims = with_tables(article, find_mentions(text, DAY))
    assert all(text[mention.start : mention.end] == mention.quote for mention in mentions)
    assert all(claim.mention in mentions for claim in claims)
    return [f"{mention.quote} {mention.role}" for mention in mentions], [
        (c.mention.quote, c.change.kind, float(c.quantity.value or 0), c.quantity.unit, c.indicator) for c in claims
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("单位：亿元\n指标\t总量\n工业增加值\t123.4", [("123.4", "level", 12_340_000_000.0, "CNY", "工业增加值")]),
        ("指标\t总量（亿元）\n投资\t88.1", [("88.1", "level", 8_810_000_000.0, "CNY", "投资")]),
        ("指标\t数量\n用电量（万千瓦时）\t3200", [("3200", "level", 32_000_000.0, "kWh", "用电量")]),
        ("指标\t同比增长（%）\n工业增加值\t-3.2", [("-3.2", "growth", -3.2, "%", "工业增加值")]),
        ("单位：亿元、%\n指标\t同比增长\n工业增加值\t5.6", [("5.6", "growth", 5.6, "%", "工业增加值")]),
        ("指标\t增速\n工业增加值\t5.6%", [("5.6%", "growth", 5.6, "%", "工业增加值")]),
        ("镇\t产量\n东河镇\t1,200吨", [("1,200吨", "level", 1_200_000.0, "kg", "产量")]),
        ("单位：个\n镇\t养殖场\n东河镇\t32", [("32", "level", 32.0, "1", "养殖场")]),
        ("指标\t单位\t总量\n工业增加值\t亿元\t123.4", [("123.4", "level", 12_340_000_000.0, "CNY", "工业增加值")]),
        ("指标\t计量单位\t总量\n城镇化率\t%\t61.2", [("61.2", "level", 61.2, "%", "城镇化率")]),
        ("指标\t单位\t增速（%）\n工业增加值\t亿元\t5.6", [("5.6", "growth", 5.6, "%", "工业增加值")]),
        ("单位：%\n指标\t总量\n城镇化率\t61.2", [("61.2", "level", 61.2, "%", "城镇化率")]),
        ("指标\t单位\t总量\n工业增加值\t\t123.4", []),
        ("指标\t同比增长\n工业增加值\t5.6", []),
        ("单位：亿元、万人\n指标\t总量\n工业增加值\t123.4", []),
        ("序号\t镇名\n1\t东河镇", []),
        ("指标\t总量（亿石）\n投资\t88.1", []),
    ],
)
def test_a_figure_is_read_with_its_heads_or_not_at_all(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert read(text)[1] == wanted


def test_columns_of_years_date_their_figures_and_heads_count_nothing() -> None:
    text = "主要农产品产量\n地区\t产量（万吨）\n\t2022\t2023\n东河镇\t1.2\t1.3\n以上数据由12个镇提供。"
    article = Article(text, publication="石桥日报", issue_date=DAY, issue_date_source="path")
    mentions, claims = with_tables(article, find_mentions(text, DAY))
    assert [claim.mention.quote for claim in claims] == ["1.2", "1.3", "12个"]
    assert [claim.quantity.unit for claim in claims[:2]] == ["kg", "kg"]
    assert [mention.role for mention in mentions if mention.quote == "万吨"] == ["structure"]


def test_the_caption_of_a_table_dates_and_places_its_figures() -> None:
    text = "石桥县前5个月主要指标\n单位：亿元\n指标\t总量\n工业增加值\t123.4"
    article = Article(text, publication="石桥日报", issue_date=DAY, issue_date_source="path")
    _, (claim,) = with_tables(article, find_mentions(text, DAY))
    assert claim.sentence == "工业增加值\t123.4"
    assert claim.period.end == date(2024, 5, 31)


@given(
    st.lists(
        st.sampled_from(["\t", "\n", "单位：亿元", "增长（%）", "12.3", "-4", "2023", "东河镇", "5%"]), max_size=25
    )
)
def test_no_table_breaks_the_reading_and_every_run_of_digits_is_in_one_mention(pieces: list[str]) -> None:
    text = "".join(pieces)
    article = Article(text or "一", issue_date=DAY, issue_date_source="path")
    mentions, claims = with_tables(article, find_mentions(article.text, DAY))
    covered = [n for mention in mentions for n in range(mention.start, mention.end)]
    assert len(covered) == len(set(covered))
    assert {n for n, character in enumerate(text) if character.isdigit()} <= set(covered)
    assert all(claim.mention.role == "claim" for claim in claims)
