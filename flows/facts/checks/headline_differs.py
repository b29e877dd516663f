"""A headline and the article below it say two figures for one thing: 20% above, 25% below."""

import polars as pl

from flows.facts.commitment import with_commitment
from flows.facts.evidence import Evidence, found

_THING = ("article_id", "indicator", "subject", "kind", "unit", "counted", "basis", "modality")
_PERIOD = ("period_start", "period_end")
_FIGURE = ("claim_id", "fact_id", "start", "quote", "value", "lower", "upper", "qualifier")


def check_headline_differs(evidence: Evidence) -> pl.DataFrame:
    """A figure of the headline, and the one figure in the body of the same thing, which contradicts it.

    A headline often leaves the period to the body, so that one may lack it; where it is said above and below, it is the
    same. Two figures below are of two things.
    """
    rows = evidence.named.join(evidence.claims.select("article_id", *_FIGURE), on="claim_id", maintain_order="left")
    rows = rows.filter(pl.col("indicator").is_not_null() & pl.col("subject").is_not_null())
    rows = rows.join(evidence.headings.select("article_id", "heading_end"), on="article_id", maintain_order="left")
    above, basis = pl.col("start") < pl.col("heading_end"), pl.col("basis").fill_null("yoy")
    rows = with_commitment(rows.with_columns(above=above, basis=basis), *_THING)
    below = rows.filter(~pl.col("above")).filter(pl.len().over(_THING) == 1)
    pairs = rows.filter("above").join(below, on=_THING, nulls_equal=True, suffix="_body")
    same_period = pl.all_horizontal((pl.col(day) == pl.col(f"{day}_body")).fill_null(True) for day in _PERIOD)
    clashes = (pl.col("least") > pl.col("most_body")) | (pl.col("least_body") > pl.col("most"))
    said = pl.format("headline {}, body {}", "quote", "quote_body")
    return found(pairs.filter(same_period & clashes), "likely", "fact_id_body", ["claim_id", "claim_id_body"], said)
