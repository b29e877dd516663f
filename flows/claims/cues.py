"""The words of a sentence that open or close a plan or a forecast (`modalities.tsv`).

Roles of the words:

- `opens` begins a modality, which goes on through the sentence · `near` does so to the end of its clause
- `leads` (将) begins one before a verb; where it only puts an object first (`将产能提高到8万辆`) it begins none:
  `moved` are the verbs behind such an object, `ahead` the words that show a verb to follow
- `after` names a state to come (`投产后`), unless a `done` word says that it has come
- `closes` brings back the fact
- `weather` makes 将 a forecast
- `behind` stands after the number (`8%的目标`), unless a `kept` word says before it that the aim was reached
- `word` holds the characters of another word and means nothing here (`虚拟`)
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.lexicon import read_lexicon

_FACT = "fact"
_NEAR = 60
_LINES = read_lexicon("modalities")
_ROLES = {row["word"]: row["role"] for row in _LINES}
_MODALITIES = {row["word"]: row["modality"] or _FACT for row in _LINES}


def choice_of(*roles: str) -> str:
    """The words of some roles as one alternation, longest first."""
    return "|".join(sorted((row["word"] for row in _LINES if row["role"] in roles), key=len, reverse=True))


_OBJECT_FIRST = rf"(?!{choice_of('ahead')})[^，,。；]{{2,24}}?(?:{choice_of('moved')})"
_CUE = re.compile(
    rf"(?P<word>{choice_of('word')})|{choice_of('opens', 'near', 'after', 'closes', 'done')}"
    rf"|(?:{choice_of('leads')})(?![\d几数]|{_OBJECT_FIRST})|；在(?P<elsewhere>)[^，；]{{2,12}}，|(?<![续持迟止延推长增升降少大展回])到(?P<year>\d{{4}})年"
)
_WEATHER = re.compile(choice_of("weather"))
_CLAUSE_END = re.compile("[，,；;。]")


class Cue(NamedTuple):
    """Where a modality begins; `fact` closes the one before it."""

    start: int
    modality: str


def _modality_of(match: re.Match[str], year: int | None) -> str:
    """Of one cue: `到2030年` is a plan where that year is to come; `；在南京，` goes elsewhere and on with facts."""
    if match["year"]:
        return "target" if year is not None and int(match["year"]) > year else _FACT
    return _FACT if match["elsewhere"] is not None else _MODALITIES[match[0]]


def find_cues(text: str, start: int, end: int, year: int | None) -> Iterator[Cue]:
    """The cues of `text[start:end]` in reading order; `year` is the issue's.

    A plan inside a forecast stays a forecast.
    """
    role, current = "", _FACT
    for match in _CUE.finditer(text, start, end):
        word = match[0]
        if match["word"] or (_ROLES.get(word) == "done" and role != "after"):
            continue
        modality = _modality_of(match, year)
        if _ROLES.get(word) == "leads" and _WEATHER.search(text, max(start, match.start() - _NEAR), match.start()):
            modality = "forecast"
        if modality == "target" and current == "forecast":
            continue
        role, current = _ROLES.get(word, ""), modality
        yield Cue(match.start(), modality)
        if role == "near":
            close = _CLAUSE_END.search(text, match.end(), min(end, match.end() + _NEAR))
            role, current = "", _FACT
            yield Cue(close.start() if close else match.end() + _NEAR, _FACT)
