"""Articles state figures for one fact that contradict one another, and none says that it revises."""

import polars as pl

from flows.facts.evidence import FOUND, Evidence


def check_disputed_fact(evidence: Evidence) -> pl.DataFrame:
    """The first claim of each vintage of every disputed fact; aims and forecasts may differ without a fault."""
    disputed = evidence.facts.filter((pl.col("status") == "disputed") & (pl.col("modality") == "fact")).select(
        "fact_id"
    )
    stated = evidence.statements.join(disputed, on="fact_id", maintain_order="left")
    first = stated.unique(["fact_id", "vintage"], keep="first", maintain_order=True)
    rows = first.group_by("fact_id", maintain_order=True).agg("claim_id", said=pl.col("quote").str.join(" ≠ "))
    return rows.select(certainty=pl.lit("likely"), fact_id="fact_id", claim_ids="claim_id", arithmetic="said").cast(
        FOUND
    )
