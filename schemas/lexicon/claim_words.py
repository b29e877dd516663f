"""Lexicons of what a clause says of a number: words and their sorts, changes, bases, modalities."""

import pandera.polars as pa

from schemas.lexicon.word import Word
from schemas.vocabulary import BASES, MODALITIES


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
            "serving",
            "summing",
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


class Head(Word):
    """The head noun of what a claim can be said of."""

    sort: str = pa.Field(
        isin=[
            "organisation", "group", "project", "event", "place", "work", "body", "industry", "crowd", "word",
            "named", "short",
        ],
        description="what it names",
    )  # fmt: skip


class Dependent(Word):
    """A word that measures nothing alone: it goes `before` or `after` the indicator of the claim before it; one that is
    `spread` goes with a growth and not with what grows. A `side` is a dimension of the thing named before it;
    a `sum` adds up what the clause before names, a `mean` over counted years may stand before a rate, a `level` ends
    the name of an amount but of no rate of it, an `age` is what years of life measure where nothing names it, a `score`
    what somebody's points do; `apiece` makes an amount one of each day or head and stays before the verb;
    `toward` leads to the partner of what is `traded`."""

    sort: str = pa.Field(
        isin=[
            "before",
            "after",
            "spread",
            "kept",
            "gap",
            "side",
            "sum",
            "mean",
            "age",
            "score",
            "level",
            "apiece",
            "toward",
            "traded",
            "means",
            "sets",
        ],
        description="where it goes",
    )


class BasisWord(Word):
    """A word that says what a change is measured against; a `word` only holds the characters of one."""

    use: str = pa.Field(
        isin=[
            "mark", "year", "month", "loose", "opens", "closes", "with", "word", "views", "named", "pulls", "below",
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


class TopicWord(Word):
    """A word that tells what a clause is about, or goes back to it (`flows.claims.topics` says what each use does)."""

    use: str = pa.Field(
        isin=[
            "being",
            "instance",
            "visit",
            "times",
            "since",
            "past",
            "keeps",
            "about",
            "meets",
            "joins",
            "vague",
            "many",
            "others",
            "zone",
            "collector",
            "among",
            "done",
            "host",
            "person",
            "firm",
            "school",
            "own",
            "self",
            "size",
            "attribute",
            "standing",
            "frame",
            "within",
            "grade",
            "region",
            "area",
            "way",
            "by",
            "both",
            "ties",
            "view",
            "pivot",
            "causes",
            "town",
            "village",
            "edge",
            "kind",
            "leads",
            "plan",
            "seat",
            "tally",
            "title",
            "familiar",
            "player",
            "credit",
            "held",
            "lasting",
            "column",
            "speaking",
            "party",
            "foreign",
            "summed",
            "carries",
            "occasion",
            "craft",
            "aged",
            "allied",
            "everywhere",
            "spent",
            "tier",
            "gained",
            "programme",
            "fair",
            "thinks",
            "inside",
        ],
        description="what the word does",
    )


class Compound(Word):
    """A word that names several things at once, as a series of as many numbers shares it out."""

    members: str = pa.Field(str_matches=r"^\S+( \S+)+$", description="what each number is of, in their order")
