"""Which places a text goes into, and how far.

A step is a place that opens a clause (`临清市已有…`), that a locating word leads to (`位于临清市`), that is named level
by level (`湖南常德石门县`), or that stands directly before its own figure (`甲市83毫米、乙市64毫米`, `比全省（7.7%）`).
A participant (`与北京大学`), a goal (`赴上海`), a benchmark (`高于全国`), a title and a company's name are none.

Sides of `bystanders.tsv`: after `before` and `copula`, after a benchmark's `than`, before `after`, and between `from`
and `brought` a place is a bystander, unless `within` follows it; so is one away from home where somebody is `caught`.
A place before an age, which is `aged`, is where somebody is at home. What `acts` for a place is none (`县|人民法院`).
`extreme` closes the figure that stands out (`以杭州40℃为最高`), `road` the name of what runs between two places.
`into` leads the text there for good, an `event` keeps a new paragraph there, `opens` opens a clause; `average` may
stand between a benchmark and its figure.
"""

import re
from dataclasses import dataclass

from flows.claims.divisions import COUNTRY, holds
from flows.claims.gazetteer import Place
from flows.claims.stops import CLAUSE_END, CLAUSE_MARKS, SENTENCE_END, last_of
from flows.mentions.words import one_of, words_where

_HALF = re.compile(r"[；;。！？!?\n]")  # a place named after other words holds over commas
_LONGEST_SENTENCE = 300
_OWN_NAMES = frozenset({"division", "chain", "zone"})
_CAUGHT = 30  # characters from a place to what is done there
_REACH = 2  # characters of the longest of them
_FIGURE = re.compile(r"\d[^，,；;。：:、和及与\n]{0,12}")
_LISTED = "、和及与"
AMONG = tuple(words_where("topics", "use", "among"))
_MARKER = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}(?:[）)]|[.．、](?!\d))|[①-⑳●■▲◆★•])\s*")
_STRICT_OPENING = re.compile(r"(?:^|[\s，,。！？；;：:】）)日月年季度前天后]|时间|\d分)$")
_OPENING = re.compile(r"(?:^|[\s，,。！？；;：:“【】）)日月年份季度来次午晚初底前后间时天中起期]|\d分)$")
_PAUSE = re.compile("[，,；;]")
_SAID = re.compile(rf"^[^，,；;]{{0,30}}{one_of(words_where('speakers', 'kind', 'says', 'reports'))}[，,：:]")
"""Who says what a sentence goes on with: `他指出，`."""
_ADVERBIAL = re.compile(r"[^，,；;：:]*(?:[日月年份季度来次午晚初底前后间时天中起上下]|目前)[，,]")


def _words(*sides: str) -> tuple[str, ...]:
    return tuple(words_where("bystanders", "side", *sides))


def _beside(side: str) -> str:
    """A pattern of the words of a side; what names a place only aside (`国家下达的任务`) makes it a title too."""
    return one_of(_words(side, "aside") if side == "after" else _words(side))


_BEFORE, _PARTIES, _FROM, _INTO, _OPENS = (
    _words("before"),
    _words("before", "than", "copula"),
    _words("from"),
    _words("into"),
    _words("opens"),
)
_WITHIN, _BROUGHT, _EVENT, _AFTER, _ACTS, _THAN, _BEING_CAUGHT = map(
    re.compile, map(_beside, ("within", "brought", "event", "after", "acts", "than", "caught"))
)
_AMID = re.compile(rf"\d{{1,4}}[^，,。；;\n]{{2,24}}?{_beside('amid')}")
_AGED = re.compile(rf"\d{{1,3}}{_beside('aged')}")
"""Whose home a place is: `河西区5岁的孩子`."""
_OWN_FIGURE = re.compile(rf"{_beside('average')}?[（(][-－+]?\d[^（）()\n]{{0,20}}[）)]")
_FIGURED = frozenset("（(").union(word[0] for word in _words("average"))
"""What a figure of its own in brackets may begin with."""
_EXTREME = re.compile(rf"\d[^，,；;。：:、\n]{{1,12}}?{_beside('extreme')}")
"""`以|杭州|40℃为最高`: a figure that stands out among those of all."""


@dataclass(slots=True)
class Line:
    """A line of the text: a heading has no full stop and is short; `body` is where it starts after a list's mark."""

    start: int
    end: int
    heading: bool
    body: int


@dataclass(slots=True)
class Step:
    """A place that sets a scene from `start` to `end`.

    `last` tells that nothing after it in the line takes it back, `figured` that it holds only for its own figure.
    """

    start: int
    end: int
    code: str | None
    last: bool = False
    figured: bool = False


def body_of(text: str, start: int, end: int) -> int:
    """Where a line begins after the mark of a list."""
    mark = _MARKER.match(text, start, end)
    return start if mark is None else mark.end()


def find_steps(text: str, line: Line, places: list[Place], home: str | None) -> list[Step]:
    """The places of a line that the text goes into; a local paper goes less easily into what lies outside its home."""
    steps: list[Step] = []
    for number, place in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else None
        step = _figured(text, place, following, steps) or _entered(text, line, place, home)
        if step is not None:
            steps.append(step)
    return steps


def is_bystander(text: str, start: int, end: int) -> bool:
    """Whether the words beside a place make it a party, a goal, a title, a nationality or a benchmark."""
    if is_amid(text, start, end):
        return True
    if _WITHIN.match(text, end):
        return False
    if text.endswith(_FROM, 0, start) and _BROUGHT.match(text, end):
        return True
    return text.endswith(_PARTIES, 0, start) or is_titled(text, end) or _AGED.match(text, end) is not None


def is_amid(text: str, start: int, end: int) -> bool:
    """Whether a place only tells among how many a rank is: `在|全省|91个县中居第一`."""
    return text.endswith(_INTO, 0, start) and _AMID.match(text, end) is not None


def opens_with_event(text: str, line: Line) -> bool:
    """Whether a line goes on with the fair or meeting that the lines before it are about."""
    return _EVENT.match(text, line.body, line.end) is not None


def is_titled(text: str, end: int) -> bool:
    """Whether the words after a place make it a title, a nationality or a benchmark."""
    return _AFTER.match(text, end) is not None and not _ACTS.match(text, end)


def _figured(text: str, place: Place, following: Place | None, steps: list[Step]) -> Step | None:
    """A place with a figure of its own: in brackets after it, or right after it in a list of such places."""
    behind = text[place.end : place.end + 1]
    if place.body or not (behind.isdecimal() or behind in _FIGURED):
        return None  # as nine of ten are
    bracket = _OWN_FIGURE.match(text, place.end)
    if bracket is not None:
        return Step(place.start, bracket.end(), place.code, figured=True)
    figure = _FIGURE.match(text, place.end)
    if figure is None:
        return None
    extreme = _EXTREME.match(text, place.end)
    if extreme is not None:
        return Step(place.start, extreme.end(), place.code, figured=True)
    goes_on = bool(steps) and steps[-1].end + 1 == place.start and text[place.start - 1] in _LISTED
    if goes_on or (following is not None and _begins_list(text, place, figure.end(), following.start)):
        return Step(place.start, figure.end(), place.code, figured=True)
    return None


def _begins_list(text: str, place: Place, end: int, following: int) -> bool:
    """Whether the first of two places is followed by its figure and no benchmark (`高于苏州0.4、无锡0.1个百分点`)."""
    if place.kind == "country" or end + 1 != following or text[end] not in _LISTED:
        return False
    near = max(0, place.start - _LONGEST_SENTENCE)
    opening = last_of(CLAUSE_MARKS, text, near, place.start) + 1 or near
    return _THAN.search(text, opening, place.start) is None and not text.endswith(_BEFORE, 0, place.start)


def _entered(text: str, line: Line, place: Place, home: str | None) -> Step | None:
    """A place that opens a clause, is led to, or is named level by level."""
    outside = _lies_outside(place, home)
    if place.body or is_bystander(text, place.start, place.end) or (outside and _catches(text, place.end)):
        return None
    national, opened = place.kind == "country", text.endswith(_OPENS, 0, place.start)
    located = text.endswith(_INTO, 0, place.start) or (national and opened)
    before = text[max(line.start, place.start - _REACH) : place.start]
    opens = (_STRICT_OPENING if national else _OPENING).search(before) or line.body == place.start
    named = (place.kind in ("chain", "list") and not outside) or (line.heading and not national)
    if located or opened or opens or named or _WITHIN.match(text, place.end):
        above = not located and _lies_above(place, home)
        return _reaching(text, line, place, located=located, above=above)
    return None


def _lies_above(place: Place, home: str | None) -> bool:
    """Whether a place holds a local paper's home area: 杭州 in a paper of 余杭, named by the way."""
    if home in (None, COUNTRY, place.code) or place.kind != "division":
        return False
    return place.code is not None and holds(place.code, home or "")


def _lies_outside(place: Place, home: str | None) -> bool:
    """Whether a place neither lies in a local paper's home area nor holds it."""
    if home in (None, COUNTRY):
        return False
    return place.code is None or not (holds(home or "", place.code) or holds(place.code, home or ""))


def _catches(text: str, end: int) -> bool:
    """Whether somebody is only caught there, and brought home (`在浙江抓获`)."""
    stop = CLAUSE_END.search(text, end, end + _CAUGHT)
    return _BEING_CAUGHT.search(text, end, stop.start() if stop else end + _CAUGHT) is not None


def _reaching(text: str, line: Line, place: Place, *, located: bool, above: bool) -> Step:
    """How far a place sets the scene; one `above` a paper's home does for its clause."""
    bracket = _closing_bracket(text, line, place)
    if bracket is not None:
        return Step(place.start, bracket, place.code)
    sentence_start = _last_stop(text, line.start, place.start)
    if (place.kind != "country" and located) or (
        sentence_start == line.start and not above and (line.heading or not located)
    ):
        return Step(place.start, line.end, place.code, last=True)
    spoken = above or _spoken(text[sentence_start : place.start])
    ending = SENTENCE_END if not spoken else _HALF if place.kind in _OWN_NAMES and not above else CLAUSE_END
    stop = ending.search(text, place.end, min(line.end, place.end + _LONGEST_SENTENCE))
    return Step(place.start, stop.start() if stop else line.end, place.code)


def _closing_bracket(text: str, line: Line, place: Place) -> int | None:
    """Where the brackets close that a place stands in with other words (`病例8例（均在伊宁市）`); None elsewhere."""
    near, far = max(line.start, place.start - _LONGEST_SENTENCE), min(line.end, place.end + _LONGEST_SENTENCE)
    opening = last_of("（(", text, near, place.start)
    if opening < 0:
        return None
    closed = last_of("）)", text, near, place.start)
    ends = [end for sign in "）)" if (end := text.find(sign, place.end, far)) >= 0]
    alone = opening == place.start - 1 and place.end in ends  # 班列（西安）
    return min(ends) if ends and opening > closed and not alone else None


def _last_stop(text: str, start: int, end: int) -> int:
    """Where the sentence that holds `end` begins."""
    near = max(start, end - _LONGEST_SENTENCE)
    return last_of("。！？", text, near, end) + 1 or near


def _spoken(before: str) -> bool:
    """Whether a sentence has said more than a time or a circumstance before its place, or goes through parts."""
    if before.startswith(AMONG):
        return True
    if not _PAUSE.search(before):
        return False
    return _PAUSE.search(_ADVERBIAL.sub("", _SAID.sub("", before))) is not None
