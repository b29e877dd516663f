"""Quantities: amounts with their hedges, ranges of two, and parts of one (2年零4个月), in exact arithmetic."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from flows.mentions.amounts import Amount, amount_at
from flows.mentions.hedges import AFTER, BEFORE, hedged
from flows.mentions.mention import Quantity
from flows.mentions.numerals import Number, read_number
from flows.mentions.units import COUNT, Unit

_DASH = re.compile(r" ?(?:——|[-‐‑–—―－~～〜至到]) ?")
_FROM = ("从", "由", "自")
_SMALLER = {("a", "mo"): 12, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60, ("h", "s"): 3600}
_INNER_QUALIFIERS = {"多": "over", "余": "over", "几": "over", "来": "about"}


class Found(NamedTuple):
    """A quantity and its span."""

    start: int
    end: int
    quantity: Quantity | None
    amount: Amount


def quantity_at(text: str, at: int, floor: int, end: int) -> Found | None:
    """The quantity whose numerals start at `at`; hedges may reach back to `floor`."""
    first = amount_at(text, at, end)
    if first is None:
        return None
    start, outer = _hedge_before(text, at, floor)
    second = _second_end(text, first, start, end)
    last = second or first
    after, outer = _hedge_after(text, last.end, end, outer)
    if second is not None:
        quantity = _ranged(first, second, outer)
    elif (part := _part(text, first, end)) is not None:
        after, quantity = part.end, _summed(first, part)
    else:
        quantity = _quantity(first.numerals, first.inner, first.half, first.of, outer, first.unit or COUNT)
    return Found(start, after, quantity, last)


def _hedge_before(text: str, at: int, floor: int) -> tuple[int, str]:
    """Where the hedges before a number start, and the qualifier of the outermost."""
    outer = ""
    while entry := BEFORE.ending(text, at, floor):
        at, outer = at - len(entry.word), entry.reading
    return at, outer


def _hedge_after(text: str, at: int, end: int, outer: str) -> tuple[int, str]:
    entry = AFTER.starting(text, at, end)
    return (at, outer) if entry is None else (at + len(entry.word), outer or entry.reading)


def _second_end(text: str, first: Amount, start: int, end: int) -> Amount | None:
    """The upper end of a range that starts with `first`."""
    if first.of or first.half:
        return None
    dash = _DASH.match(text, first.end, end)
    if dash is None:
        return None
    if dash[0] in "至到" and text[max(0, start - 1) : start] in _FROM:
        return None
    second = amount_at(text, dash.end(), end)
    if second is None or second.of or not _same_kind(first, second):
        return None
    return second if _in_order(first, second) else None


def _same_kind(first: Amount, second: Amount) -> bool:
    return first.unit is None or (second.unit is not None and first.unit.code == second.unit.code)


def _in_order(first: Amount, second: Amount) -> bool:
    low, high = _ends(first, second)
    return low is not None and high is not None and low < high


def _ends(first: Amount, second: Amount) -> tuple[Fraction | None, Fraction | None]:
    """Both ends in their canonical unit; a first end without its own multiplier or unit shares the second's."""
    low, high = read_number(first.numerals), read_number(second.numerals)
    if low is None or high is None or low.value is None or high.value is None:
        return None, None
    unit = second.unit or COUNT
    bottom, top = low.value * (first.unit or unit).factor, high.value * unit.factor
    scale = _scale(second.numerals)
    if first.unit is None and _scale(first.numerals) == 1 and low.value * scale <= high.value:
        bottom *= scale
    return bottom, top


@lru_cache(maxsize=4096)
def _scale(numerals: str) -> Fraction:
    """What the myriads and hundreds at the end of numerals multiply by: 万 of 15万."""
    trailing = numerals[len(numerals.rstrip("百千万亿")) :]
    number = read_number(trailing) if trailing else None
    return number.value if number and number.value else Fraction(1)


def _ranged(first: Amount, second: Amount, outer: str) -> Quantity:
    low, high = _ends(first, second)
    unit = second.unit or COUNT
    qualifier = outer if outer in ("about",) else "range"
    return Quantity(None, low, high, qualifier, unit.code, unit.word or None)


def _part(text: str, first: Amount, end: int) -> Amount | None:
    """The smaller part after `first`: 四个月 of 2年零四个月, 30分 of 1小时30分."""
    if first.unit is None or first.unit.dimension not in ("duration", "money") or first.inner or first.half:
        return None
    at = first.end + (text[first.end : first.end + 1] == "零")
    second = amount_at(text, at, end)
    if second is None or second.unit is None or second.inner or second.half:
        return None
    return second if _step(first.unit, second.unit) else None


def _step(unit: Unit, part: Unit) -> Fraction | None:
    """How many of `part` one `unit` holds, None where it is no part of it."""
    if unit.code == part.code:
        return unit.factor / part.factor if unit.factor > part.factor else None
    count = _SMALLER.get((unit.code, "min" if part.word == "分" else part.code))
    return None if count is None else Fraction(count)


def _summed(first: Amount, part: Amount) -> Quantity | None:
    assert first.unit is not None and part.unit is not None
    high, low, step = read_number(first.numerals), read_number(part.numerals), _step(first.unit, part.unit)
    if high is None or low is None or high.value is None or low.value is None or step is None:
        return None
    code = "min" if part.unit.word == "分" and first.unit.code == "h" else part.unit.code
    value = (high.value * step + low.value) * part.unit.factor
    return Quantity(value, value, value, "exact", code, part.unit.word)


@lru_cache(maxsize=65536)
def _quantity(numerals: str, inner: str, half: bool, of: str, outer: str, unit: Unit) -> Quantity | None:
    """One amount under its hedges; None where its numerals are no number."""
    number = read_number(numerals)
    if number is None:
        return None
    if of:
        return _fraction(number, of, outer)
    if half and number.value is not None:
        value = number.value + Fraction(1, 2)
        number = Number(value, value, value, Fraction(1, 2))
    bounds = hedged(number, _INNER_QUALIFIERS.get(inner, ""), outer)
    value, lower, upper = (
        None if limit is None else limit * unit.factor for limit in (bounds.value, bounds.lower, bounds.upper)
    )
    return Quantity(value, lower, upper, bounds.qualifier, unit.code, unit.word or None)


def _fraction(number: Number, of: str, outer: str) -> Quantity | None:
    """三分之一, 百分之三十: the share in percent."""
    whole = read_number(of)
    if whole is None or not whole.value or number.value is None:
        return None
    factor = 100 / whole.value
    bounds = hedged(number, "", outer)
    value, lower, upper = (
        None if limit is None else limit * factor for limit in (bounds.value, bounds.lower, bounds.upper)
    )
    return Quantity(value, lower, upper, bounds.qualifier, "%", f"{of}分之")
