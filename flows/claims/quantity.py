"""The quantity in the setting: sign, detached and shared hedges, per-units."""

import re
from dataclasses import replace
from fractions import Fraction

from flows.claims.claim import Change
from flows.claims.hedging import hedged
from flows.claims.movement import is_tight
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Quantity
from flows.mentions.units import COUNT, dimension_of, per_quantity, unit_of
from flows.mentions.words import one_of
from schemas.lexicon import read_lexicon

_FAR = 60
_RATES = {row["word"]: (row["denominator"], frozenset(row["dimensions"].split())) for row in read_lexicon("rates")}
_RATE = re.compile(one_of(_RATES))


def quantity_of(mention: Mention, change: Change, setting: Setting) -> Quantity:
    """The mention's quantity as the claim states it; bounds of a negative change are in signed space."""
    if mention.quantity is None:
        raise ValueError(f"a claim without a quantity: {mention.quote}")
    quantity = hedged(mention, mention.quantity, setting)
    if change.kind in ("level", "change"):
        quantity = _per(quantity, setting)
    if change.kind == "growth":
        quantity = _in_percent(quantity, mention.quote)
    return _signed(quantity, change.sign) if change.kind in ("growth", "change") else quantity


def _in_percent(quantity: Quantity, quote: str) -> Quantity:
    """A growth in percent: 增长2倍 is 200, 两位数增长 is 10 to 99."""
    if quantity.unit != "1":
        return quantity
    return _scaled(quantity, 100 if "倍" in quote or "番" in quote else 1, "%")


def _scaled(quantity: Quantity, factor: Fraction | int, unit: str) -> Quantity:
    value, lower, upper = (
        None if number is None else number * factor for number in (quantity.value, quantity.lower, quantity.upper)
    )
    return replace(quantity, value=value, lower=lower, upper=upper, unit=unit)


def _signed(quantity: Quantity, sign: int) -> Quantity:
    if sign > 0:
        return quantity
    turned = _scaled(quantity, -1, quantity.unit)
    return replace(turned, lower=turned.upper, upper=turned.lower)


def _per(quantity: Quantity, setting: Setting) -> Quantity:
    """The quantity per what the words before it say: 亩产480.3公斤 is kg/mu.

    A clause that only goes on (`亩产最高，达到81公斤`) is said per what the clause before it names.
    """
    if quantity.unit == "1" or "/" in quantity.unit:
        return quantity
    match = _last_rate(setting.left) or (_last_rate(_text_before(setting)) if is_tight(setting.left) else None)
    if match is None:
        return quantity
    denominator, dimensions = _RATES[match[0]]
    return _divided(quantity, denominator) if dimension_of(quantity.unit) in dimensions else quantity


def _divided(quantity: Quantity, denominator: str) -> Quantity:
    """The numerator as printed; in its canonical unit where the word printed is one of several units (10亿度)."""
    divided = per_quantity(quantity, denominator)
    word = quantity.stated_unit or ""
    if dimension_of(quantity.unit) == _dimension_of_word(word):
        return divided
    return replace(quantity, unit=f"{quantity.unit}/{divided.unit.rpartition('/')[2]}")


def _dimension_of_word(word: str) -> str:
    try:
        return unit_of(word).dimension
    except KeyError:
        return COUNT.dimension


def _last_rate(text: str) -> re.Match[str] | None:
    *_, last = None, *_RATE.finditer(text[-_FAR:])
    return last


def _text_before(setting: Setting) -> str:
    """The clause before the mention's in its sentence; "" where it holds a number or is the first."""
    before = setting.clauses_before(1)
    return setting.text[before[0].start : before[0].end] if before and not before[0].mentions else ""
