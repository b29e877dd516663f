"""A part is more than the whole that it is a part of: `40名专家，其中60名院士`."""

import polars as pl

from flows.facts.evidence import Evidence, found

_AMONG = "其中"
_NEAR = 16  # code points between a whole and its part
_SAME = ("article_id", "kind", "unit", "stated_unit", "modality")
_FIGURE = ("claim_id", "quote", "lower", "upper")


def check_part_above_whole(evidence: Evidence) -> pl.DataFrame:
    """Levels in the same unit and classifier, for 251户 may well hold 1113人: those that a claim says to be a part, and
    the two claims around a 其中, which are taken for a whole and a part only here.
    """
    levels = evidence.claims.filter(pl.col("kind") == "level")
    return pl.concat([_found(_parts(levels), "certain"), _found(_among(levels), "likely")])


def _parts(levels: pl.DataFrame) -> pl.DataFrame:
    """Pairs of a part and the whole that it names."""
    parts = levels.filter(pl.col("part_of").is_not_null()).select("part_of", *_SAME, *_FIGURE)
    levels = levels.filter(pl.col("claim_id").is_in(parts["part_of"].implode()))
    wholes = levels.select(*_SAME, *(pl.col(column).alias(f"{column}_whole") for column in _FIGURE))
    return parts.join(
        wholes, left_on=["part_of", *_SAME], right_on=["claim_id_whole", *_SAME], nulls_equal=True, coalesce=False
    )


def _among(levels: pl.DataFrame) -> pl.DataFrame:
    """Pairs of claims that stand one after the other around a 其中, and of which neither says what the other is."""
    ordered = levels.filter(pl.col("sentence").str.contains(_AMONG, literal=True)).sort("article_id", "start")
    before = [pl.col(column).shift(1).alias(f"{column}_whole") for column in (*_FIGURE, *_SAME, "end", "sentence")]
    pairs = ordered.with_columns(before).filter(pl.col("part_of").is_null())
    alike = [pl.col(column).eq_missing(pl.col(f"{column}_whole")) for column in (*_SAME, "sentence")]
    pairs = pairs.filter(pl.all_horizontal(alike)).with_columns(gap=pl.col("start") - pl.col("end_whole"))
    rest = pl.col("sentence").str.splitn(pl.col("quote_whole"), 2).struct.field("field_1")
    is_next = rest.str.slice(pl.col("gap")).str.starts_with(pl.col("quote"))
    says_so = rest.str.slice(0, pl.col("gap")).str.contains(_AMONG, literal=True)
    return pairs.filter((pl.col("gap") <= _NEAR) & is_next & says_so)


def _found(pairs: pl.DataFrame, certainty: str) -> pl.DataFrame:
    above = pairs.filter(pl.col("lower") > pl.col("upper_whole"))
    said = pl.format("{} of {}: {} > {}", "quote", "quote_whole", "lower", "upper_whole")
    return found(above, certainty, None, ["claim_id_whole", "claim_id"], said)
