"""Which lines of a lexicon are idle: without its line, an example still reads as it says. python -m tests.idle NAME ...

A finder learns its words when it is imported, so lines are left out in a process of their own: many at once, but none
whose word stands in the example of another, which makes each example miss its own line alone.
"""

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module

import schemas.lexicon
from schemas.lexicon.models import MODELS

Line = dict[str, str]


def idle_words(name: str) -> list[str]:
    """The words of the idle lines of a lexicon, in file order."""
    for other in MODELS:
        schemas.lexicon.read_lexicon(other)  # the threads of Polars do not live on in a fork
    lines = schemas.lexicon.read_lexicon(name)
    idle = {at for group in apart(lines) for at in idle_among(name, group)}
    return [lines[at]["word"] for at in sorted(idle)]


def apart(lines: tuple[Line, ...]) -> list[list[int]]:
    """The lines in groups, by their places: in no group does a word stand in the example of another line."""
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        fits = (group for group in groups if not any(touch(line, lines[other]) for other in group))
        group = next(fits, None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    return groups


def touch(one: Line, other: Line) -> bool:
    """Whether one of two words stands in the example of the other's line."""
    return one["word"] in other["example"] or other["word"] in one["example"]


def idle_among(name: str, group: list[int]) -> list[int]:
    """The lines of a group that are idle; where a finder cannot do without one of them, the halves are tried apart."""
    told = in_a_process(lambda: _idle_without(name, group))
    if told is not None:
        return told
    if len(group) == 1:
        return []
    middle = len(group) // 2
    return idle_among(name, group[:middle]) + idle_among(name, group[middle:])


def _idle_without(name: str, group: list[int]) -> list[int]:
    read_lexicon, lines = schemas.lexicon.read_lexicon, schemas.lexicon.read_lexicon(name)
    kept = tuple(line for at, line in enumerate(lines) if at not in set(group))
    schemas.lexicon.read_lexicon = lambda other: kept if other == name else read_lexicon(other)  # type: ignore[assignment]
    reader = import_module(f"tests.lexicon_readers.{name}")
    return [at for at in group if reads_alike(reader.read, lines[at])]


def reads_alike(read: Callable[[str], str], line: Line) -> bool:
    """Whether an example reads as its line says; a reader that fails without the line does not."""
    try:
        return read(line["example"]) == line["reads"]
    except (AssertionError, IndexError, KeyError, ValueError):
        return False


def in_a_process(work: Callable[[], list[int]]) -> list[int] | None:
    """What `work` returns in a fork of this process, None where it fails."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(sink, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(sink)
    with os.fdopen(source) as told:
        answer = told.read()
    os.waitpid(child, 0)
    return json.loads(answer) if answer else None


if __name__ == "__main__":
    print(json.dumps({name: idle_words(name) for name in sys.argv[1:]}, ensure_ascii=False, indent=1))
