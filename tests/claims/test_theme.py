"""The one body or place that an article is about from its title on."""

from datetime import date

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

_ISSUE = date(2025, 7, 31)


def _subjects(title: str, body: str) -> list[str | None]:
    text = f"{title}\n{body}"
    article = Article(text=text, title=title, home="371500", issue_date=_ISSUE)
    return [claim.subject for claim in make_claims(article, find_mentions(text, _ISSUE))]


def test_a_silent_paragraph_goes_on_about_the_body_of_title_and_first_sentence() -> None:
    subjects = _subjects("工业园运行平稳", "青山工业园投产新线。\n拉动产值增长17.1个百分点。")
    assert subjects == ["青山工业园"]


def test_a_village_of_the_title_is_what_a_silent_paragraph_is_about() -> None:
    subjects = _subjects("双槐村的土豆丰收了", "双槐村的合作社忙着装车。\n按照往年的价格，每亩收入2万元。")
    assert subjects == ["双槐村"]


def test_a_title_about_one_body_and_a_first_sentence_about_another_settle_nothing() -> None:
    subjects = _subjects("青山工业园运行平稳", "白石医院启用新楼。\n拉动产值增长17.1个百分点。")
    assert subjects == ["聊城市"]


def test_a_kind_of_firms_is_no_theme() -> None:
    subjects = _subjects("小微企业运行平稳", "小微企业投产新线。\n拉动产值增长17.1个百分点。")
    assert subjects == ["聊城市"]
