"""A figure that a later page of the same publication corrects: `更正：昨日一版的25%有误，应是20%`."""

import polars as pl

from flows.facts.evidence import Evidence, found
from flows.facts.statements import revision_words

_ISSUED = ("claim_id", "fact_id", "article_id", "publication", "issue_date", "quote", "least", "most")


def check_corrected_later(evidence: Evidence) -> pl.DataFrame:
    """Claims of an article that corrects, against earlier ones of their fact and publication that they contradict."""
    stated = evidence.statements.join(evidence.headings, on="article_id", how="left", maintain_order="left")
    words = revision_words("corrects", "mistakes")
    corrects = pl.any_horizontal(
        pl.col(text).str.contains_any(words).fill_null(False) for text in ("sentence", "headings")
    )
    right = stated.filter(corrects & ~pl.col("is_replaced")).select(_ISSUED)
    pairs = stated.filter(~corrects).select(_ISSUED).join(right, on=["fact_id", "publication"], suffix="_right")
    earlier = (pl.col("issue_date") <= pl.col("issue_date_right")) & (
        pl.col("article_id") != pl.col("article_id_right")
    )
    clashes = (pl.col("least") > pl.col("most_right")) | (pl.col("least_right") > pl.col("most"))
    rows = pairs.filter(earlier & clashes).sort("claim_id", "claim_id_right")
    said = pl.format(
        "{} printed on {}, corrected on {} to {}", "quote", "issue_date", "issue_date_right", "quote_right"
    )
    return found(rows, "certain", "fact_id", ["claim_id", "claim_id_right"], said)
