"""What the checks look at, and what a check gives back."""

from dataclasses import dataclass

import polars as pl

FOUND = pl.Schema(
    {
        "certainty": pl.String(),
        "fact_id": pl.String(),
        "claim_ids": pl.List(pl.String),
        "arithmetic": pl.String(),
    }
)
"""The columns of what a check finds: `fact_id` is null where the claims are of several facts."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The claims of a release with what they add up to.

    `claims` has the columns that facts depend on, `statements` those of facts that several claims state. `facts` are
    those of `flows.facts.make`, `headings` the headings of each article with their length in code points as
    `heading_end`.
    """

    claims: pl.DataFrame
    statements: pl.DataFrame
    facts: pl.DataFrame
    headings: pl.DataFrame


def found(
    rows: pl.DataFrame, certainty: str | pl.Expr, fact_id: str | None, claims: list[str], said: pl.Expr
) -> pl.DataFrame:
    """What a check found, a row each: `fact_id` and `claims` name columns of `rows`, `said` is the arithmetic.

    In one chunk first: `format` of Polars 2.1 panics over columns that lie in chunks of unequal number, as joins leave.
    """
    return (
        rows.rechunk()
        .select(
            certainty=pl.lit(certainty) if isinstance(certainty, str) else certainty,
            fact_id=pl.col(fact_id) if fact_id else pl.lit(None, pl.String),
            claim_ids=pl.concat_list(claims),
            arithmetic=said,
        )
        .cast(FOUND)
    )
