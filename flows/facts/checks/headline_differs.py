"""A headline and the article below it say two figures for one thing: 20% above, 25% below."""

import polars as pl

from flows.facts.commitment import with_commitment
from flows.facts.evidence import Evidence, found
from flows.facts.identify import identify

_THING = ("article_id", "indicator", "subject", "kind", "unit", "counted", "basis", "modality")
_PERIOD = ("period_start", "period_end")
_FIGURE = ("quote", "sentence", "value", "lower", "upper", "qualifier")


def check_headline_differs(evidence: Evidence) -> pl.DataFrame:
    """A figure of the headline, and the one figure in the body of the same thing, which contradicts it.

    A headline often leaves the period to the body, so that one may lack it; where it is said above and below, it is the
    same. Two figures below are of two things.
    """
    above, below = _sides(evidence)
    below = below.join(above.select(_THING).unique(), on=_THING, how="semi", nulls_equal=True)
    below = below.filter(pl.len().over(_THING) == 1)
    pairs = above.join(below, on=_THING, nulls_equal=True, suffix="_body")
    same_period = pl.all_horizontal((pl.col(day) == pl.col(f"{day}_body")).fill_null(True) for day in _PERIOD)
    rows = _against(pairs.filter(same_period))
    clashes = (pl.col("least") > pl.col("most_body")) | (pl.col("least_body") > pl.col("most"))
    said = pl.format("headline {}, body {}", "quote", "quote_body")
    return found(rows.filter(clashes), "likely", "fact_id_body", ["claim_id", "claim_id_body"], said)


def _sides(evidence: Evidence) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The claims of headlines, and those of the bodies below them."""
    ends = evidence.headings.filter(pl.col("heading_end") > 0).select("article_id", "heading_end")
    claims = evidence.claims.filter(pl.col("indicator").is_not_null()).join(ends, on="article_id")
    is_above = pl.col("start") < pl.col("heading_end")
    claims = claims.join(claims.filter(is_above).select("article_id").unique(), on="article_id", how="semi")
    named = identify(claims).filter(pl.col("subject").is_not_null())
    named = named.with_columns(pl.col("basis").fill_null("yoy"))
    return named.filter(is_above), named.filter(~is_above)


def _against(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with what each side allows beside the other."""
    figures = ("claim_id", "fact_id", *_FIGURE)
    numbered = pairs.with_row_index("pair")
    above = numbered.select("pair", *figures)
    below = numbered.select("pair", *(pl.col(f"{column}_body").alias(column) for column in figures))
    sides = with_commitment(pl.concat([above, below]), "pair")
    return sides.head(above.height).join(sides.tail(below.height), on="pair", suffix="_body")
