"""Who speaks where: the stretches of a text that somebody other than the paper answers for.

A cue names a speaker and opens a stretch: `馆长李朋介绍，…`, `据市水利局统计，…`, `记者从市水利局获悉，…`. The stretch
lasts to the end of the sentence, or of the paragraph where the cue reports rather than remarks, or to the next cue.
A source without a name is called by its phrase (`统计显示`). A quotation belongs to whoever is named beside it.

Kinds of `speakers.tsv`:

- `says` remarks, `reports`, `shows`, `learns` and `tells` (after 据) report; `calls` and `posts` count only after an
  `actor`, the last character of a speaker's name (`以军称击落…`);
- `source`: what shows (`数据`);
- `self`: the paper; `pronoun`: the speaker before; `nobody`: no speaker, nor is one who `hears`;
- `lead` and `trail`: what is stripped from the ends of a name, with all that follows a `when`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from flows.claims.divisions import COUNTRY
from flows.claims.gazetteer import code_of
from schemas.lexicon import read_lexicon

_WINDOW = 60
_SHORTEST = 2
_LONGEST_NAME = 10  # characters in quotation marks that are a name rather than speech
_LONGEST = 1000  # characters of a quotation or sentence
_SAYING = "称说指出"


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` is what `speaker` says; None hands the text back to the paper."""

    start: int
    end: int
    speaker: str | None


@dataclass(slots=True)
class Speeches:
    """The stretches of an article in order of their starts; a later start lies inside or after an earlier one."""

    stretches: list[Stretch]
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [stretch.start for stretch in self.stretches]

    def at(self, offset: int) -> str | None:
        """Who says what stands at an offset."""
        last = bisect_right(self.starts, offset)
        for stretch in reversed(self.stretches[max(0, last - 4) : last]):
            if offset < stretch.end:
                return stretch.speaker
        return None


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying, whose clause is `text[start:end]`, with its speaker; `far` ones reach the paragraph's end."""

    start: int
    end: int
    speaker: str | None
    named: bool
    far: bool


@cache
def _words(kind: str) -> str:
    words = {row["word"] for row in read_lexicon("speakers") if row["kind"] == kind}
    return "|".join(sorted(words, key=len, reverse=True))


def _actors() -> str:
    """The last characters of those who speak."""
    return _words("actor").replace("|", "")


@cache
def _heading() -> re.Pattern[str]:
    """`世卫：…` as a heading."""
    return re.compile(rf"(?:【[^】]*】)?([^：:，。\s“”]{{1,11}}[{_actors()}])[：:](?=[^。]*$)")


@cache
def _cue() -> re.Pattern[str]:
    """A verb of saying that ends its clause, or the end of a clause that 据 opens."""
    return re.compile(
        rf"(?:(?P<shows>(?:{_words('source')}|》)(?:还|也|均)?(?:{_words('shows')}))|(?P<reports>{_words('reports')})"
        rf"|(?P<says>{_words('says')})"
        rf"|(?P<learns>{_words('learns')})|(?P<tells>(?:{_words('tells')}|数据)))(?=[，,：:]|。|——)"
        rf"|(?P<calls>(?<=[{_actors()}])(?:{_words('calls')}))|(?P<posts>(?<=[{_actors()}])(?:{_words('posts')})(?=[，,]))"
    )


_QUOTING = re.compile(r"\s*(?:根据|另据|据)")
_OPENS_CLAUSE = re.compile(r"[，,。；;：:！？!?\n“”]")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:.*?记者.{{0,14}}?从|.*?(?:举行|召开|举办)的|\s|[（(][^（）()]*[）)]|{_words('lead')}|\d+[年月日号时分])+"
    )


@cache
def _trail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s|[（(][^（）()]*[）)]|{_words('trail')}|\d+[日号]?|(?<=[会议])上|在[^，。]{{1,14}}[上中时])$"
    )


@cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"\d+[日号月]|{_words('when')}")


@cache
def _sources() -> re.Pattern[str]:
    """What shows: `统计`, `调查`."""
    return re.compile(_words("source"))


def find_speeches(text: str) -> Speeches:
    """Every stretch of the text that has a speaker."""
    stretches: list[Stretch] = []
    last: str | None = None
    for start, end in _paragraphs(text):
        spoken, last = _read_paragraph(text, start, end, last)
        stretches.extend(spoken)
    return Speeches(sorted(stretches, key=lambda stretch: stretch.start))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _read_paragraph(text: str, start: int, end: int, last: str | None) -> tuple[list[Stretch], str | None]:
    """The stretches of one paragraph, and the last speaker with a name."""
    heading = _heading().match(text[start:end]) if end - start <= _WINDOW else None
    stretches = [Stretch(start + heading.end(), end, heading[1])] if heading else []
    for match in _cue().finditer(text, start, end):
        cue = _read_cue(text, start, match, last)
        if cue is None:
            continue
        stretches.extend(_spoken(text, start, end, cue))
        last = cue.speaker if cue.named and cue.speaker else last
    return stretches, last


def _read_cue(text: str, line: int, match: re.Match[str], last: str | None) -> Cue | None:
    """The speaker in front of a verb of saying; None where nobody speaks."""
    begin = max(line, match.start() - _WINDOW)
    opening = max((found.end() for found in _OPENS_CLAUSE.finditer(text, begin, match.start())), default=begin)
    clause = text[opening : match.start()]
    quoting = _QUOTING.match(clause) is not None
    if match.lastgroup == "tells" and not quoting:
        return None
    far = match.lastgroup not in ("says", "calls") or quoting
    if re.fullmatch(_words("pronoun"), _lead().sub("", clause)):
        return Cue(opening, match.end(), last, named=True, far=far)
    speaker = _strip(clause)
    if not speaker and match.lastgroup == "reports" and not quoting and not clause.strip():
        return Cue(opening, match.end(), last or match.group().rstrip(_SAYING), named=True, far=far)
    if not speaker:
        return _anonymous(text, opening, match, quoting)
    return Cue(opening, match.end(), speaker, named=True, far=far) if _is_speaker(speaker) else None


def _is_speaker(name: str) -> bool:
    """Whether somebody other than the paper can bear a name; a place alone says nothing (`记者从冠县了解到`)."""
    if re.fullmatch(_words("self"), name) or re.match(_words("nobody"), name):
        return False
    if re.search(_words("hears"), name):
        return False
    return code_of(name) in (None, COUNTRY)


def _anonymous(text: str, opening: int, match: re.Match[str], quoting: bool) -> Cue | None:
    """A source without a name is called by its whole phrase: `最新统计数据显示`, `据统计`."""
    phrase = text[opening : match.end()].strip()
    if match.lastgroup == "shows" or (quoting and match.lastgroup == "tells" and _sources().search(phrase)):
        return Cue(opening, match.end(), phrase, named=False, far=False)
    return None


def _strip(clause: str) -> str:
    """The speaker's name without what surrounds it."""
    name = _lead().sub("", clause)
    when = _when().search(name, _SHORTEST)
    name = name[: when.start()] if when else name
    while (shorter := _trail().sub("", name)) != name:
        name = shorter
    return name if _sources().sub("", name) else ""


def _spoken(text: str, start: int, end: int, cue: Cue) -> Iterator[Stretch]:
    """What a cue covers: the quotation beside it, else the rest of its paragraph or sentence."""
    if text[max(start, cue.start - 1) : cue.start] == "”":
        opening = text.rfind("“", max(start, cue.start - _LONGEST), cue.start)
        yield Stretch(opening if opening >= 0 else start, cue.start, cue.speaker)
    closing = _closing(text, cue, end)
    if closing is None:
        stop = end if cue.far else text.find("。", cue.end, min(end, cue.end + _LONGEST))
        closing = stop if stop >= 0 else end
    if text[cue.end : cue.end + 1] != "。":
        yield Stretch(cue.end, closing, cue.speaker)


def _closing(text: str, cue: Cue, end: int) -> int | None:
    """Where the quotation ends that a cue opens; None where it opens none, or only a name in quotation marks."""
    opening = text.find("“", cue.end, cue.end + 2)
    if cue.far or opening < 0:
        return None
    closing = text.find("”", opening, min(end, opening + _LONGEST))
    if closing < 0:
        return end
    return closing if closing - opening > _LONGEST_NAME else None
