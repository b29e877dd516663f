"""A claim of a release, read once more and explained."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from flows.explain.needed import needed_lines
from flows.explain.records import Explanation, Field
from flows.explain.rules import rules_of
from flows.explain.trace import watched
from flows.explain.without import Row, read_claims
from flows.pages.page import Article
from flows.releases.standing import scan_table
from schemas.claims import Claims
from schemas.rules import types_of

_GIVEN = ("claim_id", "article_id", "fact_id", "publication", "issue_date", "text_source", "start", "end", "sentence")
"""Columns that say where a claim stands; nothing was read to fill them."""


class ExplainError(LookupError):
    """What was asked for cannot be explained; the message says why."""


def explain(release: Path, claim_id: str, tell: Callable[[float], None] = lambda _: None) -> Explanation:
    """Reads the article of a claim through the functions that made it and says what gave each field.

    The beginning of an id will do where no other claim shares it; `tell` hears how far it has come, from 0 to 1. Raises
    ExplainError where the release holds no such claim, or this code does not make it; ReleaseError where there is none.
    """
    released = _claim_of(release, claim_id)
    article = _article_of(release, released["article_id"])
    with watched() as calls:
        read = read_claims(article, released["article_id"])
    row, claim = next((pair for pair in read if pair[0]["claim_id"] == released["claim_id"]), (None, None))
    if row is None or claim is None:
        raise ExplainError(
            f"this code does not read {released['quote']!r} as the claim {released['claim_id']} any more"
        )
    rules = rules_of(claim, calls)
    names = [name for name in types_of(Claims) if name in row and name not in _GIVEN]
    needed = needed_lines(article, row, names, tell)
    opened = article.text.rfind(row["sentence"], 0, row["start"] + len(row["sentence"]))
    return Explanation(
        claim=row,
        title=article.title,
        before=article.text[opened : row["start"]],
        after=article.text[row["end"] : opened + len(row["sentence"])],
        fields=tuple(Field(name, row[name], released[name], rules.get(name), tuple(needed[name])) for name in names),
    )


def _claim_of(release: Path, claim_id: str) -> Row:
    rows = scan_table(release, "claims").filter(pl.col("claim_id").str.starts_with(claim_id)).head(2).collect()
    if rows.height != 1:
        many = "several claims whose id begins with" if rows.height else "no claim"
        raise ExplainError(f"{release} holds {many} {claim_id}")
    return rows.row(0, named=True)


def _article_of(release: Path, article_id: str) -> Article:
    row = scan_table(release, "articles").filter(pl.col("article_id") == article_id).collect().row(0, named=True)
    told = ("text", "title", "kicker", "subtitle", "genre", "source_id", "publication", "issue_date", "page", "home")
    return Article(**{name: row[name] for name in told})
