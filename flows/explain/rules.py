"""Which function gave a field its value, out of the calls that were watched."""

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from flows.claims.claim import Claim
from flows.explain.records import Rule
from flows.explain.trace import Call, walk
from flows.mentions.mention import Mention

_ROOT = Path(__file__).parents[2]
_QUANTITY = ("value", "lower", "upper", "qualifier", "unit", "stated_unit")
_PARTS = {  # the columns that one part of a claim fills; any other column is a part of its own
    "kind": "change",
    **dict.fromkeys(_QUANTITY, "quantity"),
    **dict.fromkeys(("period_start", "period_end", "period_text"), "period"),
    "basis_text": "basis",
}


def rules_of(claim: Claim, calls: list[Call]) -> dict[str, Rule]:
    """The rule of each column of a claim, out of the calls that made it.

    It is the innermost function that returned what became the field, alone or within a record; of a number that the
    words around it left as it was, the one that read the number.
    """
    read = _as_made(claim, calls)
    made = _first(calls, lambda call: call.name == "make_claim" and call.value is read)[-1]
    rules = {call.name.removesuffix("_of"): _chain(call, _sought(read, call)) for call in made.calls}
    rules["part_of"] = rules.pop("part")
    rules |= {column: rules[part] for column, part in _PARTS.items()}
    number = _rule(_first(calls, lambda call: any(held is read.mention.quantity for held in _held(call.value))))
    rules |= {column: number for column in _QUANTITY if _is_as_read(read, column)}
    tabled = _first(calls, lambda call: call.name == "_dimension_of" and call.given["claim"] is claim)[-1]
    found = _first(calls, lambda call: any(_is_found(held, claim.mention) for held in _held(call.value)))
    return rules | {"dimension": _chain(tabled, tabled.value), "quote": _rule(found)}


def _as_made(claim: Claim, calls: list[Call]) -> Claim:
    """The claim of the sentence that a table's cell was read in, or of the characters that a traditional text was."""
    call = _first(calls, lambda call: any(held is claim for held in _held(call.value)))[-1]
    if call.name == "_read_cell":  # the cell ends its sentence
        *_, claim = (path[-1].value for path in walk(call.calls) if path[-1].name == "make_claim")
    return _as_made(call.given["claim"], calls) if call.name == "Print.claim" else claim


def _first(calls: list[Call], fits: Callable[[Call], bool]) -> tuple[Call, ...]:
    """The call that returned first of those that fit, behind those it was made by."""
    return next(path for path in walk(calls) if fits(path[-1]))


def _is_found(held: Any, mention: Mention) -> bool:
    """Whether something is the mention, or was it before its quantity was settled."""
    return isinstance(held, Mention) and (held.start, held.end, held.role) == (mention.start, mention.end, mention.role)


def _is_as_read(claim: Claim, column: str) -> bool:
    """Whether the words around a number left this column as the number alone has it."""
    read = claim.mention.quantity
    return read is not None and getattr(read, column) == getattr(claim.quantity, column)


def _sought(claim: Claim, call: Call) -> Any:
    """What to look for below the call of a part: of a period the days, not the pair with its words."""
    return claim.period if call.name == "period_of" else call.value


def _chain(call: Call, value: Any) -> Rule:
    """The innermost call below this one that gave the value; nothing gives None but the part itself."""
    path = [call]
    while value is not None:
        inside = reversed(path[-1].calls)
        inner = next((one for one in inside if any(_is_same(held, value) for held in _held(one.value))), None)
        if inner is None:
            break
        path.append(inner)
    return _rule(path)


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values are one; truths and counts are equal by chance."""
    return one is other or (type(one) is type(other) and not isinstance(one, bool | int) and bool(one == other))


def _held(value: Any) -> Iterator[Any]:
    """A value and, of a record or a list, what it holds."""
    yield value
    if isinstance(value, list | tuple):
        yield from value
    elif is_dataclass(value):
        yield from (getattr(value, one.name, None) for one in fields(value))


def _rule(path: Sequence[Call]) -> Rule:
    """The last call of a path, in its own words or in those of the nearest caller that has some."""
    *above, call = path
    says = next((words for one in reversed(path) if (words := _words_of(one))), "")
    return Rule(call.name, _file_of(call), call.line, says, tuple(one.name for one in above))


def _file_of(call: Call) -> str:
    return Path(str(sys.modules[call.module].__file__)).relative_to(_ROOT).as_posix()


def _words_of(call: Call) -> str:
    """The first paragraph of a function's docstring."""
    function: Any = sys.modules[call.module]
    for name in call.name.split("."):
        function = getattr(function, name, None)
    paragraph = (inspect.getdoc(function) or "").partition("\n\n")[0] if callable(function) else ""
    return paragraph.replace("\n", " ")
