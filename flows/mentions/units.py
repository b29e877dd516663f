"""Units and classifiers: printed words become canonical codes, exactly."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from flows.mentions.companions import companions
from flows.mentions.mention import Quantity
from flows.mentions.words import Entry, Words, one_of, split_guard
from schemas.lexicon import read_lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A word as printed: one of it is `factor` of the canonical `code`, and `scale` of the `symbol` of per-units."""

    word: str
    code: str
    factor: Fraction
    dimension: str
    symbol: str
    scale: Fraction


_DOUBLES = companions("doubled")
_PRICED, _PAID, _FUNDS = companions("priced"), companions("paid"), companions("funds")
_EARNED = re.compile(rf"{one_of(companions('earning'))}(?:{one_of(companions('filler'))}|[则达为到了]){{0,3}}$")
_EARNED_WITHIN = 12
_PAUSES = ("", *"，。；、！？：）)”\n ")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
COUNT = Unit("", "1", Fraction(1), "count", "1", Fraction(1))
"""What a number without a unit counts in."""


def _unit_entry(line: dict[str, str]) -> Entry[Unit]:
    factor, scale = Fraction(line["factor"]), Fraction(line["scale"])
    unit = Unit(line["word"], line["unit"], factor, line["dimension"], line["symbol"], scale)
    return Entry(line["word"], split_guard(line["guard"]), unit)


def _classifier_entry(line: dict[str, str]) -> Entry[Unit]:
    word = line["word"]
    return Entry(word, split_guard(line["guard"]), Unit(word, "1", Fraction(1), "count", word, Fraction(1)))


_MEASURES = tuple(_unit_entry(line) for line in read_lexicon("units") if not line["near"])
_NEAR: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
for _line in read_lexicon("units"):
    if _line["near"]:
        _NEAR.setdefault(_line["word"], []).append((split_guard(_line["near"]), _unit_entry(_line).reading))
_SLASHES, _TIMES = ("/", "／"), tuple("·•/／")
_MANY = re.compile("[1-9][0-9]{0,3}")
"""How many of a measure a price is for: 500 of 元/500克."""
_REACH = 15
"""How far from a word with several units the word that decides may stand."""
_CLASSIFIERS = tuple(map(_classifier_entry, read_lexicon("classifiers")))
UNITS = Words(_MEASURES + _CLASSIFIERS)
COUNTING = tuple(sorted({word.word for word in _MEASURES + _CLASSIFIERS} - {"星"}))
"""The words that make a number before them a quantity; 三星 is as often a name."""
SPLIT = Words(
    Entry(entry.word[1:], entry.guard, entry.reading)
    for entry in _MEASURES
    if entry.word.startswith("个") and entry.reading.dimension == "duration"
)
"""What follows 个多 and 个半: 月, 小时, 世纪."""
_OWN_CURRENCY = ("", "元")
_CURRENCIES = Words(entry for entry in _MEASURES if entry.reading.dimension == "money" and entry.word.endswith("币"))
"""Currencies that the press prints before the number too: 港币, 新台币."""
_BY_WORD = {entry.word: entry.reading for entry in _CLASSIFIERS + _MEASURES}
YUAN_UNSAID = replace(_BY_WORD.get("元", COUNT), word="")
POINT = _BY_WORD["个百分点"]
_DIMENSIONS = {entry.reading.code: entry.reading.dimension for entry in _MEASURES} | {"1": "count"}
_SPEEDS = frozenset(f"{length}/{time}" for length in ("m", "km", "nmi", "mi") for time in ("s", "min", "h"))


def multiplied_units(places: str) -> tuple[str, ...]:
    """What follows a place character where both together are one unit: 瓦 for 千, 帕 for 百."""
    return tuple(sorted({word[1:] for word in _BY_WORD if len(word) > 1 and word[0] in places}, key=len, reverse=True))


def unit_at(text: str, at: int, end: int) -> tuple[Unit, int] | None:
    """The unit that stands at `at`, with its end: a measure, a classifier, a doubled classifier or a per-unit."""
    entry = UNITS.starting(text, at, end)
    if entry is None:
        return None
    unit, at = entry.reading, at + len(entry.word)
    if entry.word[-1] in _LATIN and text[at : at + 1] in _LATIN:
        return None
    sign = text[at : at + 1]
    if sign and sign in "（(/／每一":
        return _with_second(unit, sign, text, at, end)
    return unit, at


def _with_second(unit: Unit, sign: str, text: str, at: int, end: int) -> tuple[Unit, int]:
    """台（套）, 元/吨, 元每吨, 元一吨, 元/500克, 元/人·月; the plain unit where the second is none."""
    many = _MANY.match(text, at + 1, end) if sign in _SLASHES else None
    below = many.end() if many else at + 1
    second = UNITS.starting(text, below, end)
    if second is None or (many and second.reading.dimension == "count"):
        return unit, at
    after = below + len(second.word)
    if sign not in "（(" and _is_priced(second):
        unit = _money_of(unit)
    if sign in "（(":
        closed = text[after : after + 1] in ("）", ")") and unit.code == second.reading.code == "1"
        return (_doubled(unit, text[at : after + 1]), after + 1) if closed else (unit, at)
    if sign in _SLASHES and unit.code == second.reading.code == "1" and second.word in _DOUBLES:
        return _doubled(unit, text[at:after]), after
    if sign == "每" and unit.dimension in ("count", "duration"):
        return unit, at
    if sign == "一" and not (unit.dimension == "money" and _is_priced(second)):
        return unit, at
    if many:
        return per(unit, _many(second.reading, many[0]), text[at : at + 1]), after
    timed = text[after : after + 1] in _TIMES
    if timed and (third := UNITS.starting(text, after + 1, end) or SPLIT.starting(text, after + 1, end)):
        return per(unit, _times(second.word, third.word), text[at : at + 1]), after + 1 + len(third.word)
    return per(unit, second.reading, text[at : at + 1]), after


def _money_of(unit: Unit) -> Unit:
    """块 as the yuan that it is before what it buys: 8块一斤, 12块/米."""
    return next((other for _, other in _NEAR.get(unit.word, ()) if other.dimension == "money"), unit)


def _is_priced(second: Entry[Unit]) -> bool:
    """Whether a price may be of one such: 3元一斤, 20元一张; not 3亿元一期."""
    return second.reading.dimension in ("mass", "area", "volume") or second.word in _PRICED


@lru_cache(maxsize=1024)
def _many(unit: Unit, number: str) -> Unit:
    """500克 as a denominator: the price stays as printed, per 500g."""
    return replace(unit, word=number + unit.word, symbol=number + unit.symbol)


@lru_cache(maxsize=1024)
def _times(word: str, other: str) -> Unit:
    """人·月 as a denominator: a noun of its own, 人月."""
    return replace(COUNT, word=f"{word}·{other}", symbol=word + other)


@lru_cache(maxsize=1024)
def _doubled(unit: Unit, second: str) -> Unit:
    return replace(unit, word=unit.word + second, symbol=unit.symbol + second)


@lru_cache(maxsize=1024)
def per(unit: Unit, denominator: Unit, sign: str = "/") -> Unit:
    """The per-unit, numerator and denominator as printed: 元 per 吨 is CNY/t."""
    code = f"{unit.symbol}/{denominator.symbol}"
    dimension = "speed" if code in _SPEEDS else "rate"
    scale = unit.scale / denominator.scale
    return Unit(f"{unit.word}{sign}{denominator.word}", code, scale, dimension, code, scale)


def unit_in_context(unit: Unit, text: str, start: int, end: int) -> Unit:
    """The unit that a word with several stands for, by the nearest word around it: 度 of electricity or of warmth."""
    others = _NEAR.get(unit.word)
    if others is None:
        return unit
    around = text[max(0, start - _REACH) : end + 2]
    nearest, chosen = -1, unit
    for words, other in others:
        at = max(_last_end(around, word) for word in words)
        if at > nearest:
            nearest, chosen = at, other
    return unit if chosen.dimension == "money" and not _is_paid(text, end) else chosen


def _is_paid(text: str, at: int) -> bool:
    """Whether a sum may end at `at`: 卖8块， and 8块一斤; not 卖了两块地."""
    return text[at : at + 1] in _PAUSES or text.startswith(_PAID, at)


def _last_end(text: str, word: str) -> int:
    """Where the last `word` of a text ends, -1 where it holds none: 华氏温度 decides against its own 温."""
    at = text.rfind(word)
    return -1 if at < 0 else at + len(word)


def currency_before(unit: Unit, text: str, start: int, floor: int) -> Unit:
    """The currency printed before a number (港币两千元, 人民币3.14) in place of 元 or of no unit."""
    if unit.word not in _OWN_CURRENCY:
        return unit
    entry = _CURRENCIES.ending(text, start - (text[start - 1 : start] == " "), floor)
    return unit if entry is None or entry.reading.code == unit.code else _renamed(entry.reading, unit.word)


def is_earned(text: str, start: int, end: int) -> bool:
    """Whether a number without a unit is so much money earned, paid or granted: `一年能赚30万，`, `3000万专项资金`."""
    return text.startswith(_FUNDS, end) or (
        text[end : end + 1] in _PAUSES and _EARNED.search(text, max(0, start - _EARNED_WITHIN), start) is not None
    )


@lru_cache(maxsize=256)
def _renamed(unit: Unit, word: str) -> Unit:
    return replace(unit, word=word or unit.word)


def per_quantity(quantity: Quantity, denominator: str) -> Quantity:
    """The quantity said of each `denominator`, the value as printed: 480.3公斤 per 亩 is 480.3 kg/mu.

    `denominator` is a unit or classifier of the lexicon as printed, else it stands in the code as it is.
    """
    unit = _BY_WORD.get(quantity.stated_unit or "", COUNT)
    below = _BY_WORD.get(denominator) or replace(COUNT, word=denominator, symbol=denominator)
    whole = per(unit, below)
    value, lower, upper = (
        None if number is None else number / unit.factor * whole.factor
        for number in (quantity.value, quantity.lower, quantity.upper)
    )
    return Quantity(value, lower, upper, quantity.qualifier, whole.code, quantity.stated_unit)


def unit_of(word: str) -> Unit:
    """The unit or classifier printed as `word`. Raises KeyError where the lexicon has none."""
    return _BY_WORD[word]


def factor_of(word: str, code: str) -> Fraction:
    """How many of `code` one `word` is; 1 for a per-unit, which is stated as printed, and for an unknown word."""
    unit = _BY_WORD.get(word)
    return unit.factor if unit is not None and unit.code == code else Fraction(1)


@cache
def dimension_of(code: str) -> str:
    """The dimension of a canonical code; per-units are `speed` or `rate`."""
    if code in _DIMENSIONS:
        return _DIMENSIONS[code]
    return "speed" if code in _SPEEDS else "rate"
