"""All claims of a release become its facts and findings."""

import polars as pl

from flows.facts import identify, statements
from flows.facts.evidence import Evidence
from flows.facts.findings import find_findings
from flows.facts.make import make_facts
from flows.facts.reach import Reach
from flows.facts.statements import headings_of, state_facts

CLAIM_COLUMNS = tuple(dict.fromkeys((*statements.READ, *identify.READ, "end", "part_of")))
"""The columns of `claims` that facts and findings depend on."""
ARTICLE_COLUMNS = ("article_id", "kicker", "title", "subtitle")
"""The columns of `articles` that they depend on."""


def gather_facts(claims: pl.DataFrame, articles: pl.DataFrame, reach: Reach | None = None) -> dict[str, pl.DataFrame]:
    """`facts` and `findings` of all claims of a release: the columns of their tables and more, each sorted by its id.

    `claims` has CLAIM_COLUMNS, `articles` ARTICLE_COLUMNS. Nothing depends on the order of rows; no claim is changed.
    Most facts have one claim: only the others are compared. With `reach`, `claims` are those that it needs, and only
    the facts and findings that it holds come back.
    """
    claims, headings = claims.select(CLAIM_COLUMNS), headings_of(articles)
    stating = claims.filter(pl.col("fact_id").is_not_null())
    is_shared = stating["fact_id"].is_duplicated()
    stated = state_facts(stating.filter(is_shared), headings.select("article_id", "headings"))
    facts = make_facts(stating.filter(~is_shared), stated)
    findings = find_findings(Evidence(claims, stated, facts, headings))
    if reach:
        return {"facts": facts.filter(reach.holds_fact), "findings": findings.filter(reach.holds_finding)}
    return {"facts": facts, "findings": findings}
