"""Records become validated tables, and every row that went in comes out, in its table or in `rejected`."""

import json
import math
import sys
from dataclasses import replace
from fractions import Fraction

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from flows.mentions.mention import Mention, Period
from flows.pages.page import Article, Page, Person
from flows.tables import ReadArticle, ReadDocument, tabulate
from flows.tables.columns import mention_columns
from flows.tables.records import Placed
from tests.records import DAY, make_article, make_document, make_edition, make_mention

TEXT = "园区来了9家工厂，其中5家是新办的，2家在建。"


def chain() -> ReadArticle:
    """Three claims, each a part of the one before."""
    return make_article(TEXT, {"9家": 9, "5家": 5, "2家": 2}, page="a")


def with_mention(read: ReadArticle, at: int, mention: Mention) -> ReadArticle:
    """The article with one mention, its claim and its claim's parts changed."""
    old = read.mentions[at]
    claims = [replace(claim, mention=mention) if claim.mention is old else claim for claim in read.claims]
    claims = [replace(claim, part_of=mention) if claim.part_of is old else claim for claim in claims]
    return replace(read, mentions=[mention if m is old else m for m in read.mentions], claims=claims)


def rejections(frames: dict[str, pl.DataFrame]) -> list[tuple[str, str]]:
    return list(frames["rejected"].select("table", "rule").iter_rows())


def rows_in(documents: list[ReadDocument]) -> int:
    articles = [read for document in documents for read in document.articles]
    return len(documents) + sum(1 + len(read.mentions) + len(read.claims) for read in articles)


def rows_out(frames: dict[str, pl.DataFrame]) -> int:
    return sum(frame.height for frame in frames.values())


def test_records_become_rows_and_nothing_is_rejected() -> None:
    frames = tabulate([make_document("晨报/2025-07-31/a.md", [chain()])])
    claim = frames["claims"].row(1, named=True)
    assert (claim["quote"], claim["value"], claim["dimension"], claim["kind"]) == ("5家", 5.0, "count", "level")
    assert claim["part_of"] == frames["claims"]["claim_id"][0]
    assert frames["mentions"]["article_id"].unique().to_list() == frames["articles"]["article_id"].to_list()
    assert frames["documents"].select("articles", "mentions", "claims").row(0) == (1, 3, 3)
    assert rejections(frames) == []


def test_a_byline_keeps_everyone_with_a_role() -> None:
    byline = (Person("王某某", "reporter"), Person("李某", "correspondent"))
    signed, unsigned = make_article("来了9家。", {"9家": 9}, byline=byline), make_article("来了8家。", {"8家": 8})
    articles = tabulate([make_document("a.md", [unsigned, signed, unsigned])])["articles"]
    assert [len(row) for row in articles["byline"]] == [0, 2, 0]
    assert articles["byline"][1].to_list() == [
        {"name": "王某某", "role": "reporter"},
        {"name": "李某", "role": "correspondent"},
    ]


def test_a_document_that_could_not_be_read_is_a_row_with_its_error() -> None:
    (row,) = tabulate([ReadDocument("x.md", "0" * 64, 3, None, (), "not a page")])["documents"].to_dicts()
    assert (row["status"], row["error"], row["articles"], row["media_type"]) == ("failed", "not a page", 0, None)


def test_a_document_read_in_part_keeps_its_articles_and_says_what_is_missing() -> None:
    page = Page("application/x-ndjson", (), None, None, errors=("line 3 is no JSON", "line 9 has no text"))
    (row,) = tabulate([ReadDocument("x.jsonl", "0" * 64, 3, page)])["documents"].to_dicts()
    assert (row["status"], row["error"]) == ("partial", "line 3 is no JSON\nline 9 has no text")


def test_no_documents_give_typed_tables_without_rows() -> None:
    assert rows_out(tabulate([])) == 0


def test_the_claims_that_hang_on_a_rejected_claim_go_with_it() -> None:
    inverted = replace(chain().mentions[0], quantity=replace(chain().mentions[0].quantity, upper=Fraction(8)))  # type: ignore[type-var]
    document = make_document("a.md", [with_mention(chain(), 0, inverted), make_article("来了9家。", {"9家": 9})])
    frames = tabulate([document])
    assert rejections(frames) == [
        ("mentions", "bounds_in_order"),
        ("claims", "mention_is_claim"),
        ("claims", "whole_in_table"),
        ("claims", "whole_in_table"),
    ]
    assert frames["documents"].select("articles", "mentions", "claims").row(0) == (2, 3, 1)
    assert rows_out(frames) == rows_in([document])


def test_everything_of_a_rejected_article_goes_with_it() -> None:
    nameless = replace(chain(), article=replace(chain().article, byline=(Person("", "reporter"),)))
    document = make_document("a.md", [nameless, make_article("来了8家。", {"8家": 8})])
    frames = tabulate([document])
    assert rejections(frames) == [
        ("articles", "byline_has_names"),
        *[("mentions", "article_in_table")] * 3,
        *[("claims", "article_in_table")] * 3,
    ]
    assert "a row of `articles`" in frames["rejected"]["reason"][1]
    assert rows_out(frames) == rows_in([document])


def test_everything_of_a_rejected_document_goes_with_it() -> None:
    document = make_document("/root/a.md", [chain()])
    frames = tabulate([document])
    assert rejections(frames)[:2] == [("documents", "path_relative"), ("articles", "document_in_table")]
    assert {name: frame.height for name, frame in frames.items() if frame.height} == {"rejected": 8}
    assert rows_out(frames) == rows_in([document])


def test_a_word_outside_its_closed_list_is_rejected_as_it_was() -> None:
    mention = make_mention(TEXT, "9家", 9, role="guess")
    document = make_document("a.md", [ReadArticle(Article(TEXT), [mention], [])], None)
    (row,) = tabulate([document])["rejected"].to_dicts()
    assert (row["rule"], json.loads(row["row"])["role"]) == ("role: in list", "guess")
    assert "claim, date, time" in row["reason"]


def test_a_rejected_row_keeps_all_it_held() -> None:
    wrong = replace(chain().mentions[2], quote="3家")
    frames = tabulate([make_document("晨报/a.md", [with_mention(chain(), 2, wrong)])])
    first = frames["rejected"].row(0, named=True)
    row = json.loads(first["row"])
    assert (row["quote"], row["start"], row["value"], row["mention_id"]) == ("3家", wrong.start, 2.0, first["row_id"])
    assert (first["path"], first["issue_date"], first["rule"]) == ("晨报/a.md", DAY, "quote_as_printed")


def test_a_number_no_double_reaches_is_rejected_not_rounded() -> None:
    huge = make_mention(TEXT, "9家", 10**400)
    frames = tabulate([make_document("a.md", [ReadArticle(Article(TEXT), [huge], [])], None)])
    assert rejections(frames) == [("mentions", "numbers_finite")]


def test_equal_articles_on_a_page_are_twins_and_both_stay() -> None:
    frames = tabulate([make_document("a.md", [chain(), chain()])])
    assert frames["articles"]["article_id"].n_unique() == frames["articles"].height == 2
    assert frames["claims"].height == 6


def test_an_article_that_its_source_gives_twice_under_one_id_stays_once() -> None:
    record = make_article("来了9家。", {"9家": 9}, source_id="7")
    frames = tabulate([make_document("a.jsonl", [record, record])])
    assert rejections(frames) == [
        ("articles", "article_id_unique"),
        ("mentions", "article_in_table"),
        ("claims", "article_in_table"),
    ]


def test_what_this_project_reads_into_an_article_is_not_in_its_id() -> None:
    article = Article(TEXT, publication="晨报", page="a")
    guess = replace(article, genre="brief", home="371500", issue_date=DAY, issue_date_source="inferred")
    pages = [Page("text/markdown", (one,)) for one in (article, guess)]
    ids = [
        tabulate([ReadDocument("a.md", "0" * 64, 1, page, (ReadArticle(page.articles[0], [], []),))])["articles"]
        for page in pages
    ]
    assert ids[0]["article_id"].to_list() == ids[1]["article_id"].to_list()


def test_the_order_of_documents_changes_nothing() -> None:
    edition = make_edition()
    tables = [tabulate(order) for order in (edition, edition[::-1], edition[3:] + edition[:3])]
    assert all(one[name].equals(tables[0][name]) for one in tables for name in one)


def test_every_row_goes_in_and_comes_out_once() -> None:
    edition = make_edition()
    assert rows_out(tabulate(edition)) == rows_in(edition)


def test_a_mention_is_checked_against_code_points_not_bytes() -> None:
    text = "😀𠮷县来了9家。"
    frames = tabulate([make_document("a.md", [make_article(text, {"9家": 9})])])
    assert frames["mentions"].select("start", "end", "quote").row(0) == (5, 7, "9家")


def test_a_date_keeps_its_period_and_has_no_quantity() -> None:
    mention = Mention(0, 3, "今年9", "date", None, Period(DAY, DAY))
    frames = tabulate([make_document("a.md", [ReadArticle(Article("今年9月。"), [mention], [])], None)])
    row = frames["mentions"].row(0, named=True)
    assert (row["period_start"], row["period_end"], row["value"], row["unit"]) == (DAY, DAY, None, None)


@given(st.fractions(), st.integers(-400, 400))
def test_a_value_is_the_double_nearest_to_the_exact_one(fraction: Fraction, exponent: int) -> None:
    exact = fraction * Fraction(10) ** exponent
    read = ReadArticle(Article(TEXT), [make_mention(TEXT, "9家", exact)], [])
    (value,) = mention_columns([Placed("0" * 24, "1" * 24, "a.md", 0, read)])["value"]
    if math.isfinite(value):
        gap = abs(Fraction(value) - exact)
        nearby = [math.nextafter(value, math.inf), math.nextafter(value, -math.inf)]
        assert all(gap <= abs(Fraction(other) - exact) for other in nearby if math.isfinite(other))
    else:
        assert abs(exact) > Fraction(sys.float_info.max)
