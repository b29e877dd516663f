"""The founding page, a real one that lives outside the repository, gives exactly its articles."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from flows.pages.page import Article, Page
from flows.pages.read import read_page

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGE = SHARED / "pages" / "聊城日报" / "2025-07-31" / "founding-page.md"
GOLD = SHARED / "gold" / "founding-page.gold.jsonl"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the founding page is not on this machine")

ROLES = {"记者": "reporter", "通讯员": "correspondent"}
JOINED = (
    "起步,到2023年",
    "轴承、新材料、畜牧",
    "看不到一点粉尘堆积",
    "企业的排放情况。",
    "30余个正式合作项目",
    "党群服务中心打造为",
)


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(PAGE, SHARED / "pages")


@pytest.fixture(scope="module")
def raw() -> str:
    return PAGE.read_text(encoding="utf-8")


def printed(text: str) -> str:
    """The ink of a text: no white space."""
    return "".join(text.split())


def byline_lines(raw: str) -> list[str]:
    return [line.lstrip("■ ") for line in raw.split("\n") if line.startswith(("■", "本报通讯员"))]


def test_the_page_has_ten_articles_in_the_order_of_print(page: Page, raw: str) -> None:
    titles = re.findall(r"^# (.+)$", raw, re.MULTILINE)
    assert len(page.articles) == 10
    assert [article.title for article in page.articles if article.title] == titles
    assert [article.position for article in page.articles] == list(range(10))


def test_the_captions_follow_the_article_they_stand_by(page: Page) -> None:
    captions = [article.position for article in page.articles if article.genre == "caption"]
    assert captions == [1, 9]
    for position in captions:
        assert page.articles[position].title is None
        assert page.articles[position].text.startswith("7月29日,")
        assert page.articles[position].text.count("\n") == 1


def test_kickers_and_subtitles_stand_where_they_are_printed(page: Page, raw: str) -> None:
    kickers = {article.position: article.kicker for article in page.articles if article.kicker}
    assert {position: kicker.count("\n") + 1 for position, kicker in kickers.items()} == {0: 2, 6: 1, 8: 2}
    subtitles = re.findall(r"^## (.+)$", raw, re.MULTILINE)
    assert [article.subtitle for article in page.articles if article.subtitle] == subtitles
    for article in page.articles:
        headline = [part for part in (article.kicker, article.title, article.subtitle) if part]
        assert article.text.startswith("\n".join(headline))


def test_every_person_has_a_place_in_a_byline_and_its_role(page: Page, raw: str) -> None:
    credited = [*byline_lines(raw), *re.findall(r"\(((?:记者|通讯员) [^()]*)\)", raw)]
    wanted = Counter(
        (name, ROLES[role])
        for words in credited
        for role, names in re.findall(r"(记者|通讯员)((?: (?!本报|通讯员)\S+)+)", words)
        for name in names.split()
    )
    assert Counter((person.name, person.role) for article in page.articles for person in article.byline) == wanted
    assert [len(article.byline) for article in page.articles] == [2, 1, 1, 1, 3, 1, 2, 2, 1, 2]


@pytest.mark.parametrize("words", JOINED)
def test_a_paragraph_that_the_layout_broke_is_whole(page: Page, words: str) -> None:
    assert sum(words in article.text for article in page.articles) == 1


def test_every_paragraph_ends_its_sentence(page: Page) -> None:
    for article in page.articles:
        headline = sum(part.count("\n") + 1 for part in (article.kicker, article.title, article.subtitle) if part)
        for paragraph in article.text.split("\n")[headline:]:
            assert re.search(r"[。！？!?]”?$", paragraph), paragraph


def test_no_text_is_lost_and_none_is_doubled(page: Page, raw: str) -> None:
    ink = printed(re.sub(r"^#+ |■", "", raw, flags=re.MULTILINE))
    texts = printed("".join(article.text for article in page.articles))
    bylines = printed("".join(byline_lines(raw)))
    assert Counter(texts) + Counter(bylines) == Counter(ink)
    rest = ink
    for line in byline_lines(raw):
        rest = rest.replace(printed(line), "", 1)
    assert texts == rest


def test_issue_date_and_publication_come_from_the_path(page: Page) -> None:
    for article in page.articles:
        assert (article.publication, str(article.issue_date), article.issue_date_source) == (
            "聊城日报",
            "2025-07-31",
            "path",
        )


def test_every_article_of_the_gold_is_found_as_the_scorer_looks_for_it(page: Page) -> None:
    wanted = {json.loads(line)["article"] for line in GOLD.read_text(encoding="utf-8").splitlines()}
    for name in wanted:
        assert any(is_meant(article, name) for article in page.articles), name


def is_meant(article: Article, name: str) -> bool:
    if name.startswith("caption:"):
        return article.genre == "caption" and name.removeprefix("caption:") in article.text
    return article.title == name
