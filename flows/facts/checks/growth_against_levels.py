"""A growth is not what the level and the level a year before give: 120亿元 after 100亿元, and `增长30%`."""

import polars as pl

from flows.facts.commitment import resolution_of
from flows.facts.evidence import Evidence, found
from flows.facts.indicator import terms

_THING = ("indicator", "subject", "place", "period_start", "period_end")
_UNIT = ("unit", "counted")
_FIGURE = ("claim_id", "article_id", "quote", "value")
_SLACK = 0.15  # percentage points beyond all rounding: levels are restated in silence


def check_growth_against_levels(evidence: Evidence) -> pl.DataFrame:
    """Known terms whose growth follows from their levels (`nominal`), and other amounts that one article has all of.

    Real growth is of constant prices, comparable growth of a base drawn anew each year: neither follows from levels.
    """
    settled = pl.col("status").is_in(("single", "agreed", "revised")) & (pl.col("qualifier") == "exact")
    facts = evidence.facts.filter((pl.col("modality") == "fact") & settled & _is_derived())
    growths = facts.filter((pl.col("kind") == "growth") & (pl.col("basis") == "yoy"))
    levels = facts.filter((pl.col("kind") == "level") & pl.col("period_start").is_not_null() & (pl.col("value") > 0))
    last = levels.with_columns(pl.col("period_start", "period_end").dt.offset_by("1y"))
    rows = levels.select(*_THING, *_UNIT, *_FIGURE, "is_known").join(
        growths.select(*_THING, *_FIGURE), on=_THING, nulls_equal=True, suffix="_growth"
    )
    before = last.select(*_THING, *_UNIT, *_FIGURE)
    rows = rows.join(before, on=[*_THING, *_UNIT], nulls_equal=True, suffix="_before")
    one_article = (pl.col("article_id") == pl.col("article_id_before")) & (
        pl.col("article_id") == pl.col("article_id_growth")
    )
    return _found(rows.filter(pl.col("is_known") | one_article))


def _is_derived() -> pl.Expr:
    """Whether the growth of an indicator follows from its levels, as far as is known."""
    nominal = [term.name for term in terms().values() if term.growth == "nominal" and term.measure == "flow"]
    return ~pl.col("is_known") | pl.col("indicator").is_in(nominal)


def _found(rows: pl.DataFrame) -> pl.DataFrame:
    """Those whose growth lies outside of what the rounded levels allow."""
    now, before, growth = (_rounded(side) for side in ("", "_before", "_growth"))
    least = (now[0] / before[1] - 1) * 100 - _SLACK
    most = (now[1] / before[0] - 1) * 100 + _SLACK
    outside = rows.filter((growth[1] < least) | (growth[0] > most)).sort("claim_id_growth")
    grown = ((pl.col("value") / pl.col("value_before") - 1) * 100).round(2)
    said = pl.format("{} / {} - 1 = {}%, not {}", "quote", "quote_before", grown, "quote_growth")
    one_article = pl.col("article_id_before") == pl.col("article_id_growth")
    certainty = pl.when(one_article).then(pl.lit("likely")).otherwise(pl.lit("possible"))
    return found(outside, certainty, None, ["claim_id", "claim_id_before", "claim_id_growth"], said)


def _rounded(side: str) -> tuple[pl.Expr, pl.Expr]:
    """A figure less and more the worth of its last digit."""
    value, worth = pl.col(f"value{side}"), resolution_of(f"quote{side}", f"value{side}")
    return value - worth, value + worth
