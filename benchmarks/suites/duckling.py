"""Duckling: one Haskell module a dimension, a list of `examples (value) ["text", …]`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from benchmarks.suites.case import Case, Wanted
from flows.mentions.mention import Period

SUITE = "duckling"
ISSUE = date(2013, 2, 12)
"""The reference time of its test context."""
_EXAMPLES = re.compile(
    r"examples\s+\((?P<value>(?:[^()\"]|\([^()]*\)|\(\([^()]*\), *\([^()]*\)\)|\"[^\"]*\")*)\)\s*\[(?P<texts>[^\]]*)\]"
)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NUMBER = r"\(?(?P<value>-?[0-9.]+)\)?"
_PLAIN = re.compile(rf"(?:NumeralValue|OrdinalData) {_NUMBER}")
_MEASURED = re.compile(
    rf"(?P<bound>simple|under|above|TemperatureValue|DurationData) (?:(?P<unit>\w+) )?{_NUMBER}(?: (?P<grain>\w+))?"
)
_BETWEEN = re.compile(r"between (?P<unit>\w+) \((?P<lower>[0-9.]+), ?(?P<upper>[0-9.]+)\)")
_MOMENT = re.compile(r"\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)\)")
_GRAINS = {"Day": 1, "Week": 7}
_CLOCKED = ("Hour", "Minute", "Second")


def read_cases(folder: Path) -> Iterator[Case]:
    """The cases of every corpus below `folder`."""
    for path in sorted(folder.glob(f"{SUITE}/Duckling/*/ZH/Corpus.hs")):
        part = path.parent.parent.name
        for match in _EXAMPLES.finditer(path.read_text(encoding="utf-8")):
            for text in _TEXT.findall(match["texts"]):
                if wanted := _wanted(match["value"], text):
                    yield Case(SUITE, part, text, (wanted,), ISSUE)


def _wanted(value: str, text: str) -> Wanted | None:
    if plain := _PLAIN.match(value):
        return Wanted(text, Fraction(plain["value"]))
    if between := _BETWEEN.match(value):
        return Wanted(text, None, between["unit"], Fraction(between["lower"]), Fraction(between["upper"]))
    if measured := _MEASURED.match(value):
        return _measured(measured, text)
    return _dated(value, text)


def _measured(said: re.Match[str], text: str) -> Wanted:
    number, unit = Fraction(said["value"]), said["unit"] or said["grain"] or ""
    if said["bound"] == "under":
        return Wanted(text, None, unit, upper=number)
    return Wanted(text, None, unit, lower=number) if said["bound"] == "above" else Wanted(text, number, unit)


def _dated(value: str, text: str) -> Wanted | None:
    """A day, week, month, year or an interval of them; of a clock time its day."""
    moments = [tuple(map(int, moment)) for moment in _MOMENT.findall(value)]
    if not moments or any(0 in moment[1:3] for moment in moments):
        return None
    days = [date(year, month, day) for year, month, day, *_ in moments]
    if len(days) == 2:
        return Wanted(text, days=(Period(days[0], days[1]), Period(days[0], max(days[0], days[1] - timedelta(days=1)))))
    return Wanted(text, days=(Period(days[0], _last(days[0], value)),))


def _last(first: date, value: str) -> date:
    grain = value.split(")")[-1].split()[0]
    if grain == "Year":
        return date(first.year, 12, 31)
    if grain == "Month":
        return date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return first + timedelta(days=_GRAINS.get(grain, 1) - 1)
