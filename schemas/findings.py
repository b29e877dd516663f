"""The table `findings`: a row is one thing that does not add up."""

import pandera.polars as pa
import polars as pl

from schemas.rules import HEX_ID, Table, row_rule
from schemas.vocabulary import CERTAINTIES, FINDING_CHECKS


class Findings(Table):
    """One finding with the claims it rests on. A question to the page, never a change of a claim."""

    finding_id: str = pa.Field(str_matches=HEX_ID, description="hash of the check and the claims")
    check: pl.Enum = pa.Field(
        dtype_kwargs={"categories": FINDING_CHECKS}, description="the check that found it (docs/facts.md)"
    )
    certainty: pl.Enum = pa.Field(
        dtype_kwargs={"categories": CERTAINTIES},
        description="certain: as printed it cannot be; likely: one reading is left; possible: worth a look",
    )
    issue_date: pl.Date = pa.Field(nullable=True, description="day of issue of the latest of its claims")
    article_id: str = pa.Field(nullable=True, str_matches=HEX_ID, description="the article of all its claims, if one")
    fact_id: str = pa.Field(nullable=True, str_matches=HEX_ID, description="the fact of all its claims, if one")
    claim_ids: pl.List = pa.Field(dtype_kwargs={"inner": pl.String}, description="the claims that it rests on")
    arithmetic: str = pa.Field(str_length={"min_value": 1}, description="what does not add up, in figures as printed")

    @row_rule
    def finding_id_unique(cls) -> pl.Expr:
        """a finding stands once in the table"""
        return pl.col("finding_id").is_first_distinct()

    @row_rule
    def rests_on_claims(cls) -> pl.Expr:
        """a finding rests on claims, each named once"""
        claims = pl.col("claim_ids")
        return (claims.list.len() > 0) & (claims.list.n_unique() == claims.list.len())


class PlacedFindings(Findings):
    """Findings beside their claims and their fact."""

    fact_known: bool = pa.Field(nullable=True, description="whether `facts` holds fact_id; null where it is null")
    claims_known: bool = pa.Field(description="whether `claims` holds all of claim_ids")

    @row_rule
    def fact_in_table(cls) -> pl.Expr:
        """the fact of the finding is a row of `facts`"""
        return pl.col("fact_known")

    @row_rule
    def claims_in_table(cls) -> pl.Expr:
        """the claims of the finding are rows of `claims`"""
        return pl.col("claims_known")
