"""Sums: an amount followed by its smaller parts (2年零四个月, 3分11秒74, 3元5角)."""

from dataclasses import replace
from fractions import Fraction

from flows.mentions.amounts import Amount, amount_at, decimal_of
from flows.mentions.mention import Quantity
from flows.mentions.numerals import read_number
from flows.mentions.ranges import DASH
from flows.mentions.units import Unit, unit_of

_SMALLER = {("a", "mo"): 12, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60, ("h", "s"): 3600}
_YUAN, _MINUTE = unit_of("块钱"), unit_of("分钟")
_SUMMED = ("duration", "money", "mass")
_PIECE, _CENT = "块", "分"


def sum_at(text: str, first: Amount, end: int) -> tuple[Quantity, Amount] | None:
    """The sum that starts with `first`, and its last part; None where nothing smaller follows."""
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
    return Quantity(value, value, value, "exact", unit.code, unit.word), last


def upper_sum_at(text: str, total: Quantity, last: Amount, end: int) -> tuple[Quantity, Amount] | None:
    """The range that `total` opens, and the last part of its upper end: 3元5角至4元8角, 1年6个月至2年."""
    dash = DASH.match(text, last.end, end)
    first = amount_at(text, dash.end(), end) if dash else None
    if first is None or total.value is None:
        return None
    top, last = sum_at(text, first, end) or (_whole(first), first)
    if top is None or top.value is None:
        return None
    high = top.value * (1 if top.unit == total.unit else _SMALLER.get((top.unit, total.unit), 0))
    return (
        (Quantity(None, total.value, high, "range", total.unit, total.stated_unit), last)
        if high > total.value
        else None
    )


def _whole(amount: Amount) -> Quantity | None:
    """An amount by itself; None where it is not exact or counts nothing that has parts."""
    number = read_number(decimal_of(amount))
    if amount.unit is None or amount.inner or amount.half or amount.of or number is None or number.value is None:
        return None
    value = number.value * amount.unit.factor
    return Quantity(value, value, value, "exact", amount.unit.code, amount.unit.word)


def _part_at(text: str, at: int, whole: Unit, end: int) -> tuple[Amount, Unit, Fraction, Fraction] | None:
    """The smaller part of `whole` at `at`: its amount, its unit, how many of it one `whole` holds, its number."""
    if whole.dimension not in _SUMMED and whole.word != _CENT:
        return None
    part = amount_at(text, at + (text[at : at + 1] in ("零", "又")), end)
    if part is None or part.unit is None or part.inner or part.half or part.of:
        return None
    unit = _part_unit(whole, part.unit)
    step = _SMALLER.get((_MINUTE.code if whole.word == _CENT else whole.code, unit.code))
    exact = whole.factor / unit.factor if whole.code == unit.code else Fraction(step) if step else Fraction(0)
    number = read_number(decimal_of(part))
    return (part, unit, exact, number.value) if exact > 1 and number is not None and number.value is not None else None


def _part_unit(whole: Unit, unit: Unit) -> Unit:
    """分 after hours is a minute, after 角 a hundredth of a yuan."""
    if unit.word != _CENT:
        return unit
    return replace(_YUAN, word=_CENT, factor=Fraction(1, 100)) if whole.dimension == "money" else _MINUTE
