"""What makes two claims speak of one thing, from each claim alone: its fact.

A claim speaks of a fact when it has an indicator that names something, a subject or place, and a period's end. Two
claims speak of the same fact when they agree in all PARTS:

- the indicator by its one name (`flows.facts.indicator`), at which prices it grew (`flows.facts.prices`), and what kind
  of number is said of it in which unit. What is counted keeps its classifier, `3名` is not `3家`, unless the indicator
  is a known term;
- the subject and the place (`flows.facts.subject`);
- the period. A known stock (人口) is of the last day: 2023年 and 2023年末 are one;
- the basis of a difference, with its words where it is stated. A known term that grew over a period and says no basis
  grew against the year before, as official statistics print it;
- the modality: an aim is never compared with an outcome.
"""

from collections.abc import Callable

import polars as pl
from polars._typing import PolarsDataType

from flows.facts import prices
from flows.facts.indicator import indicator_of, terms
from flows.facts.subject import subject_of
from flows.identity import ABSENT, SEPARATOR, fact_id

PARTS = (
    *("indicator", "subject", "place", "period_start", "period_end", "kind", "unit", "counted", "basis", "basis_text"),
    "modality",
)
READ = (
    *("indicator", "subject", "place", "period_start", "period_end", "kind", "unit", "stated_unit", "basis"),
    *("basis_text", "modality", *prices.READ),
)
"""The columns of a claim that its fact depends on."""

_INDICATOR = pl.Struct({"name": pl.String, "is_known": pl.Boolean, "is_growth": pl.Boolean})
_DIFFERENCES = ("growth", "change")


def fact_ids(claims: pl.DataFrame) -> pl.Series:
    """The fact of each claim, null where it speaks of none. `claims` has the columns of READ, enums or strings."""
    has_fact = pl.all_horizontal(pl.col("indicator", "subject", "period_end").is_not_null())
    parts = (pl.col(part).cast(pl.String).fill_null(ABSENT) for part in PARTS)
    about = pl.when(has_fact).then(pl.concat_str(parts, separator=SEPARATOR))
    named = identify(claims.select(READ)).select(about=about)
    return _each(named, lambda about: about and fact_id(about), pl.String).alias("fact_id")


def identify(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with PARTS in place of what they print, and `is_known` where the indicator is a known term."""
    text = claims.with_columns(pl.col("indicator", "kind", "unit", "basis", "modality").cast(pl.String))
    named = _each(text.select("indicator", "kind", "unit"), _indicator, _INDICATOR).struct
    is_known = named.field("is_known").fill_null(False)
    subject = _each(text.select("subject", "place", is_known), subject_of, pl.String)
    is_counted = (pl.col("unit") == "1") & ~pl.col("is_known")
    kind = pl.when(named.field("is_growth")).then(pl.lit("growth")).otherwise("kind")
    return _at_prices(
        text.with_columns(named.field("name").alias("indicator"), subject.alias("subject"), is_known=is_known)
        .with_columns(kind=kind, counted=pl.when(is_counted).then("stated_unit"))
        .with_columns(period_start=_period_start(), basis=_basis())
    )


def _at_prices(named: pl.DataFrame) -> pl.DataFrame:
    """The claims in their order, growth under the name that its prices give it; only growth is read for them."""
    is_growth = (pl.col("kind") == "growth") & (pl.col("unit") == "%")
    indexed = named.with_row_index("at")
    growth = indexed.filter(is_growth).select("at", own=prices.at_prices())
    joined = indexed.join(growth, on="at", how="left", maintain_order="left")
    return joined.with_columns(indicator=pl.coalesce("own", "indicator")).drop("at", "own")


def _period_start() -> pl.Expr:
    stocks = [term.name for term in terms().values() if term.measure == "stock"]
    is_state = pl.col("is_known") & pl.col("indicator").is_in(stocks) & (pl.col("kind") == "level")
    return pl.when(~is_state.fill_null(False)).then("period_start")


def _basis() -> pl.Expr:
    """Growth of a known term over a period is yearly where nothing else is said."""
    unsaid = pl.col("is_known") & pl.col("kind").is_in(_DIFFERENCES) & pl.col("period_start").is_not_null()
    return pl.when(unsaid).then(pl.col("basis").fill_null("yoy")).otherwise("basis")


def _indicator(words: str | None, kind: str, unit: str) -> dict[str, object] | None:
    found = indicator_of(words, kind, unit) if words else None
    if found is None:
        return None
    return {"name": found.name, "is_known": found.is_known, "is_growth": found.is_growth}


def _each(frame: pl.DataFrame, reads: Callable[..., object], dtype: PolarsDataType) -> pl.Series:
    """What each row reads as, worked out once for equal ones."""
    distinct = frame.unique(maintain_order=True)
    read = pl.Series("read", [reads(*row) for row in distinct.iter_rows()], dtype)
    if distinct.height == frame.height:
        return read
    found = frame.join(
        distinct.with_columns(read), on=frame.columns, how="left", nulls_equal=True, maintain_order="left"
    )
    return found["read"]
