"""One number at a place in a text: its numerals, the 余 or 多 inside it, and its unit."""

import re
from dataclasses import dataclass, replace

from flows.mentions.companions import companions
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
from flows.mentions.words import Entry, Words, one_of

_HUNDREDS = "".join(place for place in PLACES if place not in "十拾")


def _unless_unit(places: str) -> str:
    """Place characters, unless they open a unit (千瓦, 百帕)."""
    return "|".join(f"{place}(?!{one_of(tails)})" if (tails := multiplied_units(place)) else place for place in places)


_HUNDRED = f"(?:{_unless_unit(_HUNDREDS)})"
_MULTIPLIER = rf"(?:(?:[十拾]|{_HUNDRED})?[{MYRIADS}]+|{_HUNDRED})"
"""万, 千万, 万亿 behind digits."""
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])"
_PIECES = "个亿(?![吨千元立斤公级人美平])"
"""两个亿 is said of money and means no more than 两亿."""
_PLAIN = rf"(?:{_GROUPED}|[{ARABIC}]+)(?:[.．][{ARABIC}]+)?"
"""1,234.5 or 1234.5."""
_LOWER = rf"(?:零?{_PLAIN} ?{_MULTIPLIER}){{0,3}}(?:[{ARABIC}]{{4}}(?![{ARABIC}.．年])|[{ARABIC}](?={HALF}))?"
"""What follows a first 亿 or 万: 8009万 and 3500 of 24亿8009万3500."""
_TWO = "两"
_SINGLE = "".join(sign for sign in CHINESE if sign not in _HUNDREDS + _TWO)
_TWOS = rf"(?<![{CHINESE}]){_TWO}|(?<=一){_TWO}(?![银金酒茶肉重，。])|{_TWO}(?=[{PLACES}{MYRIADS}])"
"""两 as a digit; behind another digit it weighs 50 grams."""
_PLACED = rf"(?:[{_SINGLE}]|{_HUNDRED}|{_TWOS})"
"""One sign of a Chinese number: 三, 百 (not of 百帕), 两 (not of 三两)."""
_SPOKEN = (
    rf"(?:[{SOME}]?{_PLACED}+"  # 三百二十, 数百
    rf"(?:几{_PLACED}*)?"  # 十几, 十几万
    rf"(?:点[{DIGITS}]+{_MULTIPLIER}?|{_PIECES})?"  # 三点五万, 两个亿
    rf"|[{SOME}])"  # 几, 数
    rf"(?:(?P<chinese_inner>[多余来])(?P<chinese_rest>{_MULTIPLIER}))?"  # 三十多万
)
_NUMBER = re.compile(
    rf"(?P<arabic>{_PLAIN})(?:"
    rf"(?: ?{_MULTIPLIER})? ?(?P<arabic_inner>[多余来]|(?<=[{ARABIC}])几) ?(?P<arabic_rest>{_MULTIPLIER})"  # 4万多亿
    rf"| ?{_MULTIPLIER}几{_HUNDRED}"  # 1万几千
    rf"| ?{_MULTIPLIER}{_LOWER}"  # 24亿8009万
    rf"|{_PIECES})?"  # 3个亿
    rf"|{one_of(OPEN)}"  # 成百上千
    rf"|(?P<share>{one_of(SHARE)})"  # 半数
    rf"|[{DIGITS}]、[{DIGITS}][{PLACES}{MYRIADS}]+"  # 三、四十
    rf"|{_SPOKEN}"
    rf"|[{HALF}{ROMAN}{CIRCLED}]"  # 半, Ⅲ, ③
    rf"|(?<![A-Za-z]){one_of(LATIN)}(?=[类级期])"  # III类
)
STARTS = f"{ARABIC}{CHINESE}{SOME}{HALF}{ROMAN}{CIRCLED}" + "".join(word[0] for word in OPEN + LATIN)
"""The characters that a number may start with."""
_OF = "分/／又"
_SLASH = re.compile(rf"([{ARABIC}]{{1,3}})[/／]([{ARABIC}]{{1,3}})(?![{ARABIC}/／])")
_NO_MEASURES = ("count", "ratio", "money")
_MIXED = re.compile(rf"又(?P<of>[{ARABIC}]+|[{CHINESE}]+)分之(?P<part>[{ARABIC}]+|[{CHINESE}]+)")
_DECIMAL = ("米", "秒", "块", "成", "毛", "角", "度")
_DECIMALS = re.compile(
    rf"[0-9]{{1,3}}(?![0-9.,年月日%％毛角分])|零[{DIGITS}](?![{DIGITS}{PLACES}{MYRIADS}月日天个毛角分])|[{DIGITS}](?![{DIGITS}{PLACES}{MYRIADS}月日天个毛角分])"
)
_PIECE = "块"
_YUAN = replace(unit_of("块钱"), word=_PIECE)
"""三块四 is money, whatever stands around it."""
_HALVES = tuple(word[1:] for word in companions("unhalved"))
"""What 半 begins behind a unit: 30米半径."""
_MINUTES: Words[Unit] = Words([Entry("分半钟", (), unit_of("分钟"))])
"""五分半钟."""
_PART = re.compile(rf"{_PLAIN}|(?:{_PLACED})+(?:点[{DIGITS}]+)?")
_SPACES = (" ", "\u00a0", "\u3000")


@dataclass(slots=True)
class Amount:
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
    if following in _OF and (fraction := _fraction(text, match, end)):
        return _measured(text, fraction, end)
    numerals, inner = match[0], match["arabic_inner"] or match["chinese_inner"] or ""
    if inner:
        numerals = numerals.replace(inner, "", 1)
    elif numerals.endswith("个亿"):
        numerals = numerals.replace("个", "")
    elif entry := INNER.starting(text, after, end):
        inner, after = entry.word, after + 1
    return _with_unit(text, Amount(at, after, numerals, inner, None), end)


def _fraction(text: str, first: re.Match[str], end: int) -> Amount | None:
    """百分之三十, 三分之一, 3/4, 三又三分之一."""
    at, after = first.span()
    if mixed := _MIXED.match(text, after, end):
        return _mixed(at, first[0], mixed)
    if text.startswith("分之", after, end) and (part := _PART.match(text, after + 2, end)):
        return Amount(at, part.end(), part[0], "", None, of=first[0])
    slash = _SLASH.match(text, at, end)
    if slash and slash.end(1) == after and int(slash[1]) < int(slash[2]):
        return Amount(at, slash.end(), slash[1], "", None, of=slash[2])
    return None


def _measured(text: str, fraction: Amount, end: int) -> Amount:
    """三分之一公里 is a length; 三分之一 before anything but a measure of two characters or more is a share."""
    found = unit_at(text, fraction.end, end)
    if found is None or len(found[0].word) == 1 or found[0].dimension in _NO_MEASURES:
        return fraction
    return replace(fraction, end=found[1], unit=found[0])


def _mixed(at: int, whole: str, mixed: re.Match[str]) -> Amount | None:
    """三又三分之一 as so many thirds."""
    numbers = [read_number(words) for words in (whole, mixed["of"], mixed["part"])]
    ones, of, part = (number.value if number and number.value is not None else None for number in numbers)
    if ones is None or of is None or part is None or part >= of:
        return None
    return Amount(at, mixed.end(), str(int(ones * of + part)), "", None, of=mixed["of"])


def _with_unit(text: str, bare: Amount, end: int) -> Amount:
    """The amount with the unit that follows its numerals, if one does."""
    spaced = bare.end + 1 if text[bare.end : bare.end + 1] in _SPACES else bare.end
    found = unit_at(text, spaced, end)
    if found is None:
        return bare
    unit, after = found
    plain = Amount(bare.start, after, bare.numerals, bare.inner, unit)
    following = text[after : after + 1]
    if not following or after >= end or bare.inner:
        return plain
    if following in "多余半":
        return _with_rest(text, plain, unit, end)
    if unit.word in _DECIMAL and (decimals := _DECIMALS.match(text, after, end)):
        whole = _YUAN if unit.word == _PIECE else unit
        return replace(plain, end=decimals.end(), unit=whole, decimals=decimals[0])
    return plain


def _with_rest(text: str, plain: Amount, unit: Unit, end: int) -> Amount:
    """两个半小时, 3个多月, 3年半, 两年多."""
    after = plain.end
    half = text[after] == HALF
    if unit.word == "个":
        whole = SPLIT.starting(text, after + 1, end)
        if whole is None:
            return plain
        inner = "" if half else text[after]
        return replace(plain, end=after + 1 + len(whole.word), inner=inner, unit=whole.reading, half=half)
    if half and (minutes := _MINUTES.starting(text, after - 1, end)):
        return replace(plain, end=after - 1 + len(minutes.word), unit=minutes.reading, half=True)
    if half and unit.dimension != "count" and not text.startswith(_HALVES, after + 1):
        return replace(plain, end=after + 1, half=True)
    if not half and REST.starting(text, after, end):
        return replace(plain, end=after + 1, inner=text[after])
    return plain


def decimal_of(amount: Amount) -> str:
    """The numerals of 1米75 or 一米八 as one decimal."""
    if not amount.decimals:
        return amount.numerals
    return f"{amount.numerals}{'.' if amount.decimals.isascii() else '点'}{amount.decimals}"
