"""Where an article is as it goes on: the division each stretch of its text speaks of.

A scene begins at a place that the text puts itself into: one that opens a clause (`临清市已有…`), that a locating
word leads to (`位于临清市`), or that is named level by level (`湖南常德石门县`). A participant (`与北京大学`), a goal
(`赴上海`), a benchmark (`高于全国`), a title and a company's name begin none. In the first sentence of a paragraph, or
after a locating word, a scene lasts until the next; elsewhere it ends with its sentence, or with its clause where the
sentence has spoken of something else before. A heading inside an article, and a new paragraph after several places,
go back to what the whole article is about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from flows.claims.divisions import COUNTRY, holds
from flows.claims.gazetteer import Place
from flows.claims.place_groups import find_groups
from flows.claims.speakers import opens_with_source
from schemas.lexicon import read_lexicon

_STOPS = "。！？!?；;…”’」』）)：:"
_CLAUSE = re.compile(r"[，,；;：:。！？!?\n]")
_SENTENCE = re.compile(r"[。！？!?\n]")
_LONGEST_HEADING = 45
_LONGEST_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class Scene:
    """From `start` on the text is in `code` (None abroad); `firm` scenes were named, the others inherited."""

    start: int
    code: str | None
    firm: bool


@dataclass(slots=True)
class Scenes:
    """The scenes of an article in reading order, and the places it names."""

    scenes: list[Scene]
    groups: list[Place]
    starts: list[int] = field(init=False)
    group_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [scene.start for scene in self.scenes]
        self.group_starts = [group.start for group in self.groups]

    def at(self, offset: int) -> Scene:
        """The scene that holds an offset."""
        return self.scenes[max(0, bisect_right(self.starts, offset) - 1)]

    def named(self, offset: int) -> Place | None:
        """The place, or the places that stand together, that the text names at an offset."""
        last = bisect_right(self.group_starts, offset) - 1
        return self.groups[last] if last >= 0 and offset < self.groups[last].end else None

    def between(self, start: int, end: int) -> Scene | None:
        """The first scene named in a stretch."""
        for scene in self.scenes[bisect_right(self.starts, start - 1) :]:
            if scene.start >= end:
                return None
            if scene.firm:
                return scene
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: a heading has no full stop and is short."""

    start: int
    end: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A place that sets a scene from `start` to `end`; `last` tells that nothing after it in the line takes it back."""

    start: int
    end: int
    code: str | None
    last: bool


def find_scenes(text: str, places: tuple[Place, ...], home: str | None) -> Scenes:
    """The scenes of a text whose places are known."""
    lines = list(_find_lines(text))
    groups = find_groups(text, places, home)
    inside = _by_line(groups, lines)
    steps = [
        [_step(text, line, group) for group in found if _sets_scene(text, line, group)]
        for line, found in zip(lines, inside, strict=True)
    ]
    topic = _topic(text, lines, steps, inside, home)
    scenes, here, been = [Scene(0, topic, firm=False)], topic, set[str]()
    for number, line in enumerate(lines):
        if line.heading:
            here = topic if steps[number] else _ahead(text, lines, steps, number, topic)
        elif not (number and lines[number - 1].heading) and _returns(text, line, been, here):
            here = topic
        scenes.append(Scene(line.start, here, firm=False))
        here = _walk(scenes, steps[number], here)
        been.update(step.code for step in steps[number] if step.code is not None)
    return Scenes(scenes, groups)


def _by_line(groups: list[Place], lines: list[Line]) -> list[list[Place]]:
    """The groups of each line."""
    inside: list[list[Place]] = []
    taken = 0
    for line in lines:
        first = taken
        while taken < len(groups) and groups[taken].start < line.end:
            taken += 1
        inside.append(groups[first:taken])
    return inside


def _walk(scenes: list[Scene], steps: list[Step], here: str | None) -> str | None:
    """Adds the scenes of a line; gives where the line leaves the text."""
    for step, following in zip_longest(steps, steps[1:]):
        scenes.append(Scene(step.start, step.code, firm=True))
        if step.last or _widens(step.code, here):
            here = step.code
        elif following is None or step.end < following.start:
            scenes.append(Scene(step.end, here, firm=False))
    return here


def _widens(code: str | None, here: str | None) -> bool:
    """Whether a text goes from a place to the province or city around it."""
    return code is not None and here is not None and code not in (here, COUNTRY) and holds(code, here)


def _find_lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        yield Line(start, end, 0 < end - start <= _LONGEST_HEADING and line.rstrip()[-1:] not in _STOPS)
        start = end + 1


@cache
def _beside(side: str) -> re.Pattern[str]:
    """The words that stand before, after, or that lead `into` a place."""
    words = sorted((row["word"] for row in read_lexicon("bystanders") if row["side"] == side), key=len, reverse=True)
    return re.compile("|".join(words) if side == "after" else "(?:" + "|".join(words) + ")$")


_STRICT_OPENING = re.compile(r"(?:^|[\s，,。！？；;：:】）)日月年季度前天后]|时间)$")
_OPENING = re.compile(r"(?:^|[\s，,。！？；;：:“【】）)日月年份季度来次午晚初底前后间时天中起期])$")


def is_bystander(text: str, end: int) -> bool:
    """Whether the words after a place make it a title, a nationality or a benchmark."""
    return _beside("after").match(text, end) is not None


def _sets_scene(text: str, line: Line, place: Place) -> bool:
    """Whether a place is where the text is, rather than a party, a goal, a benchmark or part of a name."""
    if place.body or is_bystander(text, place.end):
        return False
    before = text[max(line.start, place.start - 4) : place.start]
    if _beside("before").search(before):
        return False
    if place.kind in ("chain", "list") or (line.heading and place.kind != "country"):
        return True
    opening = _OPENING if place.kind != "country" else _STRICT_OPENING
    return opening.search(before) is not None or _leads_into(before) is not None


def _leads_into(before: str) -> re.Match[str] | None:
    return _beside("into").search(before)


def _step(text: str, line: Line, place: Place) -> Step:
    """How far a place sets the scene."""
    sentence_start = _last_stop(text, line.start, place.start)
    located = _leads_into(text[max(line.start, place.start - 4) : place.start]) is not None
    if (place.kind != "country" and located) or (sentence_start == line.start and not located):
        return Step(place.start, line.end, place.code, last=True)
    ending = _CLAUSE if _spoken(text[sentence_start : place.start]) else _SENTENCE
    stop = ending.search(text, place.end, min(line.end, place.end + _LONGEST_SENTENCE))
    return Step(place.start, stop.start() if stop else line.end, place.code, last=False)


def _last_stop(text: str, start: int, end: int) -> int:
    """Where the sentence that holds `end` begins."""
    near = max(start, end - _LONGEST_SENTENCE)
    return max(text.rfind(stop, near, end) + 1 for stop in "。！？") or near


_ADVERBIAL = re.compile(r"[^，,；;：:]*(?:[日月年份季度来次午晚初底前后间时天中起上下]|目前)[，,]")


def _spoken(before: str) -> bool:
    """Whether a sentence has said more than a time or a circumstance before its place."""
    rest = _ADVERBIAL.sub("", before)
    return any(mark in rest for mark in "，,；;")


def _topic(
    text: str, lines: list[Line], steps: list[list[Step]], inside: list[list[Place]], home: str | None
) -> str | None:
    """What the article is about: the place of its title, else of its first paragraph, else the home area."""
    filled = [number for number, line in enumerate(lines) if line.end > line.start][:2]
    if len(filled) > 1 and lines[filled[1]].heading:
        filled = filled[:1]
    first = next((step for number in filled for step in steps[number] if step.last), None)
    if first is not None:
        return first.code
    if home == COUNTRY and len(filled) > 1:
        return _touched(text, inside[filled[1]]) or home
    return home


def _touched(text: str, groups: list[Place]) -> str | None:
    """The one division that a first paragraph names in passing (`大雨袭击湖南多地`); None where it names several."""
    groups = [group for group in groups if not (group.kind == "country" or group.body or is_bystander(text, group.end))]
    codes = [group.code for group in groups]
    if not codes or any(code is None or not holds(codes[0] or "", code) for code in codes):
        return None
    return None if _beside("before").search(text, max(0, groups[0].start - 4), groups[0].start) else codes[0]


def _ahead(text: str, lines: list[Line], steps: list[list[Step]], number: int, topic: str | None) -> str | None:
    """Where a heading without a place is: the first place of the first sentence after it."""
    if number + 1 >= len(lines) or lines[number + 1].heading:
        return topic
    line = lines[number + 1]
    stop = text.find("。", line.start, line.end)
    return next((step.code for step in steps[number + 1] if step.start < (stop if stop >= 0 else line.end)), topic)


def _returns(text: str, line: Line, been: set[str], here: str | None) -> bool:
    """Whether a paragraph goes back to what the article is about.

    From abroad, from several places that do not lie in one another, and where it begins with the figures of a source.
    """
    if here is None or opens_with_source(text, line.start):
        return True
    return any(not holds(code, here) and not holds(here, code) for code in been)
