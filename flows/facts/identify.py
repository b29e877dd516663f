"""What makes two claims speak of one thing, from each claim alone: its fact.

A claim speaks of a fact when it has an indicator that names something, a subject or place, and a period's end. Two
claims speak of the same fact when they agree in all PARTS:

- the indicator by its one name (`flows.facts.indicator`), and what kind of number is said of it in which unit. What is
  counted keeps its classifier, `3名` is not `3家`, unless the indicator is a known term;
- the subject and the place (`flows.facts.subject`);
- the period. A known stock (人口) is of the last day: 2023年 and 2023年末 are one;
- the basis of a difference, with its words where it is stated. A known term that grew over a period and says no basis
  grew against the year before, as official statistics print it;
- the modality: an aim is never compared with an outcome.
"""

from collections.abc import Callable

import polars as pl
from polars._typing import PolarsDataType

from flows.facts.indicator import indicator_of, terms
from flows.facts.subject import subject_of
from flows.identity import fact_id

PARTS = (
    *("indicator", "subject", "place", "period_start", "period_end", "kind", "unit", "counted", "basis", "basis_text"),
    "modality",
)
READ = (
    *("indicator", "subject", "place", "period_start", "period_end", "kind", "unit", "stated_unit", "basis"),
    *("basis_text", "modality"),
)
"""The columns of a claim that its fact depends on."""

_INDICATOR = pl.Struct({"name": pl.String, "is_known": pl.Boolean, "is_growth": pl.Boolean})
_DIFFERENCES = ("growth", "change")


def fact_ids(claims: pl.DataFrame) -> pl.Series:
    """The fact of each claim, null where it speaks of none. `claims` has the columns of READ, enums or strings."""
    parts = identify(claims.select(READ)).with_row_index()
    keys = parts.filter(_has_fact()).select("index", pl.struct(pl.col(PARTS).cast(pl.String)).alias("parts"))
    ids = _each(keys["parts"], lambda part: fact_id(*part.values()), pl.String)
    found = keys.select("index", ids.alias("fact_id"))
    return parts.select("index").join(found, on="index", how="left", maintain_order="left")["fact_id"]


def identify(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with PARTS in place of what they print, and `is_known` where the indicator is a known term."""
    text = pl.col("indicator", "kind", "unit", "basis", "modality").cast(pl.String)
    named = claims.with_columns(text).with_columns(_indicators(claims), _subjects(claims))
    return (
        named.with_columns(is_known=pl.col("named").struct.field("is_known").fill_null(False))
        .with_columns(
            indicator=pl.col("named").struct.field("name"),
            kind=pl.when(pl.col("named").struct.field("is_growth")).then(pl.lit("growth")).otherwise("kind"),
            counted=pl.when((pl.col("unit") == "1") & ~pl.col("is_known")).then("stated_unit"),
        )
        .with_columns(period_start=_period_start(), basis=_basis())
        .drop("named")
    )


def _has_fact() -> pl.Expr:
    return pl.all_horizontal(pl.col("indicator", "subject", "period_end").is_not_null())


def _period_start() -> pl.Expr:
    stocks = [term.name for term in terms().values() if term.measure == "stock"]
    is_state = pl.col("indicator").is_in(stocks) & (pl.col("kind") == "level")
    return pl.when(~(is_state & pl.col("is_known"))).then("period_start")


def _basis() -> pl.Expr:
    """Growth of a known term over a period is yearly where nothing else is said."""
    unsaid = pl.col("is_known") & pl.col("kind").is_in(_DIFFERENCES) & pl.col("period_start").is_not_null()
    return pl.when(unsaid).then(pl.col("basis").fill_null("yoy")).otherwise("basis")


def _indicators(claims: pl.DataFrame) -> pl.Series:
    printed = claims.select(pl.struct(pl.col("indicator", "kind", "unit").cast(pl.String)).alias("named"))["named"]
    return _each(printed, _indicator, _INDICATOR)


def _indicator(printed: dict[str, str | None]) -> dict[str, object] | None:
    words, kind, unit = printed.values()
    found = indicator_of(words, kind or "", unit or "") if words else None
    return None if found is None else {"name": found.name, "is_known": found.is_known, "is_growth": found.is_growth}


def _subjects(claims: pl.DataFrame) -> pl.Series:
    printed = claims.select(pl.struct("subject", "place").alias("subject"))["subject"]
    return _each(printed, lambda pair: subject_of(pair["subject"], pair["place"]), pl.String)


def _each(values: pl.Series, reads: Callable[[dict[str, str | None]], object], dtype: PolarsDataType) -> pl.Series:
    """What each struct reads as, worked out once for equal ones."""
    frame = values.rename("key").to_frame()
    distinct = frame.unique(maintain_order=True)
    read = pl.Series(values.name, [reads(key) for key in distinct["key"]], dtype)
    return frame.join(distinct.with_columns(read), on="key", how="left", maintain_order="left")[values.name]
