"""Lists that print their unit once: 0.9、1.1和0.5个百分点, 5、8和12万元."""

import re
from dataclasses import replace
from fractions import Fraction

from flows.mentions.mention import Mention, Quantity
from flows.mentions.numerals import MYRIADS, PLACES
from flows.mentions.units import COUNT, POINT, factor_of

_LINK = re.compile("[、和及与或/]|以及")
_PRINTED = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_BARE = re.compile(rf"[0-9.]*[0-9](?P<own>[{PLACES}{MYRIADS}]+)?$")
_SPREAD = 100
"""5000、8000和1万元: a number so many times the last one has no part in its 万."""


def with_list_units(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; a bare number on a list takes the unit that the next one prints, and its 万."""
    united = mentions[:]
    for at in range(len(mentions) - 2, -1, -1):
        before, after = united[at], united[at + 1]
        if after.start - before.end < 3 and _LINK.fullmatch(text, before.end, after.start):
            united[at] = _united(before, after) if _is_bare(before) else _pointed(before, after)
    return united


def _pointed(before: Mention, after: Mention) -> Mention:
    """1个和0.9个百分点: what is counted in 个 beside a percentage point is one."""
    one, other = before.quantity, after.quantity
    if one is None or other is None or other.unit != POINT.code or one.stated_unit != POINT.word[0]:
        return before
    return replace(before, quantity=_scaled(one, POINT.factor, other))


def _is_bare(mention: Mention) -> bool:
    quantity = mention.quantity
    return (
        quantity is not None
        and quantity.stated_unit is None
        and quantity.unit == COUNT.code
        and _BARE.search(mention.quote) is not None
        and ":" not in mention.quote
    )


def _united(before: Mention, after: Mention) -> Mention:
    """The first of two in the unit of the second, which prints one."""
    one, other = before.quantity, after.quantity
    printed = _PRINTED.search(after.quote)
    if one is None or other is None or other.stated_unit is None or other.value is None or printed is None:
        return before
    number, factor = Fraction(printed[0]), factor_of(other.stated_unit, other.unit)
    if not number or one.value is None:
        return before
    multiplier = other.value / factor / number
    bare = _BARE.search(before.quote)
    shared = factor if (bare and bare["own"]) or abs(one.value) > _SPREAD * number else factor * multiplier
    return replace(before, quantity=_scaled(one, shared, other))


def _scaled(one: Quantity, factor: Fraction, other: Quantity) -> Quantity:
    value, lower, upper = (None if limit is None else limit * factor for limit in (one.value, one.lower, one.upper))
    return Quantity(value, lower, upper, one.qualifier, other.unit, other.stated_unit)
