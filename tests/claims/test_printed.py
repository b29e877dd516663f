"""An article in traditional characters gives the claims of the same article in simplified ones, in its own words."""

from datetime import date

from flows.claims.make import make_claims
from flows.claims.printed import Print, read_simplified
from flows.mentions.find import find_mentions
from flows.pages.page import Article
from flows.pages.traditional import simplified

DAY = date(2025, 7, 31)
TEXT = """石橋縣工業開局平穩
今年前5個月，石橋縣實現規模以上工業增加值123.4億元，同比增長5.6%，比上年同期提高0.4個百分點。
全縣新增企業42家，其中小巨人企業3家。縣工業局負責人表示，力爭全年投入技改資金兩億元。"""


def test_claims_are_those_of_simplified_print_in_the_words_of_the_page() -> None:
    article = Article(TEXT, publication="石橋日報", issue_date=DAY, issue_date_source="path")
    read = read_simplified(article)
    text = simplified(TEXT)
    assert read is not None
    assert text is not None
    twin = Article(text, publication="石桥日报", issue_date=DAY, issue_date_source="path")
    wanted = make_claims(twin, find_mentions(text, DAY))
    mentions, claims = read
    assert len(claims) == len(wanted) >= 6
    for claim, same in zip(claims, wanted, strict=True):
        assert claim.quantity.value == same.quantity.value
        assert (claim.change, claim.period, claim.basis and claim.basis.code) == (
            same.change,
            same.period,
            same.basis and same.basis.code,
        )
        assert (claim.part_of and claim.part_of.start) == (same.part_of and same.part_of.start)
    assert all(TEXT[mention.start : mention.end] == mention.quote for mention in mentions)
    assert [claim.indicator for claim in claims][:2] == ["規模以上工業增加值", "規模以上工業增加值"]
    assert [claim.quantity.stated_unit for claim in claims][2:4] == ["個百分點", "家"]
    assert all(claim.sentence in TEXT for claim in claims)


def test_an_article_in_simplified_characters_is_left_alone() -> None:
    assert read_simplified(Article("全县新增企业42家。")) is None


def test_words_are_those_printed_nearest_and_made_up_ones_are_spelled_as_the_page_spells() -> None:
    print_ = Print("頭髮，發展，髮", "头发，发展，发")
    assert [print_.words("发", near) for near in (1, 3, 6)] == ["髮", "發", "髮"]
    assert print_.words("展头", 0) == "展頭"
    assert print_.words(None, 0) is None
