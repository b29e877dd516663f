"""Hedges: words that loosen a number, and what a hedged number commits to."""

import re
from fractions import Fraction
from typing import NamedTuple

from flows.mentions.numerals import ARABIC, MYRIADS, PLACES, Number
from flows.mentions.words import Entry, Words, split_guard
from schemas.lexicon import read_lexicon


def _words(*uses: str) -> Words[tuple[str, str]]:
    """The hedges of these uses, each with its qualifier and its use."""
    return Words(
        Entry(line["word"], split_guard(line["guard"]), (line["qualifier"], line["use"]))
        for line in read_lexicon("hedges")
        if line["use"] in uses
    )


BEFORE, INNER, REST, AFTER = _words("before", "high", "bare"), _words("inner"), _words("rest"), _words("after")
_HIGH = re.compile(rf"[{PLACES}{MYRIADS}%％成半]|[{ARABIC}]{{4}}")
_BARE = re.compile(rf"[{PLACES}{MYRIADS}](?<!十)")


def fits(use: str, numerals: str, unit: str) -> bool:
    """Whether a hedge of this use goes with a number: 过亿元 but not 过一个月, 上百人 but not 上三百人."""
    if use == "high":
        return bool(_HIGH.search(numerals + unit)) and numerals != "十"
    return use != "bare" or bool(_BARE.match(numerals))


_LOWER_OPEN = ("nearly", "under", "at_most")
_UPPER_OPEN = ("over", "at_least", "vague")


class Bounds(NamedTuple):
    """Value and bounds of a number with its qualifier, still in the number's own terms."""

    value: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    qualifier: str


def hedged(number: Number, inner: str, outer: str) -> Bounds:
    """A number under the qualifier of its own 余 or 多 (`inner`) and of the hedge around it (`outer`); "" for none."""
    if number.value is None:
        return _hedged_span(number, outer)
    value = number.value
    if outer in _LOWER_OPEN:
        return Bounds(value, None, value, outer)
    if outer == "vague":
        return Bounds(None, value, None, outer)
    if inner == "over" and outer in ("", "over"):
        return Bounds(value, value, value + number.place, "over")
    if outer in _UPPER_OPEN:
        return Bounds(value, value, None, outer)
    if "about" in (outer, inner):
        return Bounds(value, None, None, "about")
    return Bounds(value, value, value, "exact")


def _hedged_span(number: Number, outer: str) -> Bounds:
    """A range or a vague number: 近十几人, 约四五万人, 超过数百家."""
    if outer in _LOWER_OPEN:
        return Bounds(None, None, number.upper, outer)
    if outer in ("over", "at_least"):
        return Bounds(None, number.lower, None, outer)
    if outer == "about":
        return Bounds(None, number.lower, number.upper, "about")
    return Bounds(None, number.lower, number.upper, number.vague)
