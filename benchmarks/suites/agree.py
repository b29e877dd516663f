"""Whether a text is read as a suite wants it."""

import csv
from fractions import Fraction
from pathlib import Path

from benchmarks.suites.case import Case, Wanted
from flows.mentions.calendar import UNKNOWN
from flows.mentions.dates import find_times
from flows.mentions.find import find_mentions
from flows.mentions.mention import Mention, Period, Quantity
from flows.mentions.units import factor_of, unit_of
from flows.mentions.when import When

with (Path(__file__).parent / "units.tsv").open(encoding="utf-8") as _lines:
    UNITS = {line["unit"]: line["word"] for line in csv.DictReader(_lines, delimiter="\t")}
"""How the suites name a unit, and the word of this project's lexicon that is the same."""
SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 7 * 86400, "mo": 365 * 7200, "a": 365 * 86400}
"""Lengths of time as the suites count them: a year of 365 days, a month a twelfth of it."""
_CLOSE = Fraction(1, 10**9)
_SHARES = ("%", "pp")


def agrees(case: Case) -> bool:
    """Whether every wanted thing is read where it stands; where nothing is wanted, that nothing is claimed."""
    mentions = find_mentions(case.text, case.issue)
    if not case.wanted:
        return not any(mention.role == "claim" for mention in mentions)
    at, whens = 0, find_times(case.text, case.issue)
    for wanted in case.wanted:
        found = case.text.find(wanted.text, at)
        start, end = (found, found + len(wanted.text)) if found >= 0 else (0, len(case.text))
        at = start if found >= 0 else at
        if wanted.days:
            if not _dated(wanted, [when for when in whens if when.start < end and when.end > start]):
                return False
        elif not _measured(wanted, [one for one in mentions if one.start < end and one.end > start]):
            return False
    return True


def _dated(wanted: Wanted, whens: list[When]) -> bool:
    """Whether the expressions run over the wanted days; a weekday behind its date has none of its own."""
    known = [when.period for when in whens if when.period != UNKNOWN]
    return bool(known) and Period(known[0].start, known[-1].end) in wanted.days


def _measured(wanted: Wanted, mentions: list[Mention]) -> bool:
    """Whether the mentions state the wanted value, or between them the wanted bounds."""
    quantities = [mention.quantity for mention in mentions if mention.quantity]
    if wanted.value is None:
        return _bounded(wanted, quantities)
    if not wanted.unit and any(mention.role in ("date", "time", "ordinal") for mention in mentions):
        return True  # the number of a date or a sequence, which this project reads whole
    if wanted.unit in UNITS and unit_of(UNITS[wanted.unit]).code in SECONDS:
        return _lasts(wanted, quantities)
    return any(_same(wanted, quantity.value, quantity, wanted.value) for quantity in quantities)


def _bounded(wanted: Wanted, quantities: list[Quantity]) -> bool:
    lower = any(_same(wanted, quantity.lower, quantity, wanted.lower) for quantity in quantities)
    upper = any(_same(wanted, quantity.upper, quantity, wanted.upper) for quantity in quantities)
    return (lower or wanted.lower is None) and (upper or wanted.upper is None)


def _lasts(wanted: Wanted, quantities: list[Quantity]) -> bool:
    """Lengths of time agree in seconds, however many units they are said in."""
    length = (wanted.value or 0) * SECONDS[unit_of(UNITS[wanted.unit]).code]
    total, single = Fraction(0), list[Fraction]()
    for quantity in quantities:
        ends = [end * SECONDS.get(quantity.unit, 0) for end in (quantity.least, quantity.most) if end is not None]
        single += ends
        total += ends[-1] if ends else 0
    return any(_close(read, length) for read in (total, *single))


def _same(wanted: Wanted, read: Fraction | None, quantity: Quantity, number: Fraction | None) -> bool:
    if read is None or number is None:
        return False
    if not wanted.unit:
        stated = read / factor_of(quantity.stated_unit or "", quantity.unit)
        return _close(stated, number) or (quantity.unit in _SHARES and _close(read, number * 100))
    if wanted.unit in _SHARES:
        return quantity.unit in _SHARES and _close(read, number)
    if wanted.unit not in UNITS:
        return False
    unit = unit_of(UNITS[wanted.unit])
    return quantity.unit == unit.code and _close(read, number * unit.factor)


def _close(one: Fraction, other: Fraction | int) -> bool:
    return abs(one - other) <= _CLOSE * max(Fraction(1), abs(one))
