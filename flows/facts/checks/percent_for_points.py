"""A rate in % is said to have grown by so many %, where percentage points are meant: `城镇化率提高1.5%`."""

import polars as pl

from flows.facts.evidence import Evidence, found
from flows.facts.identify import identify
from flows.facts.indicator import affixes, terms

_MOST = 15.0  # a rate that grew by more is compared with itself (参保率增长20%)


def check_percent_for_points(evidence: Evidence) -> pl.DataFrame:
    """Growth in % of an indicator whose name ends in the word of a percentage, or of a known rate."""
    rates = [term.name for term in terms().values() if term.measure == "rate"]
    is_rate = pl.col("indicator").is_in(rates) | pl.any_horizontal(
        pl.col("indicator").str.ends_with(word) for word in affixes("percentage")
    )
    is_growth = (pl.col("kind") == "growth") & (pl.col("unit") == "%") & (pl.col("value").abs() <= _MOST)
    growths = identify(evidence.claims.filter(is_growth)).filter(is_rate)
    said = pl.format("{} is in % itself: {} of it would be {} × {}%", "indicator", "quote", "indicator", "value")
    return found(growths, "likely", "fact_id", ["claim_id"], said)
