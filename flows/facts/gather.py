"""All claims of a release become its facts and findings."""

import polars as pl

from flows.facts import identify, statements
from flows.facts.evidence import Evidence
from flows.facts.findings import find_findings
from flows.facts.make import make_facts
from flows.facts.statements import state_facts

CLAIM_COLUMNS = tuple(dict.fromkeys((*statements.READ, *identify.READ, "end", "part_of")))
"""The columns of `claims` that facts and findings depend on."""
ARTICLE_COLUMNS = ("article_id", "kicker", "title", "subtitle")
"""The columns of `articles` that they depend on."""


def gather_facts(claims: pl.DataFrame, articles: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """`facts` and `findings` of all claims of a release: the columns of their tables and more, each sorted by its id.

    `claims` has CLAIM_COLUMNS, `articles` ARTICLE_COLUMNS. Nothing depends on the order of rows; no claim is changed.
    """
    claims = claims.select(CLAIM_COLUMNS).sort("claim_id")
    headings = _headings(articles)
    stated = state_facts(claims.select(statements.READ), headings.select("article_id", "headings"))
    named = identify.identify(claims.select("claim_id", *identify.READ))
    facts = make_facts(stated, named)
    return {"facts": facts, "findings": find_findings(Evidence(claims, named, stated, facts, headings))}


def _headings(articles: pl.DataFrame) -> pl.DataFrame:
    """The headings of each article as its text opens with them, and where they end."""
    opening = pl.concat_str("kicker", "title", "subtitle", separator="\n", ignore_nulls=True)
    return articles.select("article_id", headings=opening).with_columns(heading_end=pl.col("headings").str.len_chars())
