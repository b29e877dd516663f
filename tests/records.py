"""Small documents made of records, without reading anything, for the tests of tables and releases."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from flows.claims.claim import Change, Claim
from flows.identity import digest_of
from flows.mentions.mention import Mention, Period, Quantity
from flows.pages.page import Article, Page, Person
from flows.tables import ReadArticle, ReadDocument

DAY = date(2025, 7, 31)


def make_mention(text: str, quote: str, value: Fraction | int, unit: str = "1", role: str = "claim") -> Mention:
    """The first place of `quote` in `text`, read as an exact number."""
    start, exact = text.index(quote), Fraction(value)
    return Mention(start, start + len(quote), quote, role, Quantity(exact, exact, exact, "exact", unit, quote[-1]))


def make_claim(text: str, mention: Mention, kind: str = "level", part_of: Mention | None = None) -> Claim:
    """A claim of a mention, with every part filled."""
    assert mention.quantity is not None
    change, period = Change(kind), Period(date(2025, 1, 1), DAY)
    return Claim(
        mention, text, change, mention.quantity, "企业", "市区", "371500", period, "今年", None, "fact", None, part_of
    )


def make_article(text: str, quotes: dict[str, int], issue_date: date | None = DAY, **known: object) -> ReadArticle:
    """An article of one sentence whose quotes are claims, each a part of the one before."""
    source = "path" if issue_date else None
    article = Article(text, publication="晨报", issue_date=issue_date, issue_date_source=source, **known)  # type: ignore[arg-type]
    mentions = [make_mention(text, quote, value) for quote, value in quotes.items()]
    wholes = [None, *mentions]
    claims = [make_claim(text, mention, part_of=whole) for mention, whole in zip(mentions, wholes, strict=False)]
    return ReadArticle(article, mentions, claims)


def make_document(path: str, articles: Sequence[ReadArticle], issue_date: date | None = DAY) -> ReadDocument:
    """A document that was read whole."""
    raw = "".join(read.article.text for read in articles).encode()
    page = Page("text/markdown", tuple(read.article for read in articles), "晨报", issue_date)
    return ReadDocument(path, digest_of(raw), len(raw), page, tuple(articles))


def make_edition() -> list[ReadDocument]:
    """Pages of two months and of none, one that could not be read, twins on a page and copies in two files."""
    byline = (Person("王某某", "reporter"), Person("李某", "correspondent"))
    reprint = make_article("县里修了12条路，其中3条通到村口。", {"12条": 12, "3条": 3}, page="b")
    twin = make_article("园区来了9家工厂。", {"9家": 9}, page="b")
    return [
        make_document(
            "晨报/2025-07-31/a.md",
            [
                make_article(f"第{n}街有{n}8家店。", {f"{n}8家": n * 10 + 8}, page="a", byline=byline)
                for n in range(1, 5)
            ],
        ),
        make_document("晨报/2025-07-31/b.md", [reprint, twin, twin]),
        make_document("晨报/2025-07-31/c.md", [reprint, make_article("桥长200米。", {"200米": 200}, page="c")]),
        make_document(
            "晨报/2025-06-01/a.md",
            [make_article("湖里放了70只船。", {"70只": 70}, date(2025, 6, 1), page="a")],
            date(2025, 6, 1),
        ),
        make_document("散页/无日期.md", [make_article("山上种了40棵树。", {"40棵": 40}, None)], None),
        ReadDocument("坏页/x.md", digest_of(b"?"), 1, None, (), "not a page"),
    ]
