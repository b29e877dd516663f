"""Lexicons of what makes claims facts: names of indicators, words of revision."""

import pandera.polars as pa

from schemas.lexicon.word import Word


class IndicatorWord(Word):
    """A term of official statistics and the name it has among facts; its codes stand on the line of that name."""

    name: str = pa.Field(str_length={"min_value": 1}, description="the one name that all its words share")
    measure: str = pa.Field(
        isin=["flow", "stock", "rate", "index"],
        description="a flow is of a period, a stock of its last day, a rate is in %, an index has a base",
    )
    growth: str = pa.Field(
        isin=["nominal", "real", "comparable", ""],
        description="what its growth follows from: its levels, prices held constant, or a base that is drawn anew",
    )
    only: str = pa.Field(isin=["growth", ""], description="the one kind of claim in which the word means this")
    code: str = pa.Field(description="its code among the World Development Indicators, as a level in `unit`")
    growth_code: str = pa.Field(description="its code there as yearly growth")
    unit: str = pa.Field(description="the unit of `code`")


class Affix(Word):
    """A word at the edge of an indicator's name, a subject that only says where, or prices (`flows/facts`)."""

    use: str = pa.Field(
        isin=["scope", "estimate", "growth", "percentage", "country", "publisher", "nominal", "real", "pace"],
        description="what it does there; the last three stand before a growth: at which prices, or that it changed",
    )


class RevisionWord(Word):
    """A word by which a text says that a figure replaces an earlier one."""

    use: str = pa.Field(
        isin=["revises", "corrects", "mistakes", "replaced"],
        description="a later estimate; a page's own mistake made good; what stands right before the mistaken figure, "
        "or before the one that was an estimate till now",
    )
