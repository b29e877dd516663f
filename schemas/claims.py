"""The table `claims`: a row is one quantity asserted of something in the world."""

import pandera.polars as pa
import polars as pl

from schemas.quantities import DIFFERENCES, Quantified, dimensions
from schemas.rules import CODE_POINTS, DIVISION, HEX_ID, IN_UNIT, row_rule
from schemas.vocabulary import BASES, DIMENSIONS, KINDS, MODALITIES, QUALIFIERS, TEXT_SOURCES

_SIGNED_DIMENSIONS = ("money", "ratio", "temperature", "length")


class Claims(Quantified):
    """One number read in its sentence."""

    claim_id: str = pa.Field(str_matches=HEX_ID, description="hash of article_id, start and end")
    article_id: str = pa.Field(str_matches=HEX_ID, description="the article that makes the claim")
    publication: str = pa.Field(nullable=True, description="the paper that printed it")
    issue_date: pl.Date = pa.Field(nullable=True, description="day of issue of the article")
    start: pl.Int64 = pa.Field(
        ge=0, description="first code point of the quote in the article's text, from 0", metadata=CODE_POINTS
    )
    end: pl.Int64 = pa.Field(description="the code point after the quote's last", metadata=CODE_POINTS)
    quote: str = pa.Field(description="the number with its hedge and its unit, as printed: text[start:end]")
    sentence: str = pa.Field(description="the sentence that holds the quote, as printed")
    kind: pl.Enum = pa.Field(dtype_kwargs={"categories": KINDS}, description="what the number measures")
    value: float = pa.Field(
        nullable=True, description="the number in `unit`, signed for change and growth", metadata=IN_UNIT
    )
    lower: float = pa.Field(
        nullable=True, description="the least that the wording commits to, in `unit`, signed", metadata=IN_UNIT
    )
    upper: float = pa.Field(
        nullable=True, description="the most that the wording commits to, in `unit`, signed", metadata=IN_UNIT
    )
    qualifier: pl.Enum = pa.Field(
        dtype_kwargs={"categories": QUALIFIERS}, description="how the wording hedges the number"
    )
    unit: str = pa.Field(description="canonical unit code, or two joined by a slash")
    stated_unit: str = pa.Field(nullable=True, description="the unit or classifier as printed")
    dimension: pl.Enum = pa.Field(dtype_kwargs={"categories": DIMENSIONS}, description="what the unit measures")
    indicator: str = pa.Field(nullable=True, description="what is measured or counted, as printed")
    subject: str = pa.Field(nullable=True, description="whom or what it is said of, as printed or resolved")
    place: str = pa.Field(
        nullable=True, str_matches=DIVISION, description="division code (GB/T 2260) of the place; null abroad"
    )
    period_start: pl.Date = pa.Field(nullable=True, description="first day that the claim speaks of")
    period_end: pl.Date = pa.Field(nullable=True, description="last day that the claim speaks of, inclusive")
    period_text: str = pa.Field(nullable=True, description="the words that give the period, as printed")
    basis: pl.Enum = pa.Field(
        nullable=True, dtype_kwargs={"categories": BASES}, description="what a change or growth is measured against"
    )
    basis_text: str = pa.Field(nullable=True, description="the words of a stated basis")
    modality: pl.Enum = pa.Field(
        dtype_kwargs={"categories": MODALITIES}, description="whether it is a fact, a target or a forecast"
    )
    attribution: str = pa.Field(nullable=True, description="who says so, as printed; null for the paper itself")
    part_of: str = pa.Field(nullable=True, description="claim_id of the claim that this one is a part of")
    text_source: pl.Enum = pa.Field(
        dtype_kwargs={"categories": TEXT_SOURCES},
        description="ocr where the text was recognised in a picture: its digits may be misread",
    )
    fact_id: str = pa.Field(
        nullable=True, str_matches=HEX_ID, description="the fact it states: hash of what it is about; null if unclear"
    )

    @row_rule
    def claim_id_unique(cls) -> pl.Expr:
        """a claim stands once in the table"""
        return pl.col("claim_id").is_first_distinct()

    @row_rule
    def number_stated(cls) -> pl.Expr:
        """a claim has a value or a bound"""
        return pl.any_horizontal(pl.col("value", "lower", "upper").is_not_null())

    @row_rule
    def sign_fits_kind(cls) -> pl.Expr:
        """only a change or growth is negative, or a level of money, ratio, temperature or height"""
        signed_level = (pl.col("kind") == "level") & pl.col("dimension").is_in(_SIGNED_DIMENSIONS).fill_null(False)
        least = pl.min_horizontal("value", "lower", "upper")
        return pl.col("kind").is_in(DIFFERENCES) | signed_level | (least >= 0)

    @row_rule
    def dimension_fits_unit(cls) -> pl.Expr:
        """the dimension is the unit's in the lexicon, ratio for a multiple, speed or rate where a slash divides"""
        dimension = pl.col("dimension").cast(pl.String)
        expected = pl.col("unit").replace_strict(dimensions(), default=None, return_dtype=pl.String)
        expected = pl.when(pl.col("kind") == "ratio").then(pl.lit("ratio")).otherwise(expected)
        return (dimension == expected).fill_null(dimension.is_in(("speed", "rate")))

    @row_rule
    def basis_fits_kind(cls) -> pl.Expr:
        """only a change, growth or ratio has a basis"""
        return pl.col("basis").is_null() | pl.col("kind").is_in((*DIFFERENCES, "ratio"))

    @row_rule
    def basis_text_if_stated(cls) -> pl.Expr:
        """only a stated basis has words of its own"""
        return pl.col("basis_text").is_null() | pl.col("basis").eq_missing(pl.lit("stated"))

    @row_rule
    def sentence_holds_quote(cls) -> pl.Expr:
        """the sentence holds the quote"""
        return pl.col("sentence").str.contains(pl.col("quote"), literal=True)

    @row_rule
    def fact_is_of_something(cls) -> pl.Expr:
        """what states a fact has an indicator, a subject or place, and the end of a period"""
        of_whom = pl.col("subject").is_not_null() | pl.col("place").is_not_null()
        whole = pl.col("indicator").is_not_null() & of_whom & pl.col("period_end").is_not_null()
        return pl.col("fact_id").is_null() | whole

    @row_rule
    def part_of_another(cls) -> pl.Expr:
        """a claim is not a part of itself"""
        return pl.col("part_of") != pl.col("claim_id")


class PlacedClaims(Claims):
    """Claims beside their articles, their mentions and the claims they are parts of."""

    printed: str = pa.Field(nullable=True, description="what the article's text holds in the span; null if none")
    mention_role: str = pa.Field(nullable=True, description="role of the mention with this span; null if none")
    whole_known: bool = pa.Field(nullable=True, description="whether `claims` holds part_of; null where it is null")

    @row_rule
    def article_in_table(cls) -> pl.Expr:
        """the article of the claim is a row of `articles`"""
        return pl.col("printed").is_not_null()

    @row_rule
    def quote_as_printed(cls) -> pl.Expr:
        """the quote is what the text holds from start to end"""
        return pl.col("quote") == pl.col("printed")

    @row_rule
    def mention_is_claim(cls) -> pl.Expr:
        """a mention with the same span has the role of a claim"""
        return pl.col("mention_role").eq_missing(pl.lit("claim"))

    @row_rule
    def whole_in_table(cls) -> pl.Expr:
        """the claim it is a part of is a row of `claims`"""
        return pl.col("whole_known")
