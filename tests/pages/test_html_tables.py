"""Tables of an article in HTML: whatever way its unit is stated, it is the unit of its figures, and no word is lost."""

from datetime import date

import pytest

from flows.claims.tabled import with_tables
from flows.mentions.find import find_mentions
from flows.pages.html import read_html
from flows.pages.origin import Origin
from flows.pages.page import Article

LEAD = "<p>石桥县统计局公布了前5个月的主要指标。</p>"
ROWS = "<tr><td>工业增加值</td><td>123.4</td></tr><tr><td>固定资产投资</td><td>88.1</td></tr>"
HEAD = "<tr><th>指标</th><th>总量</th></tr>"
UNITS = {
    "in the caption": f"<table><caption>主要指标（单位：亿元）</caption>{HEAD}{ROWS}</table>",
    "in a row of the head": f"<table><thead><tr><th colspan=2>单位：亿元</th></tr>{HEAD}</thead>{ROWS}</table>",
    "in a cell of the head": f"<table>{HEAD.replace('指标', '单位：亿元')}{ROWS}</table>",
    "in the head of its column": f"<table>{HEAD.replace('总量', '总量（亿元）')}{ROWS}</table>",
    "in a line before": f"<p>单位：亿元</p><table>{HEAD}{ROWS}</table>",
    "in the sentence before": f"<p>主要指标如下（单位：亿元）：</p><table>{HEAD}{ROWS}</table>",
    "in the cells": "<table>" + HEAD + ROWS.replace("123.4", "123.4亿元").replace("88.1", "88.1亿元") + "</table>",
    "in a cell that lays out": (
        f"<table><tr><td>单位：亿元</td></tr><tr><td><table>{HEAD}{ROWS}</table></td></tr></table>"
    ),
    "over columns": (
        "<table><tr><th rowspan=2>指标</th><th colspan=2>总量（亿元）</th></tr><tr><th>本月</th><th>累计</th></tr>"
        + ROWS.replace("<td>123.4", "<td>30.1</td><td>123.4").replace("<td>88.1", "<td>20.2</td><td>88.1")
        + "</table>"
    ),
}


def article_of(body: str) -> Article:
    page = f"<founder-title>指标平稳</founder-title><founder-content>{LEAD}{body}</founder-content>"
    (article,) = read_html(page.encode(), Origin("石桥日报", date(2024, 6, 5), "path")).articles
    return article


def values_of(article: Article) -> dict[str | None, tuple[float, str | None]]:
    _, claims = with_tables(article, find_mentions(article.text, article.issue_date))
    return {claim.indicator: (float(claim.quantity.value or 0), claim.quantity.unit) for claim in claims}


@pytest.mark.parametrize("where", UNITS)
def test_a_unit_is_that_of_the_figures_wherever_it_is_stated(where: str) -> None:
    article = article_of(UNITS[where])
    assert article.text.startswith("指标平稳\n石桥县统计局公布了前5个月的主要指标。")
    found = set(values_of(article).values())
    assert {(12_340_000_000.0, "CNY"), (8_810_000_000.0, "CNY")} <= found, article.text


def test_a_table_in_a_cell_of_a_table_loses_no_word_of_either() -> None:
    inner = f"<table>{HEAD}{ROWS}</table>"
    article = article_of(f"<table><tr><td>东河镇</td><td>32</td></tr><tr><td>西山镇</td><td>{inner}</td></tr></table>")
    for word in ("东河镇", "32", "西山镇", "工业增加值\t123.4", "固定资产投资\t88.1"):
        assert article.text.count(word) == 1


def test_a_layout_of_long_paragraphs_is_no_table_whatever_numbers_stand_beside_them() -> None:
    paragraph = "石桥县东河镇修路3.5公里，" * 8 + "村民出门不再踩泥。"
    rows = "".join(f"<tr><td>{n}</td><td><p>{paragraph}</p></td></tr>" for n in (1, 2))
    assert article_of(f"<table>{rows}</table>").text.split("\n")[2:] == ["1", paragraph, "2", paragraph]
