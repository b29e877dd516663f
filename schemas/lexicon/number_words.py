"""Lexicons of numbers: numerals, units, hedges, and the words that say what a number is."""

import pandera.polars as pa

from schemas.lexicon.word import Word
from schemas.vocabulary import DIMENSIONS, QUALIFIERS


class Numeral(Word):
    """A character or phrase that states a number."""

    use: str = pa.Field(
        isin=["digit", "sum", "place", "myriad", "some", "half", "share", "roman", "latin", "from"],
        description="what it does in a numeral; `from` opens a range without an end",
    )
    value: str = pa.Field(str_matches=r"^(\d+(/\d+)?)?$", description="an exact rational, empty for `some`")


class UnitWord(Word):
    """A unit of measure."""

    unit: str = pa.Field(str_length={"min_value": 1}, description="canonical code")
    factor: str = pa.Field(str_matches=r"^\d+([./]\d+)?$", description="exact: one of the word is so many of the code")
    dimension: str = pa.Field(isin=DIMENSIONS)
    symbol: str = pa.Field(str_length={"min_value": 1}, description="how a per-unit prints it (CNY/t)")
    scale: str = pa.Field(str_matches=r"^\d+([./]\d+)?$", description="exact: one of the word is so many of the symbol")
    guard: str = pa.Field(description="what may not follow, separated by spaces")
    near: str = pa.Field(
        description="where the word has several units: what stands around this one, separated by spaces"
    )


class Classifier(Word):
    """A word that counts; its canonical unit is `1`."""

    guard: str = pa.Field(description="what may not follow, separated by spaces")


class Countable(Word):
    """A noun that a numeral counts without a classifier (八省)."""

    guard: str = pa.Field(description="what may not follow, separated by spaces")


class Rank(Word):
    """A word that makes an ordinal after it a rank."""

    reach: str = pa.Field(isin=["near", "far"], description="right before the ordinal, or up to ten characters before")


class Determiner(Word):
    """A word before a stretch of time: after a deictic one it says when, after a single one 一 counts nothing."""

    sort: str = pa.Field(isin=["single", "deictic"])


class Companion(Word):
    """A word beside a number that says what the number does."""

    sort: str = pa.Field(
        isin=[
            "ordinal", "identifier", "name", "meeting", "final", "since", "top", "whole", "hotline", "model", "score",
            "won", "village", "described", "digits", "number", "term", "termed", "burden", "connective", "priced",
            "paid", "unhalved", "earning", "funds", "filler", "event", "post", "grade", "team", "balance", "doubled",
            "program", "launched",
        ],
        description="what it makes of the number (`flows.mentions.companions` says what each sort does)",
    )  # fmt: skip
    guard: str = pa.Field(description="what may not follow, separated by spaces")


class Hedge(Word):
    """A word that loosens a number."""

    use: str = pa.Field(
        isin=["before", "high", "bare", "inner", "rest", "after"],
        description="before any number, a high one or a bare 百 or 万; before the unit, right behind it, after all",
    )
    qualifier: str = pa.Field(isin=QUALIFIERS)
    guard: str = pa.Field(description="what may not stand on its outer side, separated by spaces")


class Frozen(Word):
    """A word whose numeral counts nothing."""

    guard: str = pa.Field(description="what may not follow, separated by spaces")


class Name(Word):
    """A name, slogan or set phrase with a numeral in it; a number completes a series (神舟十八号) and a run (遥五), and
    identifies after a label (邮编) and a road; `numbered` before a Chinese one (中铁四局), `each` of 一企一证."""

    sort: str = pa.Field(isin=["whole", "series", "run", "label", "road", "numbered", "each"])
    guard: str = pa.Field(description="what may not follow, separated by spaces")
