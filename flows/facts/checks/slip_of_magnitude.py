"""A level stands apart by a factor of 万 or 亿 from the levels right before and after it: a slip of the unit."""

import polars as pl

from flows.facts.evidence import Evidence, found

_SERIES = ("indicator", "subject", "place", "unit", "counted", "frequency", "months")
_LEAST = 4  # facts of a series: with fewer there is no history
_WINDOW = 4  # facts before and after that one is held against, so that a series may grow as long as it likes
_AGREE = 3  # so many of them at least, and two thirds of them, lie close to their median
_NEAR = 3.0  # how far from it, as a factor
_SLIPS = (4.0, 8.0)  # powers of ten: 万, 亿
_HALF_PLACE = 0.5


def check_slip_of_magnitude(evidence: Evidence) -> pl.DataFrame:
    """Levels of facts against their neighbours in time: the same indicator, place, unit and length of period.

    Where a third of the neighbours are off themselves, as another slip is, the rest still tells.
    """
    levels = _apart(_series(evidence.facts))
    is_slip = pl.any_horizontal((pl.col("away") - slip).abs() <= _HALF_PLACE for slip in _SLIPS)
    enough = (pl.col("close") >= _AGREE) & (pl.col("close") * 3 >= pl.col("size") * 2)
    slips = levels.filter(is_slip & enough)
    median = pl.lit(10.0).pow("median").round_sig_figs(4).round(6)
    said = pl.format("{} is {}, the median of the {} before and after it is {}", "quote", "value", "size", median)
    certainty = pl.when("is_known").then(pl.lit("likely")).otherwise(pl.lit("possible"))
    return found(slips, certainty, "fact_id", ["claim_id"], said)


def _series(facts: pl.DataFrame) -> pl.DataFrame:
    """The levels of series long enough to have a history, and wide enough to hold a slip."""
    months = (pl.col("period_end").dt.year() - pl.col("period_start").dt.year()) * 12 + (
        pl.col("period_end").dt.month() - pl.col("period_start").dt.month()
    )
    is_level = (pl.col("kind") == "level") & (pl.col("modality") == "fact") & (pl.col("value") > 0)
    levels = facts.filter(is_level).with_columns(months=months, power=pl.col("value").log10())
    levels = levels.filter(pl.len().over("indicator") >= _LEAST)  # one column goes faster than seven
    power = pl.col("power")
    wide = (power.max() - power.min()).over(_SERIES) >= min(_SLIPS) - _HALF_PLACE
    return levels.filter((pl.len().over(_SERIES) >= _LEAST) & wide)


def _apart(levels: pl.DataFrame) -> pl.DataFrame:
    """The levels in order of time, with the `median` of their neighbours as a power of ten, how many of these lie
    `close` to it, out of how many (`size`), and how far `away` the level is.
    """
    beside = [step for step in range(-_WINDOW, _WINDOW + 1) if step]
    ordered = levels.sort("period_end", "fact_id")
    neighbours = pl.concat_list(pl.col("power").shift(step).over(_SERIES) for step in beside).list.drop_nulls()
    held = ordered.with_columns(neighbours=neighbours).with_columns(
        median=pl.col("neighbours").list.median(), size=pl.col("neighbours").list.len()
    )
    is_close = (pl.element() - pl.element().median()).abs() <= pl.lit(_NEAR).log10()
    return held.with_columns(
        close=pl.col("neighbours").list.eval(is_close).list.sum(), away=(pl.col("power") - pl.col("median")).abs()
    )
