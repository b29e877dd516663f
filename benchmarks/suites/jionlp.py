"""JioNLP: Python tests, each a list of texts with what its parser gives; read as literals, never run."""

import ast
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.suites.case import Case, Wanted
from flows.mentions.mention import Period

SUITE = "JioNLP"
_CHINA = timezone(timedelta(hours=8))
_LISTS = ("time_string_list", "money_string_list")
_OPEN = ("inf", "-inf")
_NOW = date(2021, 6, 14)
"""What its clock says where a test asks for it."""


def read_cases(folder: Path) -> Iterator[Case]:
    """The cases of the parsers of time and of money."""
    for path in sorted(folder.glob(f"{SUITE}/test/test_*_parser.py")):
        known: dict[str, Any] = {}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                known[node.targets[0].id] = node.value
        part = path.stem.removeprefix("test_")
        for name in _LISTS:
            for row in known[name].elts if name in known else ():
                yield from _case(part, row.elts, known)


def _case(part: str, row: list[ast.expr], known: dict[str, Any]) -> Iterator[Case]:
    text, said = ast.literal_eval(row[0]), ast.literal_eval(row[-1])
    if not isinstance(said, dict):
        return
    if "num" in said:
        yield Case(SUITE, part, text, (_money(text, said),))
    else:
        yield Case(SUITE, part, text, _time(text, said), _issue(row[1], known))


def _issue(node: ast.expr, known: dict[str, Any]) -> date | None:
    """The reference date: a time stamp, a list of year, month and day, a record of them, or a call of the clock."""
    if isinstance(node, ast.Name):
        node = known[node.id]
    if isinstance(node, ast.Call):
        return date(*map(ast.literal_eval, node.args[:3])) if node.args else _NOW
    base = ast.literal_eval(node)
    if isinstance(base, dict):
        base = list(base.values())
    if isinstance(base, list):
        return _last_day(*base[:3])
    return None if base is None else datetime.fromtimestamp(base, _CHINA).date()


def _last_day(year: int, month: int = 12, day: int = 0) -> date:
    """A year or month without its day is looked back on from its last."""
    return date(year, month, day) if day else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _money(text: str, said: dict[str, Any]) -> Wanted:
    if isinstance(said["num"], list):
        lower, upper = map(Fraction, said["num"])
        return Wanted(text, None, said["case"], lower, upper)
    return Wanted(text, Fraction(said["num"]), said["case"])


def _time(text: str, said: dict[str, Any]) -> tuple[Wanted, ...]:
    """A point or stretch of days, or a length of time, whose parts add up; nothing for a recurring one."""
    time = said["time"]
    if said["type"] == "time_delta":
        if isinstance(time, list):
            return tuple(
                Wanted(text, Fraction(part[unit]), unit) for part in time for unit in part if part[unit] is not True
            )
        return (_length(text, time),)
    if said["type"] == "time_period":
        return ()
    first, last = (None if moment in _OPEN else date.fromisoformat(moment[:10]) for moment in time)
    return (Wanted(text, days=(Period(first, last),)),)


def _length(text: str, parts: dict[str, float]) -> Wanted:
    if len(parts) == 1:
        ((unit, number),) = parts.items()
        return Wanted(text, Fraction(str(number)), unit)
    return Wanted(
        text, sum((Fraction(str(number)) * SECONDS[unit] for unit, number in parts.items()), Fraction(0)), "second"
    )


SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "month": 365 * 7200, "year": 365 * 86400}
