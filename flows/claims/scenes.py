"""Where an article is as it goes on: the division each stretch of its text speaks of.

A scene begins at a step, a place that the text goes into (`flows.claims.steps`). In the first sentence of a paragraph,
or after a locating word, it lasts until the next; elsewhere it ends with its sentence, or with its clause where the
sentence has spoken of something else before. A heading inside an article, and a new paragraph after several places or
after the province around a local paper's home, go back to what the whole article is about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from flows.claims.divisions import CAPITAL, COUNTRY, holds
from flows.claims.gazetteer import Place
from flows.claims.place_groups import find_groups
from flows.claims.speakers import opens_with_source
from flows.claims.steps import Line, Step, body_of, find_steps, is_bystander, is_titled, opens_with_event
from flows.mentions.words import words_where

_STOPS = "。！？!?；;…”’」』）)：:"
_LONGEST_HEADING = 45
_QUOTING = tuple(words_where("speakers", "kind", "lead", "quotes"))
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日[电讯]")


@dataclass(slots=True)
class Scene:
    """From `start` on the text is in `code` (None abroad); `firm` scenes were named, the others inherited.

    `figured` ones hold only for the figure right behind their place.
    """

    start: int
    code: str | None
    firm: bool
    figured: bool = False


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
        """The first scene named in a stretch for more than a figure of its own."""
        for scene in self.scenes[bisect_right(self.starts, start - 1) :]:
            if scene.start >= end:
                return None
            if scene.firm and not scene.figured:
                return scene
        return None


def find_scenes(text: str, places: tuple[Place, ...], home: str | None) -> Scenes:
    """The scenes of a text whose places are known."""
    lines = list(_find_lines(text))
    groups = find_groups(text, places, home)
    inside = _by_line(groups, lines)
    steps = [find_steps(text, line, found, home) for line, found in zip(lines, inside, strict=True)]
    topic = _topic(text, lines, steps, inside, home)
    own = topic is not None and any(group.code == topic == home != COUNTRY for group in inside[0])
    scenes, here, been = [Scene(0, topic, firm=False)], topic, set[str]()
    for number, line in enumerate(lines):
        if line.heading:
            titled = steps[number] or (number == 1 and lines[0].heading and steps[0])  # a subtitle is about the title's
            here = topic if titled else _ahead(text, lines, steps, number, topic)
        elif not (number and lines[number - 1].heading) and (
            _returns(text, line, been, here, home)
            or (own and not _lies_within(here, home) and not opens_with_event(text, line))
        ):
            here = topic
        scenes.append(Scene(line.start, here, firm=False))
        here = _walk(scenes, steps[number], here, home)
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


def _walk(scenes: list[Scene], steps: list[Step], here: str | None, home: str | None) -> str | None:
    """Adds the scenes of a line; gives where the line leaves the text."""
    around: list[Step] = []  # steps that have not ended, the innermost last
    for step, following in zip_longest(steps, steps[1:]):
        scenes.append(Scene(step.start, step.code, firm=True, figured=step.figured))
        if step.last or (not step.figured and _widens(step.code, here, home)):
            here, around = step.code, []
            continue
        around = [outer for outer in around if outer.end > step.end]
        if following is None or step.end < following.start:
            scenes.append(Scene(step.end, around[-1].code if around else here, firm=bool(around)))
        around.append(step)
    return here


def _widens(code: str | None, here: str | None, home: str | None) -> bool:
    """Whether a text goes from a place to the province or city around it, but not to one around the paper's home."""
    if code is None or here is None or code in (here, COUNTRY) or _lies_around(code, home):
        return False
    return holds(code, here)


def _find_lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        heading = 0 < end - start <= _LONGEST_HEADING and line.rstrip()[-1:] not in _STOPS
        yield Line(start, end, heading, body_of(text, start, end))
        start = end + 1


def _topic(
    text: str, lines: list[Line], steps: list[list[Step]], inside: list[list[Place]], home: str | None
) -> str | None:
    """What the article is about: the place of its title, else of its first paragraph, else the home area."""
    filled = [number for number, line in enumerate(lines) if line.end > line.start][:2]
    if len(filled) > 1 and (lines[filled[1]].heading or not lines[filled[0]].heading):
        filled = filled[:1]
    first = next((step for number in filled for step in steps[number] if step.last), None)
    titled = first is not None and first.start < lines[0].end
    local = home not in (None, COUNTRY)
    if first is not None and not titled and local and any(group.code == home for group in inside[0]):
        return home  # 温州选手交出成绩单
    national = first is not None and first.code == COUNTRY and _opens_line(first, lines)
    if first is not None and (
        titled or not _lies_around(first.code, home) or (national and not _is_named(home, inside))
    ):
        return first.code
    if home is not None and first is None and not _is_named(home, inside):
        return _quoted_from_above(text, [(lines[at], inside[at]) for at in filled], home) or home
    if home == COUNTRY and len(filled) > 1:
        return _touched(text, inside[filled[1]]) or home
    return home


def _lies_within(code: str | None, home: str | None) -> bool:
    return code is not None and holds(home or "", code)


def _opens_line(step: Step, lines: list[Line]) -> bool:
    """Whether a step begins its line (`国家统计局15日发布…`)."""
    return any(line.body == step.start for line in lines)


def _quoted_from_above(text: str, opening: list[tuple[Line, list[Place]]], home: str) -> str | None:
    """Where lines tell what a body of the country or the province has said: `据国家统计局数据，…`."""
    for line, groups in opening:
        for group in groups:
            before = text[line.body : group.start]
            if _lies_around(group.code, home) and before.endswith(_QUOTING) and "。" not in before:
                return group.code
    return None


def _is_named(home: str | None, inside: list[list[Place]]) -> bool:
    """Whether a text names the home area or a part of it anywhere, or points at it (`全市`)."""
    return any(group.code is not None and holds(home or "", group.code) for groups in inside for group in groups)


def _lies_around(code: str | None, home: str | None) -> bool:
    """Whether a place is larger than a local paper's home area and holds it."""
    return code is not None and home not in (None, COUNTRY, code) and holds(code, home or "")


def _touched(text: str, groups: list[Place]) -> str | None:
    """The one division that a first paragraph names in passing (`大雨袭击湖南多地`); None where it names several."""
    groups = [group for group in groups if not _passes(text, group)]
    codes = [group.code for group in groups]
    if not codes or any(code is None or not holds(codes[0] or "", code) for code in codes):
        return None
    return None if is_bystander(text, groups[0].start, groups[0].end) else codes[0]


def _passes(text: str, group: Place) -> bool:
    """Whether a place is only named in passing; a dispatch from the capital (`北京5月1日电`) is the country's."""
    if group.kind == "country" or group.body or is_titled(text, group.end):
        return True
    return group.code == CAPITAL and _DATELINE.match(text, group.end) is not None


def _ahead(text: str, lines: list[Line], steps: list[list[Step]], number: int, topic: str | None) -> str | None:
    """Where a heading without a place is: the first place of the first sentence after it."""
    if number + 1 >= len(lines) or lines[number + 1].heading:
        return topic
    line = lines[number + 1]
    stop = text.find("。", line.start, line.end)
    return next((step.code for step in steps[number + 1] if step.start < (stop if stop >= 0 else line.end)), topic)


def _returns(text: str, line: Line, been: set[str], here: str | None, home: str | None) -> bool:
    """Whether a paragraph goes back to what the article is about.

    From abroad, from what lies around the home area, from several places that do not lie in one another, and where it
    begins with the figures of a source.
    """
    if here is not None and opens_with_event(text, line):
        return False
    if here is None or opens_with_source(text, line.start):
        return True
    if _lies_around(here, home):
        return True
    return any(not holds(code, here) and not holds(here, code) for code in been)
