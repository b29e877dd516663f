"""What does not add up: every check over the same evidence."""

from collections.abc import Callable

import polars as pl

from flows.facts.checks.corrected_later import check_corrected_later
from flows.facts.checks.disputed_fact import check_disputed_fact
from flows.facts.checks.growth_against_levels import check_growth_against_levels
from flows.facts.checks.headline_differs import check_headline_differs
from flows.facts.checks.part_above_whole import check_part_above_whole
from flows.facts.checks.percent_for_points import check_percent_for_points
from flows.facts.checks.shares_above_whole import check_shares_above_whole
from flows.facts.checks.slip_of_magnitude import check_slip_of_magnitude
from flows.facts.evidence import Evidence
from flows.identity import finding_id


def find_findings(evidence: Evidence) -> pl.DataFrame:
    """What the CHECKS find, sorted by `finding_id`, in the columns of the table `findings`."""
    rows = pl.concat([check(evidence).with_columns(check=pl.lit(name)) for name, check in CHECKS.items()])
    ids = [finding_id(name, claims) for name, claims in rows.select("check", "claim_ids").iter_rows()]
    rows = rows.with_columns(pl.Series("finding_id", ids, pl.String)).unique("finding_id", keep="first")
    return rows.join(_issues(rows, evidence.claims), on="finding_id", how="left").sort("finding_id")


def _issues(rows: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """When the latest claim of each finding was issued, and the article that holds them all, if one does."""
    each = rows.select("finding_id", claim_id="claim_ids").explode("claim_id")
    issued = each.join(claims.select("claim_id", "article_id", "issue_date"), on="claim_id")
    one = pl.col("article_id").n_unique() == 1
    return issued.group_by("finding_id").agg(
        pl.col("issue_date").max(), article_id=pl.when(one).then(pl.col("article_id").min())
    )


CHECKS: dict[str, Callable[[Evidence], pl.DataFrame]] = {
    "part_above_whole": check_part_above_whole,
    "shares_above_whole": check_shares_above_whole,
    "growth_against_levels": check_growth_against_levels,
    "percent_for_points": check_percent_for_points,
    "headline_differs": check_headline_differs,
    "disputed_fact": check_disputed_fact,
    "slip_of_magnitude": check_slip_of_magnitude,
    "corrected_later": check_corrected_later,
}
IN_ONE_ARTICLE = frozenset({"part_above_whole", "shares_above_whole", "percent_for_points", "headline_differs"})
"""The checks that look at one article at a time. The others look at a fact or its kin (`flows.facts.reach`)."""
