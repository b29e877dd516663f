"""A level stands alone by a factor of 万 or 亿 among all other levels of its indicator: a slip of the unit."""

import polars as pl

from flows.facts.evidence import Evidence, found

_SERIES = ("indicator", "subject", "place", "unit", "counted", "frequency", "months")
_LEAST = 4  # facts of a series: with fewer there is no history
_NEAR = 3.0  # how far the others may lie from their median, as a factor
_SLIPS = (4.0, 8.0)  # powers of ten: 万, 亿
_HALF_PLACE = 0.5


def check_slip_of_magnitude(evidence: Evidence) -> pl.DataFrame:
    """Levels of facts against the median of their own series: the same indicator, place, unit and length of period."""
    months = (pl.col("period_end").dt.year() - pl.col("period_start").dt.year()) * 12 + (
        pl.col("period_end").dt.month() - pl.col("period_start").dt.month()
    )
    is_level = (pl.col("kind") == "level") & (pl.col("modality") == "fact") & (pl.col("value") > 0)
    levels = evidence.facts.filter(is_level).with_columns(months=months)
    levels = levels.filter(pl.len().over("indicator") >= _LEAST)  # one column goes faster than seven
    levels = levels.filter(pl.len().over(_SERIES) >= _LEAST)
    away = (pl.col("value").log10() - pl.col("value").log10().median().over(_SERIES)).abs()
    levels = levels.with_columns(size=pl.len().over(_SERIES), away=away)
    is_slip = pl.any_horizontal((pl.col("away") - slip).abs() <= _HALF_PLACE for slip in _SLIPS)
    strays = (~(pl.col("away") <= pl.lit(_NEAR).log10())).sum().over(_SERIES)
    slips = levels.with_columns(strays=strays, median=pl.col("value").median().over(_SERIES)).filter(
        is_slip & (pl.col("strays") == 1)
    )
    said = pl.format("{} is {}, the median of its series of {} is {}", "quote", "value", "size", "median")
    certainty = pl.when("is_known").then(pl.lit("likely")).otherwise(pl.lit("possible"))
    return found(slips, certainty, "fact_id", ["claim_id"], said)
