"""The shares of one whole that a list gives add up to more than all of it: `三次产业占比分别为17.1%、38.3%、54.6%`."""

import polars as pl

from flows.facts.evidence import FOUND, Evidence

_NAMED = r"^(.+)占(.{2,}?)的?(?:比重|比例)?$"
_GAP = 1  # code points between the numbers of a list: 、 or 和
_ROUNDING = 0.5  # the worth of a last digit, at most, that each member may be rounded by
_LIST = ("article_id", "list", "whole", "period_end", "modality")


def check_shares_above_whole(evidence: Evidence) -> pl.DataFrame:
    """Members of one list, of the same whole and period, whose parts are named alike: 第一产业, 第二产业.

    Shares named unlike (女性 and 党员) may overlap, and so may those of different sentences.
    """
    shares = evidence.claims.filter((pl.col("kind") == "share") & (pl.col("unit") == "%") & pl.col("lower").is_not_null())
    part, whole = (pl.col("indicator").str.extract(_NAMED, side) for side in (1, 2))
    shares = shares.sort("article_id", "start").with_columns(part=part, whole=whole).drop_nulls("whole")
    apart = (pl.col("start") - pl.col("end").shift(1) > _GAP) | (pl.col("start") < pl.col("end").shift(1))
    shares = shares.with_columns(list=apart.fill_null(True).cum_sum())
    lists = shares.group_by(_LIST, maintain_order=True).agg(
        pl.col("claim_id"),
        total=pl.col("lower").sum(),
        members=pl.len(),
        parts=pl.col("part").n_unique(),
        endings=pl.col("part").str.tail(1).n_unique(),
        sum=pl.col("quote").str.join(" + "),
    )
    is_one_whole = (pl.col("members") > 1) & (pl.col("parts") == pl.col("members")) & (pl.col("endings") == 1)
    above = lists.filter(is_one_whole & (pl.col("total") > 100 + _ROUNDING * pl.col("members")))
    return above.select(
        certainty=pl.lit("likely"),
        fact_id=pl.lit(None, pl.String),
        claim_ids="claim_id",
        arithmetic=pl.format("{} = {}% > 100%", "sum", pl.col("total").round(6)),
    ).cast(FOUND)  # type: ignore[arg-type]
