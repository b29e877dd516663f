"""Ranges and ratios: two amounts that a dash, a 至 or a colon joins."""

import re
from fractions import Fraction
from functools import lru_cache

from flows.mentions.amounts import Amount, amount_at
from flows.mentions.mention import Quantity
from flows.mentions.numerals import MYRIADS, PLACES, read_number
from flows.mentions.units import COUNT

DASH = re.compile(r"(?:[（(]含[）)])? ?(?:——|--|[-‐‑–—―－~～〜至到]) ?")
_RATIO = re.compile(r"[:：∶比](?=[0-9０-９一二两三四五六七八九十])")
_CHAINED = re.compile("[0-9][:：∶比]$")
_VARYING = re.compile("(?:[左右]{2})?不等")
"""What may follow a range from the higher end to the lower one."""
_LISTED, _LIST = "、", re.compile("、(?=[0-9])")
_TRAILING = "".join(place for place in PLACES + MYRIADS if place not in "十拾")
"""Places that a lower end shares with the upper."""
_FROM = ("从", "由", "自")


def upper_end_at(text: str, first: Amount, floor: int, end: int) -> Amount | None:
    """The upper end of a range that starts with `first`."""
    dash = DASH.match(text, first.end, end) or _listed(text, first, end)
    if dash is None or first.half:
        return None
    if dash[0] in "至到" and first.unit is not None and text.endswith(_FROM, floor, first.start):
        return None
    second = amount_at(text, dash.end(), end)
    if second is None or second.half or not _same_kind(first, second):
        return None
    low, high = ends_of(first, second)
    if low is None or high is None or low == high or (low > high and not _VARYING.match(text, second.end, end)):
        return None
    return second if dash[0] != _LISTED or (high - low == 1 and second.unit is not None) else None


def _listed(text: str, first: Amount, end: int) -> re.Match[str] | None:
    """5、6个: neighbours one after the other are a range."""
    return _LIST.match(text, first.end, end) if first.unit is None and len(first.numerals) == 1 else None


def _same_kind(first: Amount, second: Amount) -> bool:
    if first.of or second.of:
        return bool(first.of and second.of)
    return first.unit is None or (second.unit is not None and first.unit.code == second.unit.code)


def ends_of(first: Amount, second: Amount) -> tuple[Fraction | None, Fraction | None]:
    """Both ends in their canonical unit; a first end without its own multiplier or unit shares the second's."""
    low, high = read_number(first.numerals), read_number(second.numerals)
    if low is None or high is None or low.value is None or high.value is None:
        return None, None
    if first.of or second.of:
        return percent_of(low.value, first.of), percent_of(high.value, second.of)
    unit = second.unit or COUNT
    bottom, top = low.value * (first.unit or unit).factor, high.value * unit.factor
    shared = _shared(first.numerals, second.numerals) if first.unit is None else Fraction(1)
    return (bottom * shared if low.value * shared <= high.value else bottom), top


def percent_of(part: Fraction, of: str) -> Fraction | None:
    """The part of a whole of `of`, in percent."""
    whole = read_number(of) if of else None
    return part * 100 / whole.value if whole and whole.value else None


@lru_cache(maxsize=4096)
def _shared(low: str, high: str) -> Fraction:
    """What the end of `high` multiplies `low` by: 万 of 15万 for 10, 千 of 五千 for 三, 万 of 两千万 for 一千."""
    trailing = high[len(high.rstrip(_TRAILING)) :]
    if low[-1] in MYRIADS:
        return Fraction(1)
    if low[-1] in _TRAILING:
        trailing = trailing.lstrip(PLACES)
    number = read_number(trailing) if trailing else None
    return number.value if number and number.value else Fraction(1)


def ratio_at(text: str, first: Amount, end: int) -> tuple[Quantity | None, Amount] | None:
    """1:4, 3比0, 1∶5万: the first as a part of the second, and the last number.

    Of three numbers or more (9.8:41.2:49) each stands for itself.
    """
    second = _ratio_end(text, first, end) if not first.of else None
    if second is None or _ratio_end(text, second, end) or _CHAINED.search(text, max(0, first.start - 2), first.start):
        return None
    return ratio_of(first.numerals, second.numerals), second


@lru_cache(maxsize=4096)
def ratio_of(left: str, right: str) -> Quantity | None:
    """One number as a part of another; 3:0 is more than 3:1, 0:0 and a vague number are no ratio."""
    low, high = read_number(left), read_number(right)
    if low is None or high is None or low.value is None or high.value is None:
        return None
    if high.value:
        ratio = low.value / high.value
        return Quantity(ratio, ratio, ratio, "exact", COUNT.code, None)
    return Quantity(None, low.value, None, "vague", COUNT.code, None) if low.value else None


def _ratio_end(text: str, first: Amount, end: int) -> Amount | None:
    """The bare number that a colon or 比 joins to the bare number `first`."""
    sign = _RATIO.match(text, first.end, end) if first.unit is None and not first.inner else None
    second = amount_at(text, sign.end(), end) if sign else None
    return second if second is not None and second.unit is None and not (second.inner or second.of) else None
