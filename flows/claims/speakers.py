"""Where a text says that somebody says something, and who.

Kinds of `speakers.tsv` that play a part here (those of names are in `flows.claims.speaker_names`):

- `says` remarks, `reports`, `shows`, `learns` and `tells` (in a clause that `quotes`) report; `calls` and `posts` count
  only after an `actor` (`以军称击落…`);
- `posts` and `reports` announce where a colon or the word of a `source` follows (`发布公报，…`, `通报水质状况：…`);
- `revises`: who moves a forecast (`上调经济增长预期，`, `将经济增长预期下调至`) makes it;
- `pronoun`: the speaker before; `also` stands between a source and what it shows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.claims.speaker_names import (
    ACTORS,
    KEPT,
    MET,
    QUOTING,
    SOURCE,
    is_meeting,
    is_speaker,
    name_in,
    spoken_like,
    without_lead,
    without_moment,
)
from flows.claims.stops import SENTENCE_MARKS, last_of
from flows.mentions.words import finder_of, words_where
from schemas.lexicon import read_lexicon

_WINDOW = 60
_SHORTEST = 2
_ENDS_CLAUSE = "，,：:。—“"
_ENDS_UTTERANCE = "，,。！？!?…"
_LONGEST_NAME = 14  # characters in quotation marks that are a name rather than speech
# Quotation marks too: words quoted are no part of who says them.
_OPENS_CLAUSE = f"，,；;：:{SENTENCE_MARKS}“”"
_COLON = re.compile('[：:](?![“"])')
_ANNOUNCES = frozenset({"posts", "reports"})
_VERBS = ("shows", "learns", "reports", "says", "tells", "calls", "posts", "revises")
_PRONOUNS = tuple(words_where("speakers", "kind", "pronoun"))
_PRONOUN = re.compile(spoken_like("pronoun"))
_SOURCE_BEFORE = re.compile(rf"(?:{spoken_like('source')}|》){spoken_like('also')}?$")
_ANNOUNCEMENT = re.compile(rf"[^，,。；;：:“”\n]{{0,40}}(?:[：:]|{spoken_like('source')}[，,。])")
"""What is announced, up to the words of the announcement: `5日通报|上半年水质状况：`, `发布|公报，`."""
_FORECAST = re.compile(rf"[^，,。；;：:\n]{{0,30}}{spoken_like('forecast')}")
_BROUGHT = re.compile(rf"{spoken_like('brings')}{_FORECAST.pattern}[^，,。；;：:\n]{{0,4}}$")
_SOURCE_OPENING = re.compile(rf"{spoken_like('lead')}*{spoken_like('source')}+{spoken_like('shows')}")


@dataclass(slots=True)
class Verb:
    """A verb of saying: `text[start:end]` with what shows before it, and its kind."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Cue:
    """A verb of saying, whose clause is `text[start:end]`, with its speaker; `far` ones reach the paragraph's end."""

    start: int
    end: int
    speaker: str | None
    named: bool
    far: bool


def _kinds_by_verb() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in read_lexicon("speakers"):
        if row["kind"] in _VERBS:
            kinds.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(found) for word, found in kinds.items()}


_KINDS_BY_VERB = _kinds_by_verb()
_KINDS, _AUTOMATON = tuple(_KINDS_BY_VERB.values()), finder_of(list(_KINDS_BY_VERB))


def find_verbs(text: str) -> Iterator[Verb]:
    """The verbs of saying that end their clause, or that need not."""
    for index, start, end in _AUTOMATON.find_matches_as_indexes(text):
        kind = _kind_of(_KINDS[index], text, start, end)
        if kind == "shows":
            source = _SOURCE_BEFORE.search(text, max(0, start - _SHORTEST * 4), start)
            if source is not None:
                yield Verb(source.end() if source.group().startswith("》") else source.start(), end, kind)
        elif kind == "announces":
            found = _ANNOUNCEMENT.match(text, end)
            if found is not None:
                yield Verb(start, found.end() - 1, kind)
        elif kind == "revises":
            yield from _revising(text, start, end)
        elif kind is not None:
            yield Verb(start, end, kind)


def _revising(text: str, start: int, end: int) -> Iterator[Verb]:
    """A verb that moves a forecast, with the forecast behind it, or brought before it by 将."""
    brought = _BROUGHT.search(text, max(0, start - _WINDOW), start)
    if brought is not None:
        yield Verb(brought.start(), end, "revises")
    elif _FORECAST.match(text, end):
        yield Verb(start, end, "revises")


def _kind_of(kinds: frozenset[str], text: str, start: int, end: int) -> str | None:
    """What a word does where it stands."""
    after_actor = start > 0 and text[start - 1] in ACTORS
    if text[end : end + 1] not in _ENDS_CLAUSE or end == len(text):
        if kinds & _ANNOUNCES:
            return "announces"
        if "revises" in kinds:
            return "revises"
        return "calls" if after_actor and "calls" in kinds else None
    if ("posts" in kinds and not after_actor) or "revises" in kinds:
        return None
    return next(kind for kind in _VERBS if kind in kinds)


def read_cue(text: str, line: int, verb: Verb, last: str | None) -> Cue | None:
    """The speaker in front of a verb of saying; None where nobody speaks. `last` is the speaker before."""
    opening = _opening(text, max(line, verb.start - _WINDOW), verb.start)
    clause = _with_report(text, opening, verb.start)
    quoted = QUOTING.match(clause) is not None
    if verb.kind == "tells" and not quoted:
        return None
    far = verb.kind not in ("says", "calls", "revises") or quoted or _is_open(text, verb)
    if clause.endswith(_PRONOUNS) and _PRONOUN.fullmatch(without_lead(clause)):
        return Cue(opening, verb.end, last, named=True, far=far)
    speaker = name_in(clause)
    if (verb.kind in ("announces", "revises") or MET.search(clause)) and speaker[-1:] not in ACTORS:
        return None
    if speaker and verb.kind == "learns" and is_meeting(speaker):
        return None
    if speaker:
        return Cue(opening, verb.end, speaker, named=True, far=far) if is_speaker(speaker) else None
    if verb.kind == "reports" and not clause.strip():
        noun = SOURCE.match(text, verb.start)
        return Cue(opening, verb.end, last or noun.group(), named=True, far=far) if noun else None
    return _anonymous(text, opening, verb, quoted=quoted)


def _is_open(text: str, verb: Verb) -> bool:
    """Whether a colon leads to speech without quotation marks, which lasts as long as its paragraph: `刘珂说：…`."""
    return verb.kind == "says" and _COLON.match(text, verb.end) is not None


def _with_report(text: str, opening: int, start: int) -> str:
    """The clause before a verb, with the noun that the verb begins with where it is one with it: `工作报告指出`."""
    noun = SOURCE.match(text, start)
    whole = text[opening : noun.end()] if noun else ""
    return whole if KEPT.search(whole) else text[opening:start]


def _opening(text: str, begin: int, end: int) -> int:
    """Where the clause that ends at `end` begins; a name in quotation marks does not open one."""
    opening = last_of(_OPENS_CLAUSE, text, begin, end) + 1 or begin
    if text[opening - 1 : opening] != "”" or text[opening - 2 : opening - 1] in _ENDS_UTTERANCE:
        return opening
    quoted = text.rfind("“", max(begin, opening - _LONGEST_NAME), opening)
    return opening if quoted <= begin else _opening(text, begin, quoted)


def opens_with_source(text: str, start: int) -> bool:
    """Whether a line begins with what a nameless source shows: `数据显示，…`."""
    return _SOURCE_OPENING.match(text, start) is not None


def _anonymous(text: str, opening: int, verb: Verb, *, quoted: bool) -> Cue | None:
    """A source without a name is called by its whole phrase: `最新统计数据显示`, `据统计`."""
    phrase = without_moment(text[opening : verb.end].strip())
    if verb.kind == "shows" or (quoted and verb.kind in ("tells", "says") and SOURCE.search(phrase)):
        return Cue(opening, verb.end, phrase, named=False, far=False)
    return None
