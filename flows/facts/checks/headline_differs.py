"""A headline and the article below it say two figures for one thing: 20% above, 25% below."""

import polars as pl

from flows.facts.commitment import with_commitment
from flows.facts.evidence import Evidence, found
from flows.facts.identify import identify

_THING = ("article_id", "indicator", "subject", "kind", "unit", "counted", "basis", "modality")
_PERIOD = ("period_start", "period_end")


def check_headline_differs(evidence: Evidence) -> pl.DataFrame:
    """A figure of the headline, and the one figure in the body of the same thing, which contradicts it.

    A headline often leaves the period to the body, so that one may lack it; where it is said above and below, it is the
    same. Two figures below are of two things.
    """
    above, below = _sides(evidence)
    pairs = above.join(below.filter(pl.len().over(_THING) == 1), on=_THING, nulls_equal=True, suffix="_body")
    same_period = pl.all_horizontal((pl.col(day) == pl.col(f"{day}_body")).fill_null(True) for day in _PERIOD)
    clashes = (pl.col("least") > pl.col("most_body")) | (pl.col("least_body") > pl.col("most"))
    said = pl.format("headline {}, body {}", "quote", "quote_body")
    return found(pairs.filter(same_period & clashes), "likely", "fact_id_body", ["claim_id", "claim_id_body"], said)


def _sides(evidence: Evidence) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The claims of headlines, and those of the bodies below them; what each allows beside the other."""
    named = evidence.claims.filter(pl.col("indicator").is_not_null())
    named = named.join(evidence.headings.select("article_id", "heading_end"), on="article_id")
    is_above = pl.col("start") < pl.col("heading_end")
    named = named.join(named.filter(is_above).select("article_id").unique(), on="article_id", how="semi")
    basis = pl.col("basis").fill_null("yoy")
    named = identify(named).filter(pl.col("subject").is_not_null()).with_columns(basis=basis)
    named = with_commitment(named, *_THING)
    return named.filter(is_above), named.filter(~is_above)
