"""Small papers made of a headline and sentences, read from text to claims, for the tests of facts and findings."""

from datetime import date
from typing import NamedTuple

import polars as pl

from flows.claims.make import make_claims
from flows.facts.gather import gather_facts
from flows.identity import digest_of
from flows.mentions.find import find_mentions
from flows.pages.page import Article, Page
from flows.tables import ReadArticle, ReadDocument, tabulate


class Piece(NamedTuple):
    """An article: what it says, when and where it was printed."""

    text: str
    issue_date: str = "2024-03-01"
    publication: str = "晨报"
    title: str | None = None
    home: str = "100000"


def read_press(*pieces: Piece) -> dict[str, pl.DataFrame]:
    """The tables of some articles, a document each."""
    return tabulate([document_of(number, piece) for number, piece in enumerate(pieces)])


def facts_of(*pieces: Piece) -> dict[str, pl.DataFrame]:
    """The facts and findings of some articles."""
    tables = read_press(*pieces)
    return gather_facts(tables["claims"], tables["articles"])


def document_of(number: int, piece: Piece) -> ReadDocument:
    """The document of an article, in a path of this number."""
    day = date.fromisoformat(piece.issue_date)
    text = f"{piece.title}\n{piece.text}" if piece.title else piece.text
    article = Article(
        text,
        title=piece.title,
        home=piece.home,
        publication=piece.publication,
        issue_date=day,
        issue_date_source="path",
        page=f"{number}",
    )
    mentions = find_mentions(text, day)
    read = ReadArticle(article, mentions, make_claims(article, mentions))
    page = Page("text/markdown", (article,), piece.publication, day)
    path = f"{piece.publication}/{piece.issue_date}/{number}.md"
    return ReadDocument(path, digest_of(f"{number}{text}".encode()), len(text), page, (read,))
