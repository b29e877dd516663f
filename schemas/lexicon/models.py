"""One Pandera model a lexicon file: its columns, what a cell may hold.

Every file has `word` (as printed), `example` (a phrase that holds it) and `reads` (what the real finder
must make of the example; tests/test_lexicon.py runs each line).
"""

import pandera.polars as pa

from schemas.vocabulary import BASES, BYLINE_ROLES, DIMENSIONS, MODALITIES, QUALIFIERS


class Word(pa.DataFrameModel):
    """The columns that every lexicon has."""

    word: str = pa.Field(str_length={"min_value": 1}, description="as printed")
    example: str = pa.Field(  # type: ignore[assignment]  # Pandera has a method of this name that Polars cannot use
        str_length={"min_value": 1}, description="a phrase that holds the word"
    )
    reads: str = pa.Field(description="what the finder makes of the example")

    class Config:
        strict = True
        ordered = False


class PeriodWord(Word):
    """A word of the calendar: the slot it fills in a date, and what it adds there (a shift, months, days, a name)."""

    part: str = pa.Field(
        isin=[
            "year", "month", "week", "day", "half", "quarter", "third", "edge", "season", "hours", "weekday", "since",
            "within",
            "holiday", "leave", "reign", "ahead", "lead", "reach", "length", "era", "review", "reviewing", "planning",
            "lunar", "lunar_month",
            "lasting", "age", "numbered", "pointed", "pair", "term",
        ],
        description="the slot; the last four keep a number from being a date",
    )  # fmt: skip
    value: str = pa.Field(description="what it adds there")


class AnchorWord(Word):
    """A word that decides what a date beside it does for the figures around it.

    `flows.claims.timeline` says what each use does.
    """

    use: str = pa.Field(
        isin=[
            "compare", "compared", "told", "standing", "now", "vague", "part", "opening", "record", "yearly", "done",
            "until", "filler", "event", "founded", "named", "planned", "reaches", "tallied", "turn", "begun", "flow",
            "fixed", "digest", "spanning",
        ],
        description="what the word does",
    )  # fmt: skip


class Sort(Word):
    """What a word does in a clause where the tagger errs or does not tell (SORTS of `flows.claims.words` explains)."""

    sort: str = pa.Field(
        isin=(
            "noun",
            "place",
            "pronoun",
            "conjunction",
            "etcetera",
            "verb",
            "introducing",
            "either",
            "reached",
            "negation",
            "level",
            "movement",
            "comparison",
            "share",
            "adverb",
            "preposition",
            "time",
            "of",
            "position",
            "saying",
            "rest",
        ),
        description="what it does in a clause",
    )


class Byline(Word):
    """A word that gives the names beside it a role."""

    role: str = pa.Field(isin=BYLINE_ROLES, description="what the names are")
    stands: str = pa.Field(isin=("before", "after", "either"), description="on which side of the names it is printed")


class Surname(Word):
    """A family name; proves that two or three characters are a person."""


class Paper(Word):
    """A publication whose name does not say its place."""

    code: str = pa.Field(str_matches=r"^\d{6}$", description="the home area's code; 100000 for the country")


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
            "from",
            "brought",
            "caught",
            "within",
            "into",
            "opens",
            "average",
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
        ],
        description="what the word does",
    )  # fmt: skip


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


class Head(Word):
    """The head noun of what a claim can be said of."""

    sort: str = pa.Field(
        isin=[
            "organisation", "group", "project", "event", "place", "work", "body", "industry", "crowd", "word",
            "named",
        ],
        description="what it names",
    )  # fmt: skip


class Deictic(Word):
    """A place named by pointing."""

    level: str = pa.Field(
        isin=[
            "country", "province", "region", "prefecture", "county", "town", "village", "here",
        ],
        description="the level pointed at",
    )  # fmt: skip


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
    """A noun that a Chinese numeral counts without a classifier (八省)."""


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
            "won", "village", "described",
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
    identifies after a label (邮编)."""

    sort: str = pa.Field(isin=["whole", "series", "run", "label"])
    guard: str = pa.Field(description="what may not follow, separated by spaces")


class Dependent(Word):
    """A word that measures nothing alone: it goes `before` or `after` the indicator of the claim before it; one that is
    `spread` goes with a growth and not with what grows. A `side` is a dimension of the thing named before it;
    a `sum` adds up what the clause before names."""

    sort: str = pa.Field(isin=["before", "after", "spread", "kept", "gap", "side", "sum"], description="where it goes")


class TopicWord(Word):
    """A word that tells what a clause is about, or goes back to it (`flows.claims.topics` says what each use does)."""

    use: str = pa.Field(
        isin=["being", "instance", "person", "firm", "attribute", "standing", "frame", "within"],
        description="what the word does",
    )


class BasisWord(Word):
    """A word that says what a change is measured against; a `word` only holds the characters of one."""

    use: str = pa.Field(
        isin=[
            "mark", "year", "month", "loose", "opens", "closes", "with", "word", "views", "named", "pulls",
        ],
        description="what the word does",
    )  # fmt: skip
    code: str = pa.Field(isin=[*BASES, ""], description="the basis it stands for")


class ModalityWord(Word):
    """A word that opens or closes a plan or a forecast (`flows.claims.cues` says what each use is)."""

    use: str = pa.Field(
        isin=[
            "opens", "leads", "near", "after", "closes", "done", "ahead", "moved", "behind", "kept", "weather",
            "size", "sized", "remains", "word",
        ],
        description="what the word does",
    )  # fmt: skip
    modality: str = pa.Field(isin=[*MODALITIES, ""], description="what it opens")


class RateWord(Word):
    """A word before a number that says per what it is (`亩产`)."""

    denominator: str = pa.Field(str_length={"min_value": 1}, description="the unit or classifier it stands for")
    dimensions: str = pa.Field(description="the dimensions of the numbers it divides, separated by spaces")


class ChangeWord(Word):
    """A word that moves a number or says what kind it is (`flows.claims.moves` says what each use is)."""

    use: str = pa.Field(
        isin=[
            "moves", "carries", "raises", "paces", "brief", "saves", "exceeds", "differs", "extent", "share", "rate",
            "adds", "filler", "reach",
            "compared", "head", "measure", "breaks", "tier", "step", "word",
        ],
        description="what the word does to a number",
    )  # fmt: skip
    sign: str = pa.Field(isin=["1", "-1"], description="-1 where the movement is downward")


MODELS: dict[str, type[Word]] = {
    "changes": ChangeWord,
    "rates": RateWord,
    "modalities": ModalityWord,
    "bases": BasisWord,
    "dependents": Dependent,
    "topics": TopicWord,
    "numerals": Numeral,
    "units": UnitWord,
    "classifiers": Classifier,
    "countables": Countable,
    "ranks": Rank,
    "determiners": Determiner,
    "companions": Companion,
    "hedges": Hedge,
    "frozen": Frozen,
    "names": Name,
    "heads": Head,
    "deictics": Deictic,
    "places": PlaceWord,
    "speakers": SpeakerWord,
    "bystanders": Bystander,
    "papers": Paper,
    "bylines": Byline,
    "surnames": Surname,
    "sorts": Sort,
    "periods": PeriodWord,
    "anchors": AnchorWord,
}
