"""The one body or place that an article is about from its title on."""

from datetime import date

import pytest

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

_ISSUE = date(2025, 7, 31)


def _subjects(title: str, body: str) -> list[str | None]:
    text = f"{title}\n{body}"
    article = Article(text=text, title=title, home="371500", issue_date=_ISSUE)
    return [claim.subject for claim in make_claims(article, find_mentions(text, _ISSUE))]


@pytest.mark.parametrize(
    ("title", "body", "subject"),
    [
        ("工业园运行平稳", "青山工业园投产新线。\n拉动产值增长17.1个百分点。", "青山工业园"),
        ("双槐村的土豆丰收了", "双槐村的合作社忙着装车。\n按照往年的价格，每亩收入2万元。", "双槐村"),
        (
            "临清市青山镇双槐村：土豆丰收了",
            "“10亩土豆装上了车。”村支书说。\n每亩收入2万元。",
            "临清市青山镇双槐村",
        ),
        ("鲁西特钢扩产", "临清市鲁西特钢有限公司正在扩建。\n年出口量达2万吨。", "临清市鲁西特钢有限公司"),
    ],
    ids=["a body", "a village", "a village before a colon", "a firm by its brand"],
)
def test_a_silent_paragraph_goes_on_about_what_title_and_first_sentence_open_with(
    title: str, body: str, subject: str
) -> None:
    assert set(_subjects(title, body)) == {subject}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("青山工业园运行平稳", "白石医院启用新楼。\n拉动产值增长17.1个百分点。"),
        ("小微企业运行平稳", "小微企业投产新线。\n拉动产值增长17.1个百分点。"),
    ],
    ids=["two bodies", "a kind of firms"],
)
def test_two_bodies_or_a_kind_are_no_theme(title: str, body: str) -> None:
    assert _subjects(title, body) == ["聊城市"]
