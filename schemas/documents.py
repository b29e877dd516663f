"""The table `documents`: a row is one raw file."""

import pandera.polars as pa
import polars as pl

from schemas.rules import BYTES, HEX_ID, ROWS, Table, row_rule
from schemas.vocabulary import STATUSES

_SHA256 = r"^[0-9a-f]{64}$"


class Documents(Table):
    """One raw file, read or not."""

    document_id: str = pa.Field(str_matches=HEX_ID, description="hash of the path and of the file's bytes")
    path: str = pa.Field(description="path below raw/, with forward slashes")
    media_type: str = pa.Field(nullable=True, description="media type that the file was read as; null where it was not")
    bytes: pl.Int64 = pa.Field(ge=0, description="size of the file in bytes", metadata=BYTES)
    sha256: str = pa.Field(
        str_matches=_SHA256, description="SHA-256 of its bytes, in hex; of none if they cannot be had"
    )
    beside_sha256: str = pa.Field(
        nullable=True,
        str_matches=_SHA256,
        description="SHA-256 of what beside the file says how it is read: a dump's columns, a paper's home area",
    )
    publication: str = pa.Field(nullable=True, description="the paper, where the file or its path names one for all")
    issue_date: pl.Date = pa.Field(nullable=True, description="day of issue, where all of the file has one")
    articles: pl.Int64 = pa.Field(ge=0, description="rows of `articles` that come from this file", metadata=ROWS)
    mentions: pl.Int64 = pa.Field(ge=0, description="rows of `mentions` that come from this file", metadata=ROWS)
    claims: pl.Int64 = pa.Field(ge=0, description="rows of `claims` that come from this file", metadata=ROWS)
    status: pl.Enum = pa.Field(
        dtype_kwargs={"categories": STATUSES}, description="whether the file was read, in part or whole"
    )
    error: str = pa.Field(nullable=True, description="what could not be read, and why")

    @row_rule
    def document_id_unique(cls) -> pl.Expr:
        """a document stands once in the table; later copies are rejected"""
        return pl.col("document_id").is_first_distinct()

    @row_rule
    def path_relative(cls) -> pl.Expr:
        """the path neither starts at a root nor climbs out of raw/"""
        return ~pl.col("path").str.contains(r"^/|^[A-Za-z]:|\\|(?:^|/)\.\.(?:/|$)")

    @row_rule
    def error_unless_read(cls) -> pl.Expr:
        """a document that was read whole has no error, one that was not has"""
        return (pl.col("status") == "read") == pl.col("error").is_null()

    @row_rule
    def nothing_from_failed(cls) -> pl.Expr:
        """a failed document gives no rows"""
        return (pl.col("status") != "failed") | (pl.sum_horizontal("articles", "mentions", "claims") == 0)


class CountedDocuments(Documents):
    """Documents beside the rows that come from them: the counts of the other tables."""

    found_articles: pl.Int64 = pa.Field(description="rows counted in `articles`")
    found_mentions: pl.Int64 = pa.Field(description="rows counted in `mentions`")
    found_claims: pl.Int64 = pa.Field(description="rows counted in `claims`")

    @row_rule
    def counts_equal_rows(cls) -> pl.Expr:
        """articles, mentions and claims count the rows of these tables"""
        return pl.all_horizontal(pl.col(table) == pl.col(f"found_{table}") for table in _COUNTED)


_COUNTED = ("articles", "mentions", "claims")
