"""One number at a place in a text: its numerals, the 余 or 多 inside it, and its unit."""

import re
from dataclasses import replace
from typing import NamedTuple

from flows.mentions.hedges import INNER, REST
from flows.mentions.numerals import (
    ARABIC,
    CHINESE,
    CIRCLED,
    DIGITS,
    HALF,
    LATIN,
    MYRIADS,
    OPEN,
    PLACES,
    ROMAN,
    SHARE,
    SOME,
    read_number,
)
from flows.mentions.units import SPLIT, Unit, multiplied_units, unit_at, unit_of

_HUNDREDS = "".join(place for place in PLACES if place not in "十拾")


def _unless_unit(places: str) -> str:
    """Place characters, unless they open a unit (千瓦, 百帕)."""
    return "|".join(
        f"{place}(?!{'|'.join(map(re.escape, tails))})" if (tails := multiplied_units(place)) else place
        for place in places
    )


_HUNDRED = f"(?:{_unless_unit(_HUNDREDS)})"
_MULTIPLIER = rf"(?:(?:[十拾]|{_HUNDRED})?[{MYRIADS}]+|{_HUNDRED})"
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])"
_PIECES = "个亿(?![吨千元立斤公级人美平])"
"""两个亿 is said of money and means no more than 两亿."""
_PLAIN = rf"(?:{_GROUPED}|[{ARABIC}]+)(?:[.．][{ARABIC}]+)?"
_LOWER = rf"(?:零?{_PLAIN} ?{_MULTIPLIER}){{0,3}}(?:[{ARABIC}]{{4}}(?![{ARABIC}.．年])|[{ARABIC}](?={HALF}))?"
_TWO = "两"
_SINGLE = "".join(sign for sign in CHINESE if sign not in _HUNDREDS + _TWO)
_TWOS = rf"(?<![{CHINESE}]){_TWO}|(?<=一){_TWO}(?![银金酒茶肉重，。])|{_TWO}(?=[{PLACES}{MYRIADS}])"
"""两 as a digit; behind another digit it weighs 50 grams."""
_PLACED = rf"(?:[{_SINGLE}]|{_HUNDRED}|{_TWOS})"
_NUMBER = re.compile(
    rf"(?P<arabic>{_PLAIN})(?: ?(?P<arabic_inner>[多余来几]) ?(?P<arabic_rest>{_MULTIPLIER})"
    rf"| ?{_MULTIPLIER}{_LOWER}|{_PIECES})?"
    rf"|{'|'.join(OPEN)}"
    rf"|(?P<share>{'|'.join(SHARE)})"
    rf"|[{DIGITS}]、[{DIGITS}][{PLACES}{MYRIADS}]+"
    rf"|(?:[{SOME}]?{_PLACED}+(?:几{_PLACED}*)?(?:点[{DIGITS}]+{_MULTIPLIER}?|{_PIECES})?|[{SOME}])"
    rf"(?:(?P<chinese_inner>[多余来])(?P<chinese_rest>{_MULTIPLIER}))?"
    rf"|[{HALF}{ROMAN}{CIRCLED}]"
    rf"|(?<![A-Za-z])(?:{'|'.join(LATIN)})(?=[类级期])"
)
STARTS = f"{ARABIC}{CHINESE}{SOME}{HALF}{ROMAN}{CIRCLED}" + "".join(word[0] for word in OPEN + LATIN)
"""The characters that a number may start with."""
_OF = "分/／又"
_SLASH = re.compile(rf"([{ARABIC}]{{1,3}})[/／]([{ARABIC}]{{1,3}})(?![{ARABIC}/／])")
_MIXED = re.compile(rf"又(?P<of>[{ARABIC}]+|[{CHINESE}]+)分之(?P<part>[{ARABIC}]+|[{CHINESE}]+)")
_DECIMAL = ("米", "秒", "块", "成", "毛", "角")
_DECIMALS = re.compile(
    rf"[0-9]{{1,3}}(?![0-9.,年月日%％毛角分])|零[{DIGITS}](?![{DIGITS}{PLACES}{MYRIADS}月日天个毛角分])|[{DIGITS}](?![{DIGITS}{PLACES}{MYRIADS}月日天个毛角分])"
)
_PIECE = "块"
_YUAN = replace(unit_of("块钱"), word=_PIECE)
"""三块四 is money, whatever stands around it."""
_HALVES = tuple("个径导岛数自")
_PART = re.compile(rf"{_PLAIN}|(?:{_PLACED})+(?:点[{DIGITS}]+)?")
_SPACES = (" ", "\u00a0", "\u3000")


class Amount(NamedTuple):
    """A number with its unit: where it stands, its numerals, its own 余 or 多, and what follows the unit.

    `half` says that 半 follows the unit, `decimals` are digits that do (1米6), `of` is the denominator of a fraction.
    """

    start: int
    end: int
    numerals: str
    inner: str
    unit: Unit | None
    half: bool = False
    decimals: str = ""
    of: str = ""


def amount_at(text: str, at: int, end: int) -> Amount | None:
    """The amount whose numerals start at `at` and which ends before `end`."""
    match = _NUMBER.match(text, at, end)
    if match is None:
        return None
    after = match.end()
    if match["share"]:
        return Amount(at, after, "1", "", None, of="2")
    following = text[after : after + 1]
    if following in _OF and (fraction := _fraction(text, at, after, end, match[0])):
        return fraction
    numerals, inner = match[0], match["arabic_inner"] or match["chinese_inner"] or ""
    if inner:
        numerals = numerals.replace(inner, "", 1)
    elif numerals.endswith("个亿"):
        numerals = numerals.replace("个", "")
    elif entry := INNER.starting(text, after, end):
        inner, after = entry.word, after + 1
    return _with_unit(text, at, after, end, numerals, inner)


def _fraction(text: str, at: int, after: int, end: int, first: str) -> Amount | None:
    """百分之三十, 三分之一, 3/4, 三又三分之一."""
    if mixed := _MIXED.match(text, after, end):
        return _mixed(at, first, mixed)
    if text.startswith("分之", after, end) and (part := _PART.match(text, after + 2, end)):
        return Amount(at, part.end(), part[0], "", None, of=first)
    slash = _SLASH.match(text, at, end)
    if slash and slash.end(1) == after and int(slash[1]) < int(slash[2]):
        return Amount(at, slash.end(), slash[1], "", None, of=slash[2])
    return None


def _mixed(at: int, whole: str, mixed: re.Match[str]) -> Amount | None:
    """三又三分之一 as so many thirds."""
    numbers = [read_number(words) for words in (whole, mixed["of"], mixed["part"])]
    ones, of, part = (number.value if number and number.value is not None else None for number in numbers)
    if ones is None or of is None or part is None or part >= of:
        return None
    return Amount(at, mixed.end(), str(int(ones * of + part)), "", None, of=mixed["of"])


def _with_unit(text: str, at: int, after: int, end: int, numerals: str, inner: str) -> Amount:
    spaced = after + 1 if text[after : after + 1] in _SPACES else after
    found = unit_at(text, spaced, end)
    if found is None:
        return Amount(at, after, numerals, inner, None)
    unit, after = found
    following = text[after : after + 1]
    if following and after < end and not inner:
        if following in "多余半":
            return _with_rest(text, at, after, end, numerals, unit)
        if unit.word in _DECIMAL and (decimals := _DECIMALS.match(text, after, end)):
            whole = _YUAN if unit.word == _PIECE else unit
            return Amount(at, decimals.end(), numerals, "", whole, decimals=decimals[0])
    return Amount(at, after, numerals, inner, unit)


def _with_rest(text: str, at: int, after: int, end: int, numerals: str, unit: Unit) -> Amount:
    """两个半小时, 3个多月, 3年半, 两年多."""
    half = text[after] == HALF
    if unit.word == "个":
        whole = SPLIT.starting(text, after + 1, end)
        if whole is None:
            return Amount(at, after, numerals, "", unit)
        return Amount(at, after + 1 + len(whole.word), numerals, "" if half else text[after], whole.reading, half)
    if half and unit.dimension != "count" and not text.startswith(_HALVES, after + 1):
        return Amount(at, after + 1, numerals, "", unit, True)
    if not half and REST.starting(text, after, end):
        return Amount(at, after + 1, numerals, text[after], unit)
    return Amount(at, after, numerals, "", unit)


def decimal_of(amount: Amount) -> str:
    """The numerals of 1米75 or 一米八 as one decimal."""
    if not amount.decimals:
        return amount.numerals
    return f"{amount.numerals}{'.' if amount.decimals.isascii() else '点'}{amount.decimals}"
