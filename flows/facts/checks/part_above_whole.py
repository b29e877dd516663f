"""A part is more than the whole that it is a part of: `40名专家，其中60名院士`."""

import polars as pl

from flows.facts.evidence import Evidence, found

_PART = ("claim_id", "part_of", "article_id", "kind", "unit", "stated_unit", "modality", "lower", "quote")
_SAME = ("article_id", "kind", "unit", "stated_unit", "modality")


def check_part_above_whole(evidence: Evidence) -> pl.DataFrame:
    """Only levels in the same unit and classifier are compared: 251户 may well hold 1113人."""
    parts = evidence.claims.filter(pl.col("part_of").is_not_null() & (pl.col("kind") == "level")).select(_PART)
    wholes = evidence.claims.select("claim_id", *_SAME, "upper", "quote")
    pairs = parts.join(wholes, left_on=["part_of", *_SAME], right_on=["claim_id", *_SAME], nulls_equal=True)
    above = pairs.filter(pl.col("lower") > pl.col("upper"))
    said = pl.format("{} of {}: {} > {}", "quote", "quote_right", "lower", "upper")
    return found(above, "certain", None, ["part_of", "claim_id"], said)
