"""A figure in % is said to have grown by so many %, where percentage points are meant: `城镇化率提高1.5%`."""

import polars as pl

from flows.facts.evidence import Evidence, found
from flows.facts.identify import identify
from flows.facts.indicator import affixes, terms
from flows.facts.wording import before_quote

_MOST = 15.0  # a rate that grew by more is compared with itself (参保率增长20%)
_OWN = ("article_id", "sentence", "indicator", "subject")
_NEAR = 4  # code points before a figure in which its verb stands


def check_percent_for_points(evidence: Evidence) -> pl.DataFrame:
    """Growth in % of what is in % itself: a rate by its name, a growth rate, an index that the sentence gives in %."""
    is_growth = (pl.col("kind") == "growth") & (pl.col("unit") == "%") & (pl.col("value").abs() <= _MOST)
    growths = evidence.claims.filter(is_growth & pl.col("indicator").is_not_null())
    levels = evidence.claims.filter((pl.col("kind") == "level") & (pl.col("unit") == "%"))
    growths = _beside_levels(growths, levels).with_columns(is_speed=_is_speed(), printed="indicator")
    named = identify(growths).filter(pl.col("indicator").is_not_null())
    rates = named.filter(_is_rate() | pl.col("is_speed") | pl.col("is_beside"))
    said = pl.format("{} is in % itself: {} of it would be {} × {}%", "printed", "quote", "printed", "value")
    return found(rates, "likely", "fact_id", ["claim_id"], said)


def _is_rate() -> pl.Expr:
    """Whether the name is that of a known rate, or ends in the word of a percentage."""
    rates = [term.name for term in terms().values() if term.measure == "rate"]
    by_word = (pl.col("indicator").str.ends_with(word) for word in affixes("percentage"))
    return pl.col("indicator").is_in(rates) | pl.any_horizontal(by_word)


def _is_speed() -> pl.Expr:
    """Whether a growth rate is said to have changed: `增速加快0.4%`."""
    is_rate = pl.any_horizontal(pl.col("indicator").str.ends_with(word) for word in affixes("growth"))
    before = before_quote().str.tail(_NEAR)
    return is_rate & before.str.contains_any(list(affixes("pace"))).fill_null(False)


def _beside_levels(growths: pl.DataFrame, levels: pl.DataFrame) -> pl.DataFrame:
    """The growths, with `is_beside` where their sentence has said before what the same thing is in %."""
    stated = levels.group_by(_OWN).agg(stated=pl.col("start").min())
    joined = growths.join(stated, on=list(_OWN), how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(is_beside=(pl.col("stated") < pl.col("start")).fill_null(False))
