"""Quantities: amounts with the hedges around them, in exact arithmetic."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from flows.mentions.amounts import STARTS, Amount, amount_at, decimal_of
from flows.mentions.companions import companions
from flows.mentions.hedges import AFTER, BEFORE, Bounds, fits, hedged
from flows.mentions.mention import Quantity
from flows.mentions.numerals import Number, read_number
from flows.mentions.ranges import DASH, ends_of, percent_of, ratio_at, upper_end_at
from flows.mentions.sums import sum_at, upper_sum_at
from flows.mentions.units import COUNT, YUAN_UNSAID, Unit, currency_before, is_earned, unit_in_context
from flows.mentions.words import one_of

_INNER_QUALIFIERS = {"多": "over", "余": "over", "几": "over", "来": "about"}
_BELOW_ZERO, _NEGATIVE, _MINUS = "零下", "负", ("-", "−", "－")
_BEFORE_MINUS = re.compile(r"(?:^|[为是至到达：（(，\n])[-−－]$")
_BALANCE = re.compile(rf"{one_of(companions('balance'))}[-−－]$")
"""What may be below zero: 利润-3亿元."""
_BURDENS = companions("burden")
"""What makes 负 a burden or a defeat: 减负20%."""
_LONGEST_BALANCE = 1 + max(map(len, companions("balance")))
_SIGNED = ("Cel", "%")
_ABOVE_ZERO, _CLOSED = "零上", re.compile("[0-9A-Za-z%％℃）)]")
_SIGN = re.compile("零[上下]|[-−－]")
_DOUBLING, _DOUBLED, _WIDTH = "番", re.compile(r"翻了?$"), "位数"
_EXACT = "exact"
_ROUND = "千万亿"
_JOINING = re.compile(rf"[:：∶比（( \-‐‑–—―－~～〜至到、零又{STARTS}]")
"""What the rest of a ratio, a range or a sum may begin with."""
_DISCOUNT = "折"
_CLASS = "类"
"""Grades of water and soil: the better has the smaller number."""


@dataclass(slots=True)
class Found:
    """A quantity and its span; `quantity` is None where the numerals are no number."""

    start: int
    end: int
    quantity: Quantity | None
    amount: Amount
    sort: str = "plain"


class Printed(NamedTuple):
    """What an amount prints: its numerals, its own 余 or 多, whether 半 follows, the denominator of a fraction."""

    numerals: str
    inner: str = ""
    half: bool = False
    of: str = ""


class Range(NamedTuple):
    """Where a range starts, its sign included, and both ends."""

    start: int
    low: Fraction | None
    high: Fraction | None


def quantity_at(text: str, at: int, floor: int, end: int) -> Found | None:
    """The quantity whose numerals start at `at` and which ends before `end`; hedges may reach back to `floor`."""
    first = amount_at(text, at, end)
    if first is None:
        return None
    if not _JOINING.match(text, first.end, end):
        return _found_amount(text, first, floor, end)  # as nine of ten are
    if ratio := ratio_at(text, first, end):
        quantity, last = ratio
        return Found(first.start, last.end, quantity, last, "ratio")
    if span := _span_at(text, first, floor, end):
        return span
    if second := upper_end_at(text, first, floor, end):
        return _found_range(text, first, second, floor, end)
    if total := sum_at(text, first, end):
        return _found_sum(text, first, upper_sum_at(text, *total, end) or total, floor, end)
    return _found_amount(text, first, floor, end)


def _found_amount(text: str, amount: Amount, floor: int, end: int) -> Found:
    """One amount with the hedges around it."""
    unit = amount.unit or COUNT
    start, negative = _sign_before(text, amount, floor)
    start, outer = _hedge_before(text, start, floor, amount.numerals, unit.word)
    after, outer = _hedge_after(text, amount.end, end, outer)
    unit = currency_before(unit_in_context(unit, text, start, after), text, start, floor)
    if amount.unit is None and text[amount.end - 1] in _ROUND and is_earned(text, start, after):
        unit = YUAN_UNSAID
    if unit.word == _DOUBLING and (fan := _DOUBLED.search(text, max(floor, start - 2), start)):
        return Found(fan.start(), after, _doubled(amount.numerals), amount)
    quantity = _quantity(Printed(decimal_of(amount), amount.inner, amount.half, amount.of), outer, unit)
    if negative and quantity is not None:
        quantity = _negative(quantity)
    return Found(start, after, quantity, amount)


def _found_sum(text: str, first: Amount, summed: tuple[Quantity, Amount], floor: int, end: int) -> Found:
    """A sum and its last part with the hedges around it: 至少三块四分."""
    total, last = summed
    start, outer = _hedge_before(text, first.start, floor, first.numerals, total.stated_unit or "")
    after, outer = _hedge_after(text, last.end, end, outer)
    bounds = hedged(Number(total.value, total.lower, total.upper, Fraction(1), total.qualifier), "", outer)
    return Found(start, after, Quantity(*bounds, total.unit, total.stated_unit), last, "sum")


def _found_range(text: str, first: Amount, second: Amount, floor: int, end: int) -> Found:
    ends = sorted(limit for limit in ends_of(first, second) if limit is not None)
    return _ranged(text, Range(first.start, ends[0], ends[-1]), second, floor, end)


def _span_at(text: str, first: Amount, floor: int, end: int) -> Found | None:
    """A range with an end below zero: -5~3℃, 零下15到零下10摄氏度; 零下3～5℃ lies below zero as a whole."""
    dash = DASH.match(text, first.end, end)
    if dash is None:
        return None
    start, below = _below_zero(text, first.start, floor)
    sign = _SIGN.match(text, dash.end(), end)
    also_below = sign is not None and sign[0] != _ABOVE_ZERO
    second = amount_at(text, (sign or dash).end(), end) if below or also_below else None
    if second is None or second.unit is None:
        return None
    unit = unit_in_context(second.unit, text, start, second.end)
    if unit.code not in _SIGNED:
        return None
    left, right = (None if value is None else abs(value) for value in ends_of(first, second))
    if left is None or right is None or (first.unit is not None and first.unit is not second.unit):
        return None
    both = also_below or (sign is None and below == _BELOW_ZERO and first.unit is None)
    ends = sorted((-left if below else left, -right if both else right))
    return _ranged(text, Range(start, *ends), second, floor, end)


def _below_zero(text: str, at: int, floor: int) -> tuple[int, str]:
    """Where the sign before a number starts, and the sign; a hyphen between two numbers is none."""
    if text.endswith(_BELOW_ZERO, floor, at):
        return at - 2, _BELOW_ZERO
    if text.endswith(_MINUS, floor, at) and not _CLOSED.match(text, max(0, at - 2)):
        return at - 1, text[at - 1]
    return at, ""


def _ranged(text: str, whole: Range, last: Amount, floor: int, end: int) -> Found:
    """A range with the hedges around it; `last` is the amount it ends with."""
    start, outer = _hedge_before(text, whole.start, floor, last.numerals, "")
    after, outer = _hedge_after(text, last.end, end, outer)
    unit = unit_in_context(last.unit or COUNT, text, start, after)
    qualifier = "about" if outer == "about" else "range"
    return Found(start, after, Quantity(None, whole.low, whole.high, qualifier, unit.code, unit.word or None), last)


def _sign_before(text: str, amount: Amount, floor: int) -> tuple[int, bool]:
    """Where the sign of a temperature or rate starts, and whether it is negative: 零下5℃, -5.3%."""
    before = text[max(floor, amount.start - 2) : amount.start]
    if before.endswith(_NEGATIVE) and not before.startswith(_BURDENS):
        return amount.start - 1, True
    if before == _BELOW_ZERO:
        return amount.start - 2, True
    if before.endswith(_MINUS) and _takes_minus(text, amount, floor):
        return amount.start - 1, True
    return amount.start, False


def _takes_minus(text: str, amount: Amount, floor: int) -> bool:
    """Whether a hyphen is the sign of a number: of a degree, a rate or a balance, of a plain number after a pause."""
    if amount.unit is not None and amount.unit.code in _SIGNED:
        return True
    if _BALANCE.search(text, max(floor, amount.start - _LONGEST_BALANCE), amount.start):
        return True
    if amount.unit is not None:
        return False
    return bool(_BEFORE_MINUS.search(text, max(floor, amount.start - 2), amount.start))


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


def _discount(value: Fraction) -> Number:
    """八五折 is 8.5折, 半折 5折."""
    tenths = value * 10 if value < 1 else value / 10
    return Number(tenths, tenths, tenths, Fraction(1, 10))


@lru_cache(maxsize=65536)
def _quantity(printed: Printed, outer: str, unit: Unit) -> Quantity | None:
    """One amount under its hedges; None where its numerals are no number."""
    numerals, inner, half, of = printed
    number = read_number(numerals)
    if number is None:
        return None
    if of:
        return _fraction(number, of, outer, unit)
    if unit.word == _WIDTH:
        return _width(number, outer, unit.code)
    if unit.word == _DISCOUNT and number.value is not None and not 1 <= number.value <= 10:
        number = _discount(number.value)
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


def _fraction(number: Number, of: str, outer: str, unit: Unit) -> Quantity | None:
    """三分之一, 百分之三十, 百分之二三十: the share in percent; 三分之一公里: so much of the unit."""
    bounds = hedged(number, "", outer)
    shares = (None if limit is None else percent_of(limit, of) for limit in (bounds.value, bounds.lower, bounds.upper))
    code, scale = (unit.code, unit.factor / 100) if unit.word else ("%", Fraction(1))
    value, lower, upper = (None if share is None else share * scale for share in shares)
    return Quantity(value, lower, upper, bounds.qualifier, code, unit.word or None) if read_number(of) else None


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
