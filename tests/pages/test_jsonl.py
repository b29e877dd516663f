"""JSON Lines: an article a line, and a broken line loses no other."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.pages.jsonl import read_jsonl
from flows.pages.origin import Origin
from flows.pages.page import Article, Page, PageError, Person

NOWHERE = Origin()
RECORD = {
    "id": "a/1",
    "publication": "石桥日报",
    "issue_date": "2024-03-05",
    "home": "371500",
    "title": "春耕开始了",
    "text": "本报讯（记者 苏明）拖拉机下了地。\n全县备好种子1200吨。",
}


def read(*records: object, origin: Origin = NOWHERE) -> Page:
    lines = (record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records)
    return read_jsonl("\n".join(lines).encode(), origin)


def only(record: dict[str, object], origin: Origin = NOWHERE) -> Article:
    (article,) = read(record, origin=origin).articles
    return article


def test_a_record_is_an_article() -> None:
    assert only(RECORD | {"url": "x", "tags": [1]}) == Article(
        text="春耕开始了\n本报讯（记者 苏明）拖拉机下了地。\n全县备好种子1200吨。",
        title="春耕开始了",
        byline=(Person("苏明", "reporter"),),
        genre="brief",
        source_id="a/1",
        publication="石桥日报",
        issue_date=date(2024, 3, 5),
        issue_date_source="metadata",
        home="371500",
    )


def test_a_record_without_date_or_publication_takes_them_from_the_path() -> None:
    origin = Origin("临河晚报", date(2024, 3, 6), "path", "快讯")
    article = only(RECORD | {"issue_date": None, "publication": ""}, origin)
    assert (article.publication, article.issue_date, article.issue_date_source) == (
        "临河晚报",
        date(2024, 3, 6),
        "path",
    )


def test_a_record_without_any_date_infers_it_or_has_none() -> None:
    bare = {key: value for key, value in RECORD.items() if key != "issue_date"}
    assert (only(bare).issue_date, only(bare).issue_date_source) == (None, None)
    dated = only(bare | {"text": "2024年3月5日，拖拉机下了地。"})
    assert (dated.issue_date, dated.issue_date_source) == (date(2024, 3, 5), "inferred")


def test_paragraphs_are_the_lines_that_are_more_than_a_byline() -> None:
    article = only(RECORD | {"text": "春耕开始了\n\n　　拖拉机\u2028下了地\n本报记者 苏明"})
    assert article.text == "春耕开始了\n拖拉机\n下了地"
    assert article.byline == (Person("苏明", "reporter"),)


def test_an_article_may_lack_a_title() -> None:
    assert only({"text": "拖拉机下了地。"}).text == "拖拉机下了地。"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: no JSON (Expecting property name enclosed in double quotes)"),
        ("[1]", "line 2: no JSON object"),
        ("[" * 200_000, "line 2: no JSON (nested too deep"),
        ('{"id": ' + "1" * 5000 + "}", "line 2: no JSON (nested too deep or a number too long)"),
        ('{"text": "a\\u0000b"}', "line 2: `text` holds the control character U+0000 at character 2"),
        ('{"text": "\\ud800"}', "line 2: `text` holds the control character U+D800 at character 1"),
        ('{"title": null}', "line 2: neither title nor text"),
        ('{"text": ["段"]}', "line 2: `text` is no text"),
        ('{"text": "段", "issue_date": "昨天"}', "line 2: issue_date '昨天' is no date"),
        ('{"text": "段", "home": "聊城"}', "line 2: home '聊城' is no division code"),
    ],
)
def test_a_broken_line_is_named_and_loses_no_other(line: str, message: str) -> None:
    page = read(RECORD, line, RECORD)
    assert [article.position for article in page.articles] == [0, 1]
    assert len(page.errors) == 1
    assert page.errors[0].startswith(message)


def test_a_file_without_a_whole_line_is_an_error() -> None:
    with pytest.raises(PageError, match="line 1: no JSON"):
        read("{", "[")
    with pytest.raises(PageError, match="no article"):
        read("", " ")


@given(st.lists(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(
    st.sampled_from(["id", "title", "text", "issue_date", "home", "publication"]), inner
)), max_size=5))  # fmt: skip
def test_no_records_break_the_reading(records: list[object]) -> None:
    try:
        page = read_jsonl("\n".join(map(json.dumps, records)).encode(), Origin())
    except PageError:
        return
    assert all(article.text for article in page.articles)
    assert len(page.articles) + len(page.errors) == len(records)
