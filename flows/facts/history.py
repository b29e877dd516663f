"""The history of an indicator: its facts in order of time, and the vintages that each has gone through."""

import polars as pl

from flows.facts.indicator import indicator_of
from flows.facts.statements import READ, headings_of, state_facts

SERIES = ("subject", "place", "kind", "unit", "counted", "basis", "basis_text", "modality", "frequency")
"""What facts of one indicator share when they are points of one series."""

_GROWTH = "growth"


def select_facts(facts: pl.DataFrame, indicator: str | None, **chosen: str | None) -> pl.DataFrame:
    """The facts of an indicator in any of its words (`GDP` and 地区生产总值 are 国内生产总值; `GDP增速` its growth).

    All facts where `indicator` is None. `chosen` narrows them by columns of the table. Sorted series by series, those
    with most facts first, each in order of time.
    """
    said = {column: value for column, value in chosen.items() if value is not None}
    for column, value in {**_named(indicator), **said}.items():
        facts = facts.filter(pl.col(column).cast(pl.String) == value)
    parts = ["indicator", *SERIES]
    return (
        facts.with_columns(size=pl.len().over(parts))
        .sort(
            *("size", *parts, "period_end", "period_start", "fact_id"),
            descending=[True, *[False] * (len(parts) + 3)],
            nulls_last=True,
        )
        .drop("size")
    )


def longest_series(selected: pl.DataFrame) -> pl.DataFrame:
    """The points of the series that stands first among the selected facts."""
    first = selected.head(1).select("indicator", *SERIES)
    return selected.join(first, on=first.columns, how="semi", nulls_equal=True, maintain_order="left")


def vintages_of(facts: pl.DataFrame, claims: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """The vintages of some facts: a row each, in the order of the facts and of their issue.

    `vintage` counts from 0, `issued` is the day it was first printed, `stated` its finest figure as printed with its
    `vintage_value`, and `stated_by` counts its claims.
    """
    own = claims.join(facts.select("fact_id"), on="fact_id", how="semi").select(READ)
    stated = state_facts(own, headings_of(articles).select("article_id", "headings"))
    finest = stated.sort("fact_id", "vintage", "resolution", nulls_last=True, maintain_order=True)
    vintages = finest.group_by("fact_id", "vintage", maintain_order=True).agg(
        issued=pl.col("issue_date").min(),
        stated=pl.col("quote").first(),
        vintage_value=pl.col("value").first(),
        stated_by=pl.len().cast(pl.Int64),
    )
    return facts.join(vintages, on="fact_id", how="left", maintain_order="left_right")


def _named(indicator: str | None) -> dict[str, str]:
    """What the words of an indicator select: a name, and the kind where they say growth."""
    if indicator is None:
        return {}
    level, growth = (indicator_of(indicator, kind, unit) for kind, unit in (("level", ""), (_GROWTH, "%")))
    found = level if level and level.is_known else growth
    if found is None:
        return {"indicator": indicator}
    means_growth = found.is_growth or (not (level and level.is_known) and found.is_known)
    return {"indicator": found.name, "kind": _GROWTH} if means_growth else {"indicator": found.name}
