"""The table `rejected`: a row is one row that another table turned away."""

import pandera.polars as pa
import polars as pl

from schemas.rules import Table


class Rejected(Table):
    """One rejected row, the first rule it broke and why. Rows in = rows out + rows rejected."""

    table: str = pa.Field(
        isin=("documents", "articles", "mentions", "claims", "facts", "findings"),
        description="the table it was meant for",
    )
    row_id: str = pa.Field(nullable=True, description="the id it would have had there")
    rule: str = pa.Field(description="the rule it broke: a row rule, or column: check")
    reason: str = pa.Field(description="the rule in words, or the row that drew this one with it")
    row: str = pa.Field(description="the row as JSON")
    path: str = pa.Field(description="the document it comes from; empty for one that comes of many")
    issue_date: pl.Date = pa.Field(nullable=True, description="day of issue of its article")
