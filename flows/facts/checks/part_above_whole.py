"""A part is more than the whole that it is a part of: `40名专家，其中60名院士`."""

import polars as pl

from flows.facts.evidence import Evidence, found
from flows.facts.wording import before_quote

_AMONG = "其中"
_LEAD = rf"(?:^|[，；：、（(]){_AMONG}([^。；\d]{{0,12}})$"
"""What leads from a 其中 that opens a clause (参与其中 opens none) to the first figure behind it."""
_NEAR = 40  # code points before a sentence that opens with it
_SAME = ("article_id", "kind", "unit", "stated_unit", "modality")
_FIGURE = ("claim_id", "quote", "lower", "upper")


def check_part_above_whole(evidence: Evidence) -> pl.DataFrame:
    """Levels in the same unit and classifier, for 251户 may well hold 1113人: those that a claim says to be a part, and
    those around a 其中, which are taken for a whole and a part only here, where the part is more than each of them.
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
    """Pairs of the first level behind a 其中, which names no whole, and the greatest in its unit right before that."""
    inside = levels.filter(pl.col("sentence").str.contains(_AMONG, literal=True))
    begin = pl.col("start") - before_quote().str.len_chars()
    placed = inside.with_columns(begin=begin.min().over("article_id", "sentence"))
    before = pl.col("sentence").str.slice(0, pl.col("start") - pl.col("begin"))
    parts = placed.with_columns(lead=before.str.extract(_LEAD)).filter(
        pl.col("lead").is_not_null() & pl.col("part_of").is_null()
    )
    among = pl.col("start") - pl.col("lead").str.len_chars() - len(_AMONG)
    reach = (
        pl.when(among == pl.col("begin")).then(among - _NEAR).otherwise("begin")
    )  # 其中 goes on with the sentence before
    wholes = levels.select(*_SAME, "start", *(pl.col(column).alias(f"{column}_whole") for column in _FIGURE))
    pairs = parts.with_columns(among=among, reach=reach).join(wholes, on=list(_SAME), nulls_equal=True, suffix="_whole")
    is_before = (pl.col("start_whole") < pl.col("among")) & (pl.col("start_whole") >= pl.col("reach"))
    held = pairs.filter(is_before).with_columns(pl.col("upper_whole").fill_null(float("inf")))
    return held.sort("upper_whole", "claim_id_whole").unique("claim_id", keep="last", maintain_order=True)


def _found(pairs: pl.DataFrame, certainty: str) -> pl.DataFrame:
    above = pairs.filter(pl.col("lower") > pl.col("upper_whole"))
    said = pl.format("{} of {}: {} > {}", "quote", "quote_whole", "lower", "upper_whole")
    return found(above, certainty, None, ["claim_id_whole", "claim_id"], said)
