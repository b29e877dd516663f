"""Quantities: amounts with their hedges, ranges and ratios of two, sums of parts (2年零4个月), in exact arithmetic."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from flows.mentions.amounts import Amount, amount_at
from flows.mentions.hedges import AFTER, BEFORE, Bounds, fits, hedged
from flows.mentions.mention import Quantity
from flows.mentions.numerals import MYRIADS, PLACES, Number, read_number
from flows.mentions.units import COUNT, Unit, unit_in_context, unit_of

_DASH = re.compile(r" ?(?:——|--|[-‐‑–—―－~～〜至到]) ?")
_RATIO = re.compile(r"[:：∶比](?=[0-9０-９一二两三四五六七八九十])")
_LISTED, _LIST = "、", re.compile("、(?=[0-9])")
_TRAILING = "".join(place for place in PLACES + MYRIADS if place not in "十拾")
"""Places that a lower end shares with the upper."""
_FROM = ("从", "由", "自")
_SMALLER = {("a", "mo"): 12, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60}
_INNER_QUALIFIERS = {"多": "over", "余": "over", "几": "over", "来": "about"}
_BELOW_ZERO, _NEGATIVE, _MINUS = "零下", "负", ("-", "−", "－")
_BURDENS = tuple("减胜肩担背抱自欺辜亏增正")
"""What makes 负 a burden or a defeat: 减负20%."""
_SIGNED = ("Cel", "%")
_YUAN, _MINUTE = unit_of("块钱"), unit_of("分钟")
_DOUBLING, _DOUBLED, _WIDTH = "番", re.compile(r"翻了?$"), "位数"
_EXACT = "exact"
_DISCOUNT, _PIECE, _CENT = "折", "块", "分"
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
    before = text[max(floor, amount.start - 2) : amount.start]
    if before.endswith(_NEGATIVE) and not before.startswith(_BURDENS):
        return amount.start - 1, True
    if before == _BELOW_ZERO:
        return amount.start - 2, True
    if amount.unit is not None and amount.unit.code in _SIGNED and before.endswith(_MINUS):
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
    dash = _DASH.match(text, first.end, end) or _listed(text, first, end)
    if dash is None or first.half:
        return None
    if dash[0] in "至到" and first.unit is not None and text.endswith(_FROM, floor, first.start):
        return None
    second = amount_at(text, dash.end(), end)
    if second is None or second.half or not _same_kind(first, second):
        return None
    low, high = _ends(first, second)
    if low is None or high is None or low >= high:
        return None
    return second if dash[0] != _LISTED or (high - low == 1 and second.unit is not None) else None


def _listed(text: str, first: Amount, end: int) -> re.Match[str] | None:
    """5、6个: neighbours one after the other are a range."""
    return _LIST.match(text, first.end, end) if first.unit is None and len(first.numerals) == 1 else None


def _same_kind(first: Amount, second: Amount) -> bool:
    if first.of or second.of:
        return bool(first.of and second.of)
    return first.unit is None or (second.unit is not None and first.unit.code == second.unit.code)


def _ends(first: Amount, second: Amount) -> tuple[Fraction | None, Fraction | None]:
    """Both ends in their canonical unit; a first end without its own multiplier or unit shares the second's."""
    low, high = read_number(first.numerals), read_number(second.numerals)
    if low is None or high is None or low.value is None or high.value is None:
        return None, None
    if first.of or second.of:
        return _percent(low.value, first.of), _percent(high.value, second.of)
    unit = second.unit or COUNT
    bottom, top = low.value * (first.unit or unit).factor, high.value * unit.factor
    shared = _shared(first.numerals, second.numerals) if first.unit is None else Fraction(1)
    return (bottom * shared if low.value * shared <= high.value else bottom), top


def _tenth(value: Fraction) -> Number:
    """八五折 is 8.5折."""
    return Number(value / 10, value / 10, value / 10, Fraction(1, 10))


def _percent(part: Fraction, of: str) -> Fraction | None:
    whole = read_number(of) if of else None
    return part * 100 / whole.value if whole and whole.value else None


@lru_cache(maxsize=4096)
def _shared(low: str, high: str) -> Fraction:
    """What the places at the end of `high` multiply `low` by: 万 of 15万 for 10, 千 of 五千 for 三, 万 of 两千万 for 一千."""
    trailing = high[len(high.rstrip(_TRAILING)) :]
    if low[-1] in MYRIADS:
        return Fraction(1)
    if low[-1] in _TRAILING:
        trailing = trailing.lstrip(PLACES)
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
    unit = _YUAN if unit.word == _PIECE else unit
    value, last = number.value, first
    while (part := _part_at(text, last.end, unit, end)) is not None:
        last, unit, value = part[0], part[1], value * part[2] + part[3]
    if last is first:
        return None
    value *= unit.factor
    return Found(first.start, last.end, Quantity(value, value, value, _EXACT, unit.code, unit.word), last, "sum")


def _part_at(text: str, at: int, whole: Unit, end: int) -> tuple[Amount, Unit, Fraction, Fraction] | None:
    """The smaller part of `whole` at `at`: its amount, its unit, how many of it one `whole` holds, its number."""
    if whole.dimension not in ("duration", "money") and whole.word != _CENT:
        return None
    part = amount_at(text, at + (text[at : at + 1] == "零"), end)
    if part is None or part.unit is None or part.inner or part.half or part.of:
        return None
    unit = _part_unit(whole, part.unit)
    step = _SMALLER.get((_MINUTE.code if whole.word == _CENT else whole.code, unit.code))
    exact = whole.factor / unit.factor if whole.code == unit.code else Fraction(step) if step else Fraction(0)
    number = read_number(_with_decimals(part))
    return (part, unit, exact, number.value) if exact > 1 and number is not None and number.value is not None else None


def _part_unit(whole: Unit, unit: Unit) -> Unit:
    """分 after hours is a minute, after 角 a hundredth of a yuan."""
    if unit.word != _CENT:
        return unit
    return replace(_YUAN, word=_CENT, factor=Fraction(1, 100)) if whole.dimension == "money" else _MINUTE


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
    if unit.word == _DISCOUNT and number.value is not None and number.value >= 10:
        number = _tenth(number.value)
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
    """三分之一, 百分之三十, 百分之二三十: the share in percent."""
    bounds = hedged(number, "", outer)
    value, lower, upper = (
        None if limit is None else _percent(limit, of) for limit in (bounds.value, bounds.lower, bounds.upper)
    )
    return Quantity(value, lower, upper, bounds.qualifier, "%", None) if read_number(of) else None


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
