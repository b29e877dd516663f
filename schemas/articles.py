"""The table `articles`: a row is one article as printed."""

import pandera.polars as pa
import polars as pl

from schemas.rules import DIVISION, HEX_ID, Table, row_rule
from schemas.vocabulary import BYLINE_ROLES, GENRES, ISSUE_DATE_SOURCES, TEXT_SOURCES

_PERSON = pl.Struct({"name": pl.String, "role": pl.Enum(BYLINE_ROLES)})
_HEADINGS = ("kicker", "title", "subtitle")


class Articles(Table):
    """One article with its text, which every offset counts in."""

    article_id: str = pa.Field(
        str_matches=HEX_ID, description="hash of publication, issue date, page, source_id and text"
    )
    document_id: str = pa.Field(str_matches=HEX_ID, description="the document that holds the article")
    source_id: str = pa.Field(nullable=True, description="the article's own id in its source")
    publication: str = pa.Field(nullable=True, description="the paper that printed it")
    home: str = pa.Field(
        nullable=True, str_matches=DIVISION, description="division code of the paper's home where the source gives it"
    )
    issue_date: pl.Date = pa.Field(nullable=True, description="day of issue")
    issue_date_source: pl.Enum = pa.Field(
        nullable=True, dtype_kwargs={"categories": ISSUE_DATE_SOURCES}, description="where the issue date comes from"
    )
    page: str = pa.Field(nullable=True, description="the page, as the source names it")
    position: pl.Int64 = pa.Field(ge=0, description="the article's place on its page, from 0")
    genre: pl.Enum = pa.Field(dtype_kwargs={"categories": GENRES}, description="report, brief or caption")
    kicker: str = pa.Field(nullable=True, description="the line above the headline")
    title: str = pa.Field(nullable=True, description="the headline")
    subtitle: str = pa.Field(nullable=True, description="the line below the headline")
    byline: pl.List = pa.Field(dtype_kwargs={"inner": _PERSON}, description="name and role of everyone who signed it")
    text: str = pa.Field(
        str_length={"min_value": 1}, description="kicker, title, subtitle and paragraphs, joined by newlines"
    )
    text_source: pl.Enum = pa.Field(
        dtype_kwargs={"categories": TEXT_SOURCES}, description="ocr where the text was recognised in a picture"
    )

    @row_rule
    def article_id_unique(cls) -> pl.Expr:
        """an article stands once in the table; a later copy, in the order of paths, is rejected"""
        return pl.col("article_id").is_first_distinct()

    @row_rule
    def issue_date_has_source(cls) -> pl.Expr:
        """an issue date says where it comes from, and only an issue date does"""
        return pl.col("issue_date").is_null() == pl.col("issue_date_source").is_null()

    @row_rule
    def headings_open_text(cls) -> pl.Expr:
        """the text opens with kicker, title and subtitle, a line each"""
        return pl.col("text").str.starts_with(pl.concat_str(_HEADINGS, separator="\n", ignore_nulls=True))

    @row_rule
    def byline_has_names(cls) -> pl.Expr:
        """everyone in the byline has a name and a role"""
        person = pl.element().struct
        named = person.field("name").fill_null("").str.len_bytes().gt(0) & person.field("role").is_not_null()
        return pl.col("byline").list.eval(named).list.all()


class PlacedArticles(Articles):
    """Articles beside their documents."""

    document_known: bool = pa.Field(description="whether `documents` holds the document")

    @row_rule
    def document_in_table(cls) -> pl.Expr:
        """the document of the article is a row of `documents`"""
        return pl.col("document_known")
