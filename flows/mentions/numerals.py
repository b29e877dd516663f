"""Numerals: the characters of one number become exact arithmetic."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from schemas.lexicon import read_lexicon

_LINES = read_lexicon("numerals")


def _values(use: str) -> dict[str, int]:
    return {line["word"]: int(line["value"]) for line in _LINES if line["use"] == use}


_DIGIT, _SUM, _PLACE, _MYRIAD, _ROMAN, _LATIN, _FROM = map(
    _values, ("digit", "sum", "place", "myriad", "roman", "latin", "from")
)
SOME = "".join(line["word"] for line in _LINES if line["use"] == "some")
HALF = "".join(line["word"] for line in _LINES if line["use"] == "half")
CIRCLED = "".join(
    map(chr, (*range(0x2460, 0x249C), *range(0x24EA, 0x24F5), *range(0x2776, 0x277F), *range(0x3251, 0x3260)))
)
_ZEROS = tuple(word for word, value in _DIGIT.items() if value == 0)
ROMAN, LATIN = "".join(_ROMAN), tuple(sorted(_LATIN, key=len, reverse=True))
ARABIC = "0-9０-９"
DIGITS, PLACES, MYRIADS, SUMS = map("".join, (_DIGIT, _PLACE, _MYRIAD, _SUM))
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬億"
"""Numerals of bank notes and of names (伍仟 as a surname and a given name)."""
CHINESE = DIGITS + SUMS + PLACES + MYRIADS
SHARE = {line["word"]: Fraction(line["value"]) for line in _LINES if line["use"] == "share"}
"""半数 and 一半, as parts of one."""
OPEN = tuple(sorted(_FROM, key=len, reverse=True))
LONGEST = 40
"""A longer run of numerals is no number."""

HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
FIGURES = frozenset("0123456789０１２３４５６７８９")
NUMERALS = FIGURES.union(CHINESE)
_TO_HALF_WIDTH = HALF_WIDTH | str.maketrans("．", ".", ",，  \u00a0\u3000")
_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[{CHINESE}{SOME}]")

Exact = int | Fraction
"""A number on its way; most are whole, and sums of int are many times as fast as those of Fraction."""


@dataclass(frozen=True, slots=True)
class Number:
    """What numerals state: `value`, or bounds where they are vague; `place` is the last place that is not zero."""

    value: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    place: Fraction
    vague: str = ""


@lru_cache(maxsize=65536)
def read_number(text: str) -> Number | None:
    """The number that the numerals of `text` state, None where they state none (一二三, 千万百)."""
    text = text.translate(_TO_HALF_WIDTH)
    if len(text) > LONGEST or not text:
        return None
    if text in _FROM:
        return Number(None, Fraction(_FROM[text]), None, Fraction(_FROM[text]), "vague")
    if (roman := _ROMAN.get(text) or _LATIN.get(text)) is not None:
        return _exactly(Fraction(roman))
    if text in CIRCLED:
        return _exactly(Fraction(int(unicodedata.numeric(text))))
    if text in HALF:
        return _exactly(Fraction(1, 2), Fraction(1, 2))
    whole, point, decimals = text.partition("点")
    if point:
        return _read_decimal(whole, decimals)
    if any(sign in text for sign in SOME):
        return _read_some(text)
    return _read_digits(text) or _read_span(text) or _read_whole(text)


@lru_cache(maxsize=4096)
def whole_of(text: str) -> int:
    """A whole number whose digits may be said one by one (二〇二四, and 二三 for 23). Raises ValueError for none."""
    if all(character in _DIGIT for character in text):
        return int("".join(str(_DIGIT[digit]) for digit in text))
    number = _read_whole(text)
    if number is None or number.value is None:
        raise ValueError(f"no whole number: {text}")
    return int(number.value)


def _exactly(value: Fraction, place: Fraction | None = None) -> Number:
    return Number(value, value, value, _last_place(value) if place is None else place)


def _last_place(value: Fraction) -> Fraction:
    """The last decimal place of a terminating number that is not zero: 100 of 1300, 1/10 of 13.5."""
    if value == 0:
        return Fraction(1)
    down = up = 1
    while value.numerator * down % value.denominator:
        down *= 10
    whole = value.numerator * down // value.denominator
    while whole % (up * 10) == 0:
        up *= 10
    return Fraction(up, down)


def _read_decimal(whole: str, decimals: str) -> Number | None:
    number = read_number(whole) if whole else None
    tail = re.match(rf"[{DIGITS}]+", decimals)
    if number is None or number.value is None or tail is None:
        return None
    fraction = Fraction(int("".join(str(_DIGIT[digit]) for digit in tail[0])), 10 ** len(tail[0]))
    return _exactly((number.value + fraction) * _multiplier(decimals[tail.end() :]))


def _multiplier(places: str) -> int:
    product = 1
    for place in places:
        product *= _MYRIAD.get(place) or _PLACE.get(place) or 1
    return product


_MIXED = re.compile("[壹贰叁肆伍陆柒捌玖][一二三四五六七八九]")
"""A surname before a number: 陆一村."""


def _read_digits(text: str) -> Number | None:
    """二〇二五, 八五: digits said one by one."""
    if len(text) < 2 or not all(character in _DIGIT for character in text) or _MIXED.search(text):
        return None
    if len(text) == 2 and (neighbours := _read_span(text)):
        return neighbours
    return _exactly(Fraction(int("".join(str(_DIGIT[digit]) for digit in text))), Fraction(1))


_SPAN = re.compile(rf"(?P<head>.*?)(?P<low>[{DIGITS}])、?(?P<high>[{DIGITS}])(?P<tail>[{PLACES}{MYRIADS}]*)")


def _read_span(text: str) -> Number | None:
    """三四十, 四五万, 十七八, 三百四五十, 三五: two neighbouring digits on one place."""
    match = _SPAN.fullmatch(text)
    if match is None or (match["head"] and match["head"][-1] not in _PLACE):
        return None
    low, high = _DIGIT[match["low"]], _DIGIT[match["high"]]
    if not 0 < low < high or (high - low != 1 and (low, high) != (3, 5)):
        return None
    bottom, top = (_read_whole(match["head"] + match[end] + match["tail"]) for end in ("low", "high"))
    return None if bottom is None or top is None else Number(None, bottom.value, top.value, bottom.place, "range")


def _read_some(text: str) -> Number | None:
    """几 and 数: 十几 11..19, 一百零几 101..109, 一万几千 11000..19999, 几十 20..99, 数百万, 几 2..9."""
    head, _, tail = text.partition(next(sign for sign in text if sign in SOME))
    scale = Fraction(_multiplier(tail))
    if not head:
        return Number(None, 2 * scale, scale * 10 - 1, scale, "vague")
    number = _read_whole(head)
    if number is None or number.value is None:
        return None
    if tail in _PLACE and scale < number.place:
        return Number(None, number.value + scale, number.value + scale * 10 - 1, scale, "vague")
    step = Fraction(1) if head[-1] in _ZEROS else number.place / 10
    return Number(None, (number.value + step) * scale, (number.value + 9 * step) * scale, scale * step, "vague")


def _read_whole(text: str) -> Number | None:
    """Places and myriads: 二十三, 24万8009亿, 1.2万亿, 三千零五, 三万五."""
    total: Exact = 0
    section: Exact = 0
    digit: Exact | None = None
    place, plain = 10**17, True
    tokens = _TOKEN.findall(text)
    if not tokens:
        return None
    for token in tokens:
        if token in _MYRIAD:
            total = _carry(total, section, digit, _MYRIAD[token])
            section, digit, place = 0, None, _MYRIAD[token]
        elif token in _PLACE:
            if digit is None and section:
                return None
            section += (1 if digit is None else digit) * _PLACE[token]
            digit, place = None, _PLACE[token]
        elif token in _SUM:
            section += _SUM[token]
        elif digit:
            return None
        else:
            plain = digit is not None or len(token) > 1 or place == 10**17
            digit = _DIGIT[token] if token in _DIGIT else Fraction(token) if "." in token else int(token)
    rest = (digit or 0) * (1 if plain else place // 10)
    return _exactly(Fraction(total + section + rest))


def _carry(total: Exact, section: Exact, digit: Exact | None, factor: int) -> Exact:
    """The total once 万 or 亿 is read: it multiplies what stands before it, also a smaller myriad (2万亿)."""
    pending = section + (digit or 0)
    if pending == 0 and total == 0:
        return factor
    if pending == 0 or total < factor:
        return (total + pending) * factor
    return total + pending * factor
