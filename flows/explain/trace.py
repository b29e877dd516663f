"""What the functions that read a page return, watched while they do it; a normal run is not watched."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

WATCHED = ("flows.mentions.", "flows.claims.", "flows.tables.")


@dataclass(slots=True)
class Call:
    """One call: its function, the line that it returned at, what it returned, and the calls it made."""

    module: str
    name: str
    given: dict[str, Any]
    line: int = 0
    value: Any = None
    calls: list["Call"] = field(default_factory=list)


@contextmanager
def watched() -> Iterator[list[Call]]:
    """The calls of the block that enter `WATCHED` packages, each with those below it.

    What these packages keep from before is forgotten first: a function that is not called again cannot be watched.
    """
    outermost: list[Call] = []
    stack: list[tuple[FrameType, Call]] = []

    def watch(frame: FrameType, event: str, value: Any) -> None:
        if event == "call":
            module = frame.f_globals.get("__name__", "")
            if module.startswith(WATCHED):
                call = Call(module, frame.f_code.co_qualname, dict(frame.f_locals))
                (stack[-1][1].calls if stack else outermost).append(call)
                stack.append((frame, call))
        elif event == "return" and stack and stack[-1][0] is frame:
            _, call = stack.pop()
            call.line, call.value = frame.f_lineno, value

    _forget_answers()
    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield outermost
    finally:
        sys.setprofile(before)


def walk(calls: list[Call], above: tuple[Call, ...] = ()) -> Iterator[tuple[Call, ...]]:
    """Every call behind those it was made by, in the order in which they returned: the innermost first."""
    for call in calls:
        yield from walk(call.calls, (*above, call))
        yield (*above, call)


def _forget_answers() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith(WATCHED):
            for function in vars(module).values():
                getattr(function, "cache_clear", lambda: None)()
