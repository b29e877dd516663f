"""The tables that all claims of a release add up to, checked like those that pages become."""

import polars as pl

from flows.facts.gather import gather_facts
from flows.tables.quarantine import AT_TYPES, part
from schemas import ISSUED
from schemas.facts import Facts
from schemas.findings import PlacedFindings
from schemas.rules import Table, types_of


def tabulate_facts(claims: pl.DataFrame, articles: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """`facts`, `findings`, and `rejected` with the rows of both that broke a rule, which no sound code leaves.

    `claims` has at least `flows.facts.gather.CLAIM_COLUMNS`, `articles` ARTICLE_COLUMNS. The frames have the columns of
    their tables and AT, which is null, for their rows come from many documents; they are sorted by id.
    """
    gathered = gather_facts(claims, articles)
    facts, lost_facts = _part("facts", gathered["facts"], Facts)
    beside = _beside(gathered["findings"], claims, facts)
    findings, lost_findings = _part("findings", beside, PlacedFindings)
    return {"facts": facts, "findings": findings, "rejected": pl.concat([lost_facts, lost_findings])}


def _part(name: str, frame: pl.DataFrame, model: type[Table]) -> tuple[pl.DataFrame, pl.DataFrame]:
    return part(name, frame.select(_columns(model)).with_columns(_nowhere(name)), model)


def _columns(model: type[Table]) -> list[str]:
    return list(types_of(model))


def _nowhere(name: str) -> list[pl.Expr]:
    """AT for rows that stand in no single document, and the issue date that a rejected one is filed under."""
    at = [pl.lit(None, dtype).alias(column) for column, dtype in AT_TYPES.items()]
    return [*at, pl.col(ISSUED.get(name, "issue_date")).alias("issue_date")]


def _beside(findings: pl.DataFrame, claims: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Findings with `claims_known` and `fact_known`."""
    known = pl.element().is_in(claims["claim_id"].implode())
    return findings.with_columns(
        claims_known=pl.col("claim_ids").list.eval(known).list.all(),
        fact_known=pl.col("fact_id").is_in(facts["fact_id"].implode()),
    )
