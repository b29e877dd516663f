"""A headline and the article below it say two figures for one thing: 20% above, 25% below."""

import polars as pl

from flows.facts.commitment import with_commitment
from flows.facts.evidence import Evidence, found
from flows.facts.identify import identify

_KIND = ("article_id", "kind", "unit", "counted", "basis", "modality")
_PERIOD = ("period_start", "period_end")
_FIGURE = ("quote", "sentence", "value", "lower", "upper", "qualifier")


def check_headline_differs(evidence: Evidence) -> pl.DataFrame:
    """A figure of the headline, and the one figure in the body of the same thing, which contradicts it.

    A headline often leaves the period to the body, so that one may lack it; where it is said above and below, it is the
    same. It may name the thing more briefly, so that one name ends with the other, or not say whose it is; that is only
    worth a look, and only where no figure of the kind in the body agrees with the headline. Two figures below are of
    two things.
    """
    above, below = _sides(evidence)
    pairs = above.join(below, on=_KIND, nulls_equal=True, suffix="_body").with_row_index("pair")
    rows = _against(pairs).join(
        pairs.select("pair", is_same=_is_same(), is_like=_is_like(), in_time=_in_time()), on="pair"
    )
    clashes = (pl.col("least") > pl.col("most_body")) | (pl.col("least_body") > pl.col("most"))
    rows = rows.with_columns(clashes=clashes).with_columns(
        certainty=pl.when(_is_one("is_same"))
        .then(pl.lit("likely"))
        .when(_is_one("is_like") & pl.col("clashes").all().over("claim_id"))
        .then(pl.lit("possible"))
    )
    told = rows.filter(pl.col("clashes") & pl.col("in_time") & pl.col("certainty").is_not_null())
    said = pl.format("headline {}, body {}", "quote", "quote_body")
    return found(told, pl.col("certainty"), "fact_id_body", ["claim_id", "claim_id_body"], said)


def _is_same() -> pl.Expr:
    return (pl.col("indicator") == pl.col("indicator_body")) & (pl.col("subject") == pl.col("subject_body"))


def _is_like() -> pl.Expr:
    """Whether one indicator ends with the other, one subject holds the other or is not printed: 建交 and 两国建交."""
    above, below = pl.col("indicator"), pl.col("indicator_body")
    whom, body = pl.col("subject"), pl.col("subject_body")
    holds = whom.str.contains(body, literal=True) | body.str.contains(whom, literal=True)
    printed = pl.col("sentence").str.contains(whom, literal=True)
    return (above.str.ends_with(below) | below.str.ends_with(above)) & (holds | ~printed).fill_null(True)


def _in_time() -> pl.Expr:
    return pl.all_horizontal((pl.col(day) == pl.col(f"{day}_body")).fill_null(True) for day in _PERIOD)


def _is_one(column: str) -> pl.Expr:
    """Whether a pair is the only one of its headline's figure that is so."""
    return pl.col(column) & (pl.col(column).sum().over("claim_id") == 1)


def _sides(evidence: Evidence) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The claims of headlines, and those of the bodies below them."""
    ends = evidence.headings.filter(pl.col("heading_end") > 0).select("article_id", "heading_end")
    claims = evidence.claims.filter(pl.col("indicator").is_not_null()).join(ends, on="article_id")
    is_above = pl.col("start") < pl.col("heading_end")
    claims = claims.join(claims.filter(is_above).select("article_id").unique(), on="article_id", how="semi")
    named = identify(claims)
    named = named.with_columns(pl.col("basis").fill_null("yoy"))
    return named.filter(is_above), named.filter(~is_above)


def _against(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with what each side allows beside the other."""
    figures = ("claim_id", "fact_id", *_FIGURE)
    above = pairs.select("pair", *figures)
    below = pairs.select("pair", *(pl.col(f"{column}_body").alias(column) for column in figures))
    sides = with_commitment(pl.concat([above, below]), "pair")
    return sides.head(above.height).join(sides.tail(below.height), on="pair", suffix="_body")
