"""A growth is not what the level and the level a year before give: 120亿元 after 100亿元, and `增长30%`."""

import polars as pl

from flows.facts.evidence import Evidence, found
from flows.facts.indicator import terms

_THING = ("indicator", "subject", "place", "period_start", "period_end")
_SLACK = 0.15  # percentage points beyond all rounding: levels are restated in silence


def check_growth_against_levels(evidence: Evidence) -> pl.DataFrame:
    """Known terms whose growth follows from their levels (`nominal`), and other amounts that one article has all of.

    Real growth is of constant prices, comparable growth of a base drawn anew each year: neither follows from levels.
    """
    facts = evidence.facts.filter(
        (pl.col("modality") == "fact") & pl.col("status").is_in(("single", "agreed", "revised"))
    )
    claims = _figures(evidence)
    levels = facts.filter((pl.col("kind") == "level") & pl.col("period_start").is_not_null())
    growths = facts.filter((pl.col("kind") == "growth") & (pl.col("basis") == "yoy"))
    now = levels.select(*_THING, "unit", "counted", "is_known", "fact_id").join(claims, on="fact_id")
    before = now.with_columns(pl.col("period_start", "period_end").dt.offset_by("1y"))
    growth = growths.select(*_THING, "fact_id").join(claims, on="fact_id")
    rows = now.join(before, on=[*_THING, "unit", "counted"], nulls_equal=True, suffix="_before").join(
        growth, on=_THING, nulls_equal=True, suffix="_growth"
    )
    return _found(rows.filter(_is_comparable()))


def _figures(evidence: Evidence) -> pl.DataFrame:
    """The finest claim of each fact, with the worth of its last digit on either side."""
    exact = evidence.statements.filter((pl.col("qualifier") == "exact") & pl.col("value").is_not_null())
    finest = exact.sort("fact_id", "resolution", maintain_order=True).unique(
        "fact_id", keep="first", maintain_order=True
    )
    columns = ("fact_id", "claim_id", "article_id", "quote", "value")
    return finest.select(
        *columns, low=pl.col("value") - pl.col("resolution"), high=pl.col("value") + pl.col("resolution")
    )


def _is_comparable() -> pl.Expr:
    nominal = [term.name for term in terms().values() if term.growth == "nominal" and term.measure == "flow"]
    one_article = (pl.col("article_id") == pl.col("article_id_before")) & (
        pl.col("article_id") == pl.col("article_id_growth")
    )
    is_amount = (pl.col("low") > 0) & (pl.col("low_before") > 0)
    return is_amount & (pl.col("indicator").is_in(nominal) | (one_article & ~pl.col("is_known")))


def _found(rows: pl.DataFrame) -> pl.DataFrame:
    """Those whose growth lies outside of what the rounded levels allow."""
    least = (pl.col("low") / pl.col("high_before") - 1) * 100 - _SLACK
    most = (pl.col("high") / pl.col("low_before") - 1) * 100 + _SLACK
    outside = rows.filter((pl.col("high_growth") < least) | (pl.col("low_growth") > most)).sort("claim_id_growth")
    grown = ((pl.col("value") / pl.col("value_before") - 1) * 100).round(2)
    said = pl.format("{} / {} - 1 = {}%, not {}", "quote", "quote_before", grown, "quote_growth")
    one_article = pl.col("article_id_before") == pl.col("article_id_growth")
    certainty = pl.when(one_article).then(pl.lit("likely")).otherwise(pl.lit("possible"))
    return found(outside, certainty, None, ["claim_id", "claim_id_before", "claim_id_growth"], said)
