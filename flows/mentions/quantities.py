"""Quantities: amounts with their hedges, ranges and ratios of two, sums of parts (2年零4个月), in exact arithmetic."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from flows.mentions.amounts import Amount, amount_at
from flows.mentions.hedges import AFTER, BEFORE, Bounds, fits, hedged
from flows.mentions.mention import Quantity
from flows.mentions.numerals import Number, read_number
from flows.mentions.units import COUNT, Unit, unit_in_context

_DASH = re.compile(r" ?(?:——|[-‐‑–—―－~～〜至到]) ?")
_RATIO = re.compile(r"[:：∶比](?=[0-9０-９一二两三四五六七八九十])")
_FROM = ("从", "由", "自")
_SMALLER = {("a", "mo"): 12, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60}
_INNER_QUALIFIERS = {"多": "over", "余": "over", "几": "over", "来": "about"}
_BELOW_ZERO, _MINUS = ("零下", "负"), ("-", "−", "－")
_SIGNED = ("Cel", "%", "1")
_DOUBLING, _DOUBLED, _WIDTH = "番", re.compile(r"翻了?$"), "位数"
_EXACT = "exact"
_CLASS = "类"
"""Grades of water and soil: the better has the smaller number."""


class Found(NamedTuple):
    """A quantity and its span; `quantity` is None where the numerals are no number."""

    start: int
    end: int
    quantity: Quantity | None
    amount: Amount
    sort: str = "plain"


def quantity_at(text: str, at: int, floor: int, end: int) -> Found | None:
    """The quantity whose numerals start at `at` and which ends before `end`; hedges may reach back to `floor`."""
    first = amount_at(text, at, end)
    if first is None:
        return None
    following = text[first.end : first.end + 2]
    if following and (ratio := _ratio(text, first, end)):
        return ratio
    if following and (second := _second_end(text, first, floor, end)):
        return _found_range(text, first, second, floor, end)
    if first.unit is not None and following and (total := _sum(text, first, end)):
        return total
    return _found_amount(text, first, floor, end)


def _found_amount(text: str, amount: Amount, floor: int, end: int) -> Found:
    """One amount with the hedges around it."""
    unit = amount.unit or COUNT
    start, negative = _sign_before(text, amount, floor)
    start, outer = _hedge_before(text, start, floor, amount.numerals, unit.word)
    after, outer = _hedge_after(text, amount.end, end, outer)
    unit = unit_in_context(unit, text, start, after)
    if unit.word == _DOUBLING and (fan := _DOUBLED.search(text, max(floor, start - 2), start)):
        return Found(fan.start(), after, _doubled(amount.numerals), amount)
    quantity = _quantity(amount.numerals, amount.inner, amount.half, amount.of, outer, unit)
    if amount.decimals:
        quantity = _quantity(_with_decimals(amount), "", False, "", outer, unit)
    if negative and quantity is not None:
        quantity = _negative(quantity)
    return Found(start, after, quantity, amount)


def _with_decimals(amount: Amount) -> str:
    """The numerals of 1米75 or 一米八 as one decimal."""
    if not amount.decimals:
        return amount.numerals
    return f"{amount.numerals}{'.' if amount.decimals.isascii() else '点'}{amount.decimals}"


def _found_range(text: str, first: Amount, second: Amount, floor: int, end: int) -> Found:
    start, negative = _sign_before(text, first, floor)
    start, outer = _hedge_before(text, start, floor, first.numerals, "")
    after, outer = _hedge_after(text, second.end, end, outer)
    unit = unit_in_context(second.unit or COUNT, text, start, after)
    low, high = _ends(first, second)
    if negative and low is not None:
        low = -low
    qualifier = "about" if outer == "about" else "range"
    return Found(start, after, Quantity(None, low, high, qualifier, unit.code, unit.word or None), second)


def _sign_before(text: str, amount: Amount, floor: int) -> tuple[int, bool]:
    """Where the sign of a temperature or rate starts, and whether it is negative: 零下5℃, -5.3%."""
    if amount.unit is None or amount.unit.code not in _SIGNED:
        return amount.start, False
    for sign in _BELOW_ZERO:
        if text.endswith(sign, floor, amount.start) and (sign != "负" or amount.unit.code != "1"):
            return amount.start - len(sign), True
    if amount.unit.code != "1" and text.endswith(_MINUS, floor, amount.start):
        return amount.start - 1, True
    return amount.start, False


def _negative(quantity: Quantity) -> Quantity:
    value, lower, upper = (
        None if limit is None else -limit for limit in (quantity.value, quantity.upper, quantity.lower)
    )
    return Quantity(value, lower, upper, quantity.qualifier, quantity.unit, quantity.stated_unit)


def _hedge_before(text: str, at: int, floor: int, numerals: str, unit: str) -> tuple[int, str]:
    """Where the hedges before a number start, and the qualifier of the outermost."""
    outer = ""
    while (entry := BEFORE.ending(text, at, floor)) and fits(entry.reading[1], numerals, unit):
        at, outer = at - len(entry.word), entry.reading[0]
    return at, outer


def _hedge_after(text: str, at: int, end: int, outer: str) -> tuple[int, str]:
    entry = AFTER.starting(text, at, end)
    return (at, outer) if entry is None else (at + len(entry.word), outer or entry.reading[0])


def _second_end(text: str, first: Amount, floor: int, end: int) -> Amount | None:
    """The upper end of a range that starts with `first`."""
    dash = _DASH.match(text, first.end, end)
    if dash is None or first.of or first.half or first.inner:
        return None
    if dash[0] in "至到" and text.endswith(_FROM, floor, first.start):
        return None
    second = amount_at(text, dash.end(), end)
    if second is None or second.of or second.inner or second.half or not _same_kind(first, second):
        return None
    low, high = _ends(first, second)
    return second if low is not None and high is not None and low < high else None


def _same_kind(first: Amount, second: Amount) -> bool:
    return first.unit is None or (second.unit is not None and first.unit.code == second.unit.code)


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


def _ratio(text: str, first: Amount, end: int) -> Found | None:
    """1:4, 3比0, 1∶5万: the first as a part of the second; nothing to divide by leaves the value open."""
    if first.unit is not None or first.inner or first.of:
        return None
    sign = _RATIO.match(text, first.end, end)
    second = amount_at(text, sign.end(), end) if sign else None
    if second is None or second.unit is not None or second.inner or second.of:
        return None
    left, right = read_number(first.numerals), read_number(second.numerals)
    value = None
    if left and right and left.value is not None and right.value:
        value = left.value / right.value
    return Found(
        first.start,
        second.end,
        Quantity(value, value, value, _EXACT if value is not None else "vague", "1", None),
        second,
        "ratio",
    )


def _sum(text: str, first: Amount, end: int) -> Found | None:
    """An amount followed by its smaller parts: 2年零四个月, 3分11秒74, 3元5角."""
    unit, number = first.unit, read_number(first.numerals)
    if unit is None or number is None or number.value is None or first.inner or first.half or first.decimals:
        return None
    value, last, word = number.value, first, unit.word
    code = "min" if word == "分" else unit.code
    while part := _part_at(text, last, word, code, end):
        last, value, code, word = part[0], value * part[1] + part[2], part[3], part[0].unit.word if part[0].unit else ""
    if last is first or last.unit is None:
        return None
    value *= last.unit.factor
    return Found(first.start, last.end, Quantity(value, value, value, _EXACT, code, word), last, "sum")


def _part_at(text: str, last: Amount, word: str, code: str, end: int) -> tuple[Amount, Fraction, Fraction, str] | None:
    """The smaller part after `last`: how many of it the larger holds, its own number, and its code."""
    assert last.unit is not None
    if last.unit.dimension not in ("duration", "money") and word != "分":
        return None
    at = last.end + (text[last.end : last.end + 1] == "零")
    part = amount_at(text, at, end)
    if part is None or part.unit is None or part.inner or part.half or part.of:
        return None
    part_code = "min" if part.unit.word == "分" else part.unit.code
    step = _SMALLER.get((code, part_code))
    if code == part_code and part.unit.factor < last.unit.factor:
        step_exact: Fraction | None = last.unit.factor / part.unit.factor
    else:
        step_exact = None if step is None else Fraction(step)
    number = read_number(_with_decimals(part))
    if step_exact is None or number is None or number.value is None:
        return None
    return part, step_exact, number.value, part_code


@lru_cache(maxsize=65536)
def _quantity(numerals: str, inner: str, half: bool, of: str, outer: str, unit: Unit) -> Quantity | None:
    """One amount under its hedges; None where its numerals are no number."""
    number = read_number(numerals)
    if number is None:
        return None
    if of:
        return _fraction(number, of, outer)
    if unit.word == _WIDTH:
        return _width(number, outer, unit.code)
    if half and number.value is not None:
        value = number.value + Fraction(1, 2)
        number = Number(value, value, value, Fraction(1, 2))
    bounds = hedged(number, _INNER_QUALIFIERS.get(inner, ""), outer)
    if unit.word == _CLASS and outer in ("over", "at_least"):
        bounds = Bounds(bounds.value, None, bounds.lower, bounds.qualifier)
    value_, lower, upper = (
        None if limit is None else limit * unit.factor for limit in (bounds.value, bounds.lower, bounds.upper)
    )
    return Quantity(value_, lower, upper, bounds.qualifier, unit.code, unit.word or None)


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
    return Quantity(value, lower, upper, bounds.qualifier, "%", None)


def _width(number: Number, outer: str, code: str) -> Quantity | None:
    """两位数: from 10 to 99."""
    if number.value is None or not 1 <= number.value <= 12:
        return None
    lower = Fraction(10) ** int(number.value - 1)
    return Quantity(None, lower, None if outer else lower * 10 - 1, outer or "vague", code, _WIDTH)


@lru_cache(maxsize=64)
def _doubled(numerals: str) -> Quantity | None:
    """翻两番 grows by 300%: it doubles twice."""
    number = read_number(numerals)
    if number is None or number.value is None or not 0 < number.value < 20 or number.value.denominator != 1:
        return None
    value = Fraction(100) * (2 ** int(number.value) - 1)
    return Quantity(value, value, value, _EXACT, "%", _DOUBLING)
