"""The table `facts`: a row is one thing in the world that claims state."""

import pandera.polars as pa
import polars as pl

from schemas.quantities import DIFFERENCES, Quantified
from schemas.rules import DIVISION, HEX_ID, IN_UNIT, row_rule
from schemas.vocabulary import BASES, CODELISTS, FACT_STATUSES, FREQUENCIES, KINDS, MODALITIES, QUALIFIERS


class Facts(Quantified):
    """One fact, with the figure that stands now. Its claims carry its id; their issue dates are its vintages."""

    fact_id: str = pa.Field(str_matches=HEX_ID, description="hash of what the fact is about, from each claim alone")
    indicator: str = pa.Field(description="the one name of the indicator, its own words where no lexicon knows them")
    code: str = pa.Field(nullable=True, description="the indicator's code in `codelist`, where it has one")
    codelist: pl.Enum = pa.Field(
        nullable=True, dtype_kwargs={"categories": CODELISTS}, description="WDI: World Development Indicators"
    )
    subject: str = pa.Field(description="whom it is said of; of a place itself, the place's full name")
    place: str = pa.Field(nullable=True, str_matches=DIVISION, description="division code (GB/T 2260); null abroad")
    period_start: pl.Date = pa.Field(nullable=True, description="first day; null for a state of the last day")
    period_end: pl.Date = pa.Field(description="last day, inclusive")
    frequency: pl.Enum = pa.Field(
        dtype_kwargs={"categories": FREQUENCIES}, description="the stretch of the calendar, as in SDMX's CL_FREQ"
    )
    kind: pl.Enum = pa.Field(dtype_kwargs={"categories": KINDS}, description="what the number measures")
    value: float = pa.Field(
        nullable=True, description="the finest figure of the newest vintage, in `unit`", metadata=IN_UNIT
    )
    lower: float = pa.Field(nullable=True, description="the least that its wording commits to", metadata=IN_UNIT)
    upper: float = pa.Field(nullable=True, description="the most that its wording commits to", metadata=IN_UNIT)
    qualifier: pl.Enum = pa.Field(dtype_kwargs={"categories": QUALIFIERS}, description="how its wording hedges it")
    unit: str = pa.Field(description="canonical unit code, or two joined by a slash")
    counted: str = pa.Field(nullable=True, description="the classifier of what is counted, where no term is known")
    basis: pl.Enum = pa.Field(
        nullable=True, dtype_kwargs={"categories": BASES}, description="what a difference is measured against"
    )
    basis_text: str = pa.Field(nullable=True, description="the words of a stated basis")
    modality: pl.Enum = pa.Field(dtype_kwargs={"categories": MODALITIES}, description="fact, target or forecast")
    status: pl.Enum = pa.Field(dtype_kwargs={"categories": FACT_STATUSES}, description="how its claims agree")
    claims: pl.Int64 = pa.Field(ge=1, description="claims that state it")
    articles: pl.Int64 = pa.Field(ge=1, description="articles that hold them")
    publications: pl.Int64 = pa.Field(ge=1, description="publications that state it in words of their own")
    first_issue_date: pl.Date = pa.Field(nullable=True, description="day of issue of the first claim")
    last_issue_date: pl.Date = pa.Field(nullable=True, description="day of issue of the last claim")

    @row_rule
    def fact_id_unique(cls) -> pl.Expr:
        """a fact stands once in the table"""
        return pl.col("fact_id").is_first_distinct()

    @row_rule
    def figure_stated(cls) -> pl.Expr:
        """a fact has a value or a bound"""
        return pl.any_horizontal(pl.col("value", "lower", "upper").is_not_null())

    @row_rule
    def code_has_codelist(cls) -> pl.Expr:
        """a code names its codelist, and only a code does"""
        return pl.col("code").is_null() == pl.col("codelist").is_null()

    @row_rule
    def basis_of_a_difference(cls) -> pl.Expr:
        """only a change, growth or ratio has a basis"""
        return pl.col("basis").is_null() | pl.col("kind").is_in((*DIFFERENCES, "ratio"))

    @row_rule
    def claims_cover_articles(cls) -> pl.Expr:
        """each article that states it has a claim, each publication an article"""
        return (pl.col("claims") >= pl.col("articles")) & (pl.col("articles") >= pl.col("publications"))

    @row_rule
    def several_to_differ(cls) -> pl.Expr:
        """what is agreed on or disputed stands in several articles, what is revised or unclear in several claims"""
        several = pl.when(pl.col("status").is_in(("agreed", "disputed"))).then("articles").otherwise("claims")
        return (pl.col("status") == "single") | (several > 1)

    @row_rule
    def issued_in_order(cls) -> pl.Expr:
        """the last issue date is not before the first"""
        return pl.col("first_issue_date") <= pl.col("last_issue_date")
