"""Where an article is as it goes on: the division each stretch of its text speaks of.

A scene begins at a place that the text puts itself into and lasts until the next one. A participant (`与北京大学`), a
goal (`赴上海`), a benchmark (`高于全国`, `全省最大`) and the name of a company begin none. A heading inside an article, and a
new paragraph after several places, go back to what the whole article is about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from flows.claims.divisions import holds, smallest_common
from flows.claims.gazetteer import Place
from schemas.lexicon import read_lexicon

_STOPS = "。！？!?；;…”’」』）)"
_LIST = re.compile(r"[、和与及至到—–~～-]{1,2}|以及|等")
_LONGEST_HEADING = 45


@dataclass(frozen=True, slots=True)
class Scene:
    """From `start` on the text is in `code` (None abroad); `firm` scenes were named, the others inherited."""

    start: int
    code: str | None
    firm: bool


@dataclass(slots=True)
class Scenes:
    """The scenes of an article in reading order."""

    scenes: list[Scene]
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [scene.start for scene in self.scenes]

    def at(self, offset: int) -> Scene:
        """The scene that holds an offset."""
        return self.scenes[max(0, bisect_right(self.starts, offset) - 1)]

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


def find_scenes(text: str, places: tuple[Place, ...], home: str | None) -> Scenes:
    """The scenes of a text whose places are known."""
    lines = list(_find_lines(text))
    groups = [group for group in _find_groups(text, places) if _sets_scene(text, group)]
    topic = _topic(lines, groups, home)
    scenes = [Scene(0, topic, firm=False)]
    taken, here = 0, topic
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        first = taken
        while taken < len(groups) and groups[taken].start < line.end:
            taken += 1
        inside = groups[first:taken]
        if line.heading:
            ahead = inside[:1] or _ahead(groups[taken:], after, text)
            here = ahead[0].code if ahead else topic
        elif _scattered(scenes, here):
            here = topic
        scenes.append(Scene(line.start, here, firm=False))
        scenes.extend(Scene(group.start, group.code, firm=True) for group in inside)
        here = inside[-1].code if inside else here
    return Scenes(scenes)


def _find_lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        short = 0 < end - start <= _LONGEST_HEADING
        yield Line(start, end, short and line.rstrip()[-1:] not in _STOPS and line.rstrip()[-1:] not in "：:")
        start = end + 1


def _find_groups(text: str, places: tuple[Place, ...]) -> list[Place]:
    """Places that stand together as one: `湖南|常德|石门县` is the last, `广东、广西` what holds both."""
    groups: list[Place] = []
    for place in places:
        last = groups[-1] if groups else None
        merged = None if last is None else _merge(text, last, place)
        if merged is None:
            groups.append(place)
        else:
            groups[-1] = merged
    return groups


def _merge(text: str, last: Place, place: Place) -> Place | None:
    between = text[last.end : place.start]
    if len(between) > 2 or last.code is None or place.code is None:
        return None
    if not between and holds(last.code, place.code):
        return Place(last.start, place.end, place.code, place.kind, place.body)
    if _LIST.fullmatch(between):
        return Place(last.start, place.end, smallest_common(last.code, place.code), place.kind, place.body)
    return None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(_scene_words("before")) + r")$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile("|".join(_scene_words("after")))


def _scene_words(side: str) -> list[str]:
    words = (row["word"] for row in read_lexicon("bystanders") if row["side"] == side)
    return sorted(words, key=len, reverse=True)


def _sets_scene(text: str, place: Place) -> bool:
    """Whether a place is where the text is, rather than a party, a goal, a benchmark or part of a name."""
    if place.body:
        return False
    if _before().search(text, max(0, place.start - 4), place.start) or _after().match(text, place.end):
        return False
    return place.kind in ("division", "deictic") or _opens_clause(text, place.start)


_OPENING = re.compile(r"(?:^|[\s，,。！？；;：:、“”《（(）)日月年份季度在而但据前后时间即今天昨]|目前|期间)$")


def _opens_clause(text: str, start: int) -> bool:
    """Whether the words before leave room for a place that the clause is in."""
    return start == 0 or _OPENING.search(text, max(0, start - 2), start) is not None


def _topic(lines: list[Line], groups: list[Place], home: str | None) -> str | None:
    """What the article is about: the first place of its title, else of its first paragraph, else the home area."""
    ends = [line.end for line in lines if line.end > line.start][:2]
    for group in groups:
        if ends and group.start < ends[0]:
            return group.code
    if len(ends) > 1:
        lead = next(line for line in lines if line.end == ends[1])
        if not lead.heading:
            first = next((group for group in groups if lead.start <= group.start < lead.end), None)
            if first is not None:
                return first.code
    return home


def _ahead(groups: list[Place], line: Line | None, text: str) -> list[Place]:
    """The first place of the first sentence after a heading."""
    if line is None or line.heading:
        return []
    stop = text.find("。", line.start, line.end)
    return [group for group in groups[:1] if group.start < (stop if stop >= 0 else line.end)]


def _scattered(scenes: list[Scene], here: str | None) -> bool:
    """Whether the body has been in several places that do not lie in one another."""
    codes = {scene.code for scene in scenes[1:] if scene.firm and scene.code is not None}
    return here is not None and any(not holds(code, here) and not holds(here, code) for code in codes)
