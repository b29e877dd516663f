"""The words of a sentence that open or close a plan or a forecast (`modalities.tsv`).

Roles of the words: `opens` begins a modality, which goes on through the sentence; `closes` brings back the fact;
`behind` stands after the number (`8%的目标`), unless a `kept` word says before it that the aim was reached; `word`
holds the characters of another word and means nothing here (`虚拟`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.lexicon import read_lexicon

_LINES = read_lexicon("modalities")
_CUES = {row["word"]: row["modality"] or "fact" for row in _LINES if row["role"] in ("opens", "closes")}


def choice_of(*roles: str) -> str:
    """The words of some roles as one alternation, longest first."""
    return "|".join(sorted((row["word"] for row in _LINES if row["role"] in roles), key=len, reverse=True))


_CUE = re.compile(rf"(?P<word>{choice_of('word')})|(?:{choice_of('opens', 'closes')})(?![\d几数])|到(?P<year>\d{{4}})年")


class Cue(NamedTuple):
    """Where a modality begins; `fact` closes the one before it."""

    start: int
    modality: str


def find_cues(text: str, start: int, end: int, year: int | None) -> Iterator[Cue]:
    """The cues of `text[start:end]` in reading order; `year` is the issue's. A plan inside a forecast stays a forecast."""
    forecast = False
    for match in _CUE.finditer(text, start, end):
        if match["word"]:
            continue
        if match["year"]:
            modality = "target" if year and int(match["year"]) > year else "fact"
        else:
            modality = _CUES[match[0]]
        if modality != "target" or not forecast:
            yield Cue(match.start(), modality)
            forecast = modality == "forecast"
