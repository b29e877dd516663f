"""One Pandera model a lexicon file: its columns, what a cell may hold.

Every file has `word` (as printed), `example` (a phrase that holds it) and `reads` (what the real finder
must make of the example; tests/test_lexicon.py runs each line).
"""

import pandera.polars as pa

from schemas.vocabulary import BYLINE_ROLES


class Word(pa.DataFrameModel):
    """The columns that every lexicon has."""

    word: str = pa.Field(str_length={"min_value": 1}, description="as printed")
    example: str = pa.Field(str_length={"min_value": 1}, description="a phrase that holds the word")
    reads: str = pa.Field(description="what the finder makes of the example")

    class Config:
        strict = True
        ordered = False


class PeriodWord(Word):
    """Words of the calendar; `part` says where in a date they stand, `value` what they add (a shift, months, days, a name)."""

    part: str = pa.Field(
        isin=[
            "year", "month", "week", "day", "half", "quarter", "third", "edge", "season", "hours", "weekday",
            "since", "within", "holiday", "leave", "now", "vague", "ahead", "lead", "reach", "length", "era",
        ],
        description="the slot of a date the word fills",
    )  # fmt: skip
    value: str = pa.Field(description="what it adds there")


class Sort(Word):
    """What a word does in a clause where the tagger errs or does not tell (`flows.claims.words` lists the letters)."""

    sort: str = pa.Field(isin=list("ngvwlmbodpkes"), description="the sort's letter")


class Byline(Word):
    """A word that gives the names beside it a role."""

    role: str = pa.Field(isin=BYLINE_ROLES, description="what the names are")
    stands: str = pa.Field(isin=("before", "after", "either"), description="on which side of the names it is printed")


class Surname(Word):
    """A family name; proves that two or three characters are a person."""


class PlaceWord(Word):
    """A word that names a place, or that keeps a name from being one (`flows.claims.gazetteer` says what each kind does)."""

    kind: str = pa.Field(
        isin=("province", "division", "country", "deictic", "abroad", "common", "word", "people", "body"),
        description="what the word does",
    )
    code: str = pa.Field(description="the division's code, or the level a deictic stands for")


class Head(Word):
    """The head noun of what a claim can be said of."""

    sort: str = pa.Field(isin=["organisation", "project", "event", "place", "work"], description="what it names")


class Deictic(Word):
    """A place named by pointing."""

    level: str = pa.Field(isin=["country", "province", "region", "prefecture", "county", "town", "village"], description="the level pointed at")


MODELS: dict[str, type[Word]] = {
    "heads": Head,
    "deictics": Deictic,
    "places": PlaceWord,
    "bylines": Byline,
    "surnames": Surname,
    "sorts": Sort,

    "periods": PeriodWord,
}
