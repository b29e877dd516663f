"""The table `mentions`: a row is one number on the page, whatever its role."""

import pandera.polars as pa
import polars as pl

from schemas.quantities import Quantified
from schemas.rules import CODE_POINTS, HEX_ID, IN_UNIT, row_rule
from schemas.vocabulary import QUALIFIERS, ROLES


class Mentions(Quantified):
    """One number with its own reading, before the words around it move it."""

    mention_id: str = pa.Field(str_matches=HEX_ID, description="hash of article_id, start and end")
    article_id: str = pa.Field(str_matches=HEX_ID, description="the article that holds the number")
    issue_date: pl.Date = pa.Field(nullable=True, description="day of issue of the article")
    start: pl.Int64 = pa.Field(
        ge=0, description="first code point of the quote in the article's text, from 0", metadata=CODE_POINTS
    )
    end: pl.Int64 = pa.Field(description="the code point after the quote's last", metadata=CODE_POINTS)
    quote: str = pa.Field(description="the number with its hedge and its unit, as printed: text[start:end]")
    role: pl.Enum = pa.Field(dtype_kwargs={"categories": ROLES}, description="what the number does in the text")
    value: float = pa.Field(
        nullable=True, description="the number in `unit`, unsigned unless a minus is printed", metadata=IN_UNIT
    )
    lower: float = pa.Field(
        nullable=True, description="the least that the wording commits to, in `unit`", metadata=IN_UNIT
    )
    upper: float = pa.Field(
        nullable=True, description="the most that the wording commits to, in `unit`", metadata=IN_UNIT
    )
    qualifier: pl.Enum = pa.Field(
        nullable=True, dtype_kwargs={"categories": QUALIFIERS}, description="how the wording hedges the number"
    )
    unit: str = pa.Field(nullable=True, description="canonical unit code, or two joined by a slash")
    stated_unit: str = pa.Field(nullable=True, description="the unit or classifier as printed")
    period_start: pl.Date = pa.Field(nullable=True, description="first day that a date speaks of")
    period_end: pl.Date = pa.Field(nullable=True, description="last day that a date speaks of, inclusive")

    @row_rule
    def mention_id_unique(cls) -> pl.Expr:
        """a mention stands once in the table"""
        return pl.col("mention_id").is_first_distinct()

    @row_rule
    def span_not_empty(cls) -> pl.Expr:
        """a mention ends after it starts"""
        return pl.col("start") < pl.col("end")

    @row_rule
    def mentions_apart(cls) -> pl.Expr:
        """a mention starts where those before it in the article have ended"""
        before = pl.col("end").cum_max().shift(1).over("article_id", order_by="start")
        return pl.col("start") >= before

    @row_rule
    def claim_has_quantity(cls) -> pl.Expr:
        """a mention in the role of a claim has a qualifier and a unit"""
        return (pl.col("role") != "claim") | (pl.col("qualifier").is_not_null() & pl.col("unit").is_not_null())


class PlacedMentions(Mentions):
    """Mentions beside their articles."""

    printed: str = pa.Field(nullable=True, description="what the article's text holds in the span; null if none")

    @row_rule
    def article_in_table(cls) -> pl.Expr:
        """the article of the mention is a row of `articles`"""
        return pl.col("printed").is_not_null()

    @row_rule
    def quote_as_printed(cls) -> pl.Expr:
        """the quote is what the text holds from start to end"""
        return pl.col("quote") == pl.col("printed")
