"""Lexicons of places and of who speaks."""

import pandera.polars as pa

from schemas.lexicon.word import Word
from schemas.vocabulary import BYLINE_ROLES


class PlaceWord(Word):
    """A word that names a place, or that keeps a name from being one.

    `flows.claims.place_names` says what each kind does.
    """

    kind: str = pa.Field(
        isin=[
            "province", "division", "country", "home", "here", "abroad", "common", "inner", "word", "zone", "rank",
            "people",
            "body",
        ],
        description="what the word does",
    )  # fmt: skip
    code: str = pa.Field(description="the division's code")


class Deictic(Word):
    """A place named by pointing."""

    level: str = pa.Field(
        isin=[
            "country", "province", "region", "prefecture", "county", "town", "village", "here",
        ],
        description="the level pointed at",
    )  # fmt: skip


class Bystander(Word):
    """A word beside a place that makes it a party, a goal, a benchmark or a title (`before`, `after`), or that leads
    `into` it.
    """

    side: str = pa.Field(
        isin=(
            "before",
            "than",
            "copula",
            "after",
            "aside",
            "from",
            "brought",
            "caught",
            "within",
            "into",
            "opens",
            "average",
            "extreme",
            "road",
            "acts",
            "event",
            "aged",
        ),
        description="the side it stands on and what it does (`flows.claims.steps` says what each does)",
    )


class SpeakerWord(Word):
    """A word by which the text says who says so.

    `flows.claims.speakers` and `flows.claims.speaker_names` say what each kind does.
    """

    kind: str = pa.Field(
        isin=[
            "says", "reports", "shows", "learns", "tells", "calls", "posts", "actor", "source", "self", "pronoun",
            "nobody", "lead", "when", "trail", "hears", "quotes", "solid", "wire", "past", "also", "gives", "meeting",
            "revises", "forecast", "brings",
        ],
        description="what the word does",
    )  # fmt: skip


class Paper(Word):
    """A publication whose name does not say its place."""

    code: str = pa.Field(str_matches=r"^\d{6}$", description="the home area's code; 100000 for the country")


class Byline(Word):
    """A word that gives the names beside it a role."""

    role: str = pa.Field(isin=BYLINE_ROLES, description="what the names are")
    stands: str = pa.Field(isin=("before", "after", "either"), description="on which side of the names it is printed")


class Surname(Word):
    """A family name; proves that two or three characters are a person."""
