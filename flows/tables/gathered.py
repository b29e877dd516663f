"""The tables that all claims of a release add up to, checked like those that pages become."""

import polars as pl

from flows.facts.gather import gather_facts
from flows.facts.reach import Reach
from flows.tables.quarantine import AT_TYPES, part
from schemas.facts import Facts
from schemas.findings import PlacedFindings
from schemas.rules import Table, types_of


def tabulate_facts(claims: pl.DataFrame, articles: pl.DataFrame, reach: Reach | None = None) -> dict[str, pl.DataFrame]:
    """`facts`, `findings`, and `rejected` with the rows of both that broke a rule, which no sound code leaves.

    `claims` has at least `flows.facts.gather.CLAIM_COLUMNS`, `articles` ARTICLE_COLUMNS. The frames have the columns of
    their tables and AT, which is null, for their rows come from many documents; they are sorted by id. With `reach`
    they hold only what it reaches.
    """
    gathered = gather_facts(claims, articles, reach)
    facts, lost_facts = _part("facts", gathered["facts"], Facts)
    stays = claims.filter(~reach.holds_fact)["fact_id"] if reach else claims["fact_id"].clear()
    beside = _beside(gathered["findings"], claims, pl.concat([facts["fact_id"], stays]))
    findings, lost_findings = _part("findings", beside, PlacedFindings)
    return {"facts": facts, "findings": findings, "rejected": pl.concat([lost_facts, lost_findings])}


def _part(name: str, frame: pl.DataFrame, model: type[Table]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows that keep every rule, and the others; they stand in no single document, so that AT is null."""
    nowhere = [pl.lit(None, dtype).alias(column) for column, dtype in AT_TYPES.items()]
    return part(name, frame.select(list(types_of(model))).with_columns(nowhere), model)


def _beside(findings: pl.DataFrame, claims: pl.DataFrame, facts: pl.Series) -> pl.DataFrame:
    """Findings with `claims_known` and `fact_known`: `facts` are the ids of all that are made here, or stay."""
    each = findings.select("finding_id", claim_id="claim_ids").explode("claim_id")
    each = each.with_columns(known=pl.col("claim_id").is_in(claims["claim_id"].implode()))
    known = each.group_by("finding_id").agg(claims_known=pl.col("known").all())
    fact_known = pl.col("fact_id").is_in(facts.implode())
    return findings.join(known, on="finding_id", how="left", maintain_order="left").with_columns(fact_known=fact_known)
