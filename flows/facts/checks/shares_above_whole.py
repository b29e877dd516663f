"""The shares of one whole that a list gives add up to more than it: `三个产业占比重分别为17.1%、38.3%和54.6%`."""

import polars as pl

from flows.facts.evidence import Evidence, found

_SHARE = r"^(.+)占([^、]{2,}?)的?(?:比重|比例)?$"  # a list of wholes has a whole for each member
_PART = r"^(.+?)(?:占.*)?$"
_GAP = 1  # code points between the numbers of a list: 、 or 和
_ROUNDING = 0.5  # the worth of a last digit, at most, that each member may be rounded by


def check_shares_above_whole(evidence: Evidence) -> pl.DataFrame:
    """Members of one list whose first names the whole, and whose parts are named alike: 第一产业, 第二产业.

    Shares named unlike (女性 and 党员) may overlap, and so may those of different sentences.
    """
    is_share = (pl.col("kind") == "share") & (pl.col("unit") == "%") & pl.col("lower").is_not_null()
    shares = evidence.claims.filter(is_share & pl.col("indicator").is_not_null()).sort("article_id", "start")
    gap = pl.col("start") - pl.col("end").shift(1).over("article_id")
    shares = shares.with_columns(
        list=(gap != _GAP).fill_null(True).cum_sum(), part=pl.col("indicator").str.extract(_PART)
    )
    lists = shares.group_by("list", maintain_order=True).agg(
        pl.col("claim_id"),
        whole=pl.col("indicator").first().str.extract(_SHARE, 2),
        total=pl.col("lower").sum(),
        members=pl.len(),
        parts=pl.col("part").n_unique(),
        is_alike=pl.col("part").str.contains(_head(pl.col("part").first()), literal=True).all(),
        sum=pl.col("quote").str.join(" + "),
    )
    is_divided = pl.col("whole").is_not_null() & (pl.col("parts") == pl.col("members")) & pl.col("is_alike")
    above = lists.filter(is_divided & (pl.col("total") > 100 + _ROUNDING * pl.col("members")))
    return found(above, "likely", None, ["claim_id"], pl.format("{} = {}% > 100%", "sum", pl.col("total").round(6)))


def _head(part: pl.Expr) -> pl.Expr:
    """The last character of the first member: 业 of `第一产业、第二产业、第三产业增加值`."""
    return part.str.splitn("、", 2).struct.field("field_0").str.tail(1)
