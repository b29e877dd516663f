"""The words of a sentence that open or close a plan or a forecast (`modalities.tsv`).

Uses of the words:

- `opens` begins a modality, which goes on through the sentence · `near` does so to the end of its clause
- `leads` (将) begins one before a verb; where it only puts an object first (`将产能提高到8万辆`) it begins none:
  `moved` are the verbs behind such an object, `ahead` the words that show a verb to follow
- `after` names a state to come (`投产后`), unless a `done` word says that it has come
- `closes` brings back the fact
- `weather` makes 将 a forecast
- `behind` stands after the number (`8%的目标`), unless a `kept` word says before it that the aim was reached
- `size` and `sized`: how large the things are that are counted (`计划|总投资|亿元以上的|项目|8个`), which is no plan
- `remains` stands before the number of those who `将` yet do something (`还有8所学校将开学`)
- `word` holds the characters of another word and means nothing here (`虚拟`)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.claims.stops import last_of
from flows.mentions.words import finder_of, one_of, words_where
from schemas.lexicon import read_lexicon

_FACT = "fact"
_NEAR = 60
_LINES = read_lexicon("modalities")
_USES = {row["word"]: row["use"] for row in _LINES}
_MODALITIES = {row["word"]: row["modality"] or _FACT for row in _LINES}


def cues_like(*uses: str) -> str:
    """A pattern of the words of some uses."""
    return one_of(words_where("modalities", "use", *uses))


_OBJECT_FIRST = re.compile(
    rf"[\d几数]|(?!{cues_like('ahead')})[^，,。；]{{2,24}}?{cues_like('moved')}|在[^，,。；]{{1,8}}{cues_like('moved')}的"
)
_SIZED = re.compile(rf"{cues_like('size')}[^，。；]{{0,12}}?以[上下](?:的|[^，。；]{{0,12}}{cues_like('sized')})")
_HALF = "；;"
_UNTIL, _ELSEWHERE = "到", "；在"
_YEAR = re.compile(r"(?<![续持迟止延推长增升降少大展回])到(\d{4})年")
_GOES_ELSEWHERE = re.compile("；在[^，；]{2,12}，")
_WORDS = [word for word, use in _USES.items() if use in ("word", "opens", "leads", "near", "after", "closes", "done")]
_WORDS += [_UNTIL, _ELSEWHERE]
_AUTOMATON = finder_of(_WORDS)
_COMPARED = tuple({*words_where("anchors", "use", "compare")} - {*words_where("bases", "use", "with")})
WEATHER = re.compile(cues_like("weather"))
_PAUSE = re.compile("[，,；;。]")  # a colon opens what a word of planning holds for


@dataclass(slots=True)
class Cue:
    """Where a modality begins; `fact` closes the one before it."""

    start: int
    modality: str


def find_cues(text: str, start: int, end: int, year: int | None) -> Iterator[Cue]:
    """The cues of `text[start:end]` in reading order; `year` is the issue's.

    A plan inside a forecast stays a forecast.
    """
    use, current, since = "", _FACT, start
    for index, low, high in _AUTOMATON.find_matches_as_indexes(text[start:end]):
        word, at = _WORDS[index], start + low
        modality = _modality_of(word, at, text, year)
        if modality is None or (_USES.get(word) == "done" and use != "after"):
            continue
        if modality == "target" and current == "forecast":
            continue
        if modality == current == "forecast" and (half := last_of(_HALF, text, since, at)) >= 0:
            yield Cue(half, _FACT)
        since = at
        use, current = _USES.get(word, ""), modality
        yield Cue(at, modality)
        if use == "near":
            close = _PAUSE.search(text, start + high, min(end, start + high + _NEAR))
            use, current = "", _FACT
            yield Cue(close.start() if close else start + high + _NEAR, _FACT)


def _modality_of(word: str, at: int, text: str, year: int | None) -> str | None:
    """What a word at a place opens; None where it opens nothing.

    `到2030年` is a plan where that year is to come, `；在南京，` goes elsewhere and on with facts.
    """
    if word == _UNTIL:
        match = _YEAR.match(text, at)
        return match and ("target" if year is not None and int(match[1]) > year else _FACT)
    if word == _ELSEWHERE:
        return _FACT if _GOES_ELSEWHERE.match(text, at) else None
    if _USES[word] == "closes" and text.endswith(_COMPARED, 0, at):
        return None  # 预计比去年增加5万亩
    if _USES[word] == "leads":
        if _OBJECT_FIRST.match(text, at + len(word)):
            return None
        return "forecast" if WEATHER.search(text, max(0, at - _NEAR), at) else "target"
    if _MODALITIES[word] == "target" and _SIZED.match(text, at + len(word)):
        return None
    return None if _USES[word] == "word" else _MODALITIES[word]
