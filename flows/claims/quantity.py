"""The quantity in the setting: sign, detached and shared hedges, per-units."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from flows.claims.claim import Change
from flows.claims.movement import is_tight
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Quantity
from flows.mentions.units import COUNT, Unit, dimension_of, per_quantity, unit_of
from schemas.lexicon import read_lexicon

_REACH, _FAR, _MOST = 24, 60, 6
_MYRIADS = re.compile("[万亿]")
_RATES = {row["word"]: (row["denominator"], frozenset(row["dimensions"].split())) for row in read_lexicon("rates")}
_RATE = re.compile("|".join(sorted(_RATES, key=len, reverse=True)))
_HEDGES = {(row["word"], row["place"]): row["qualifier"] for row in read_lexicon("hedges")}


def _choice(place: str) -> str:
    """The hedges of a place as one alternation, longest first; a vague number shares nothing."""
    words = [word for (word, where), qualifier in _HEDGES.items() if where == place and qualifier != "vague"]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BEFORE, _AFTER = re.compile(_choice("before")), re.compile(f"(?:{_choice('after')})$")
_LINK = "[占有为合达是需在到]"
_DETACHED = re.compile(
    rf"({_choice('before')})(?:{_LINK}{{1,2}}[^，。；的]{{0,16}}的|{_LINK}{{1,2}}|[^，。；的]{{1,12}}的)$"
)
_LIST = re.compile(r"[\s、，,]|[和及与或]|以及")


def quantity_of(mention: Mention, change: Change, setting: Setting) -> Quantity:
    """The mention's quantity as the claim states it; bounds of a negative change are in signed space."""
    if mention.quantity is None:
        raise ValueError(f"a claim without a quantity: {mention.quote}")
    quantity = _hedged(mention, _united(mention, mention.quantity, setting), setting)
    if change.kind in ("level", "change"):
        quantity = _per(quantity, setting)
    if change.kind == "growth":
        quantity = _in_percent(quantity, mention.quote)
    return _signed(quantity, change.sign) if change.kind in ("growth", "change") else quantity


def _united(mention: Mention, quantity: Quantity, setting: Setting) -> Quantity:
    """The quantity in the unit that its list prints once: `高0.2、0.5个百分点`."""
    if quantity.unit != "1" or quantity.stated_unit is not None:
        return quantity
    for after in _others_after(mention, setting):
        unit = _unit_of(after)
        if unit.code != "1" and not _MYRIADS.search(after.quote):
            return replace(_scaled(quantity, unit.factor, unit.code), stated_unit=unit.word)
    return quantity


def _unit_of(mention: Mention) -> Unit:
    """The unit a mention prints; that of bare counts where it prints none, or a compound."""
    try:
        return unit_of(mention.quantity.stated_unit or "") if mention.quantity else COUNT
    except KeyError:
        return COUNT


def _others_after(mention: Mention, setting: Setting) -> Iterator[Mention]:
    """The next few mentions that stand on one list with this one."""
    mentions, at = setting.clause.mentions, _place_of(mention, setting)
    for before, after in pairwise(mentions[at : at + _MOST]):
        if not _LIST.fullmatch(setting.text, before.end, after.start):
            return
        yield after


def _place_of(mention: Mention, setting: Setting) -> int:
    return bisect_left(setting.clause.mentions, mention.start, key=lambda other: other.start)


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


def _hedged(mention: Mention, quantity: Quantity, setting: Setting) -> Quantity:
    """The quantity under a hedge that stands apart from it, or that its list shares."""
    qualifier = None
    if quantity.qualifier == "exact":
        qualifier = _detached(setting) or _shared(mention, setting)
    elif quantity.qualifier == "range":
        qualifier = _detached(setting)
    return loosened(quantity, qualifier) if qualifier else quantity


def loosened(quantity: Quantity, qualifier: str) -> Quantity:
    """The quantity with a further hedge over it."""
    if quantity.value is None:
        return replace(quantity, qualifier=qualifier) if qualifier == "about" else quantity
    value: Fraction | None = quantity.value
    if qualifier == "about":
        return replace(quantity, lower=None, upper=None, qualifier=qualifier)
    if qualifier in ("over", "at_least"):
        return replace(quantity, lower=value, upper=None, qualifier=qualifier)
    return replace(quantity, lower=None, upper=value, qualifier=qualifier)


def _detached(setting: Setting) -> str | None:
    """`约占总数的24.33%`, `约有三千人`."""
    match = _DETACHED.search(setting.left[-_REACH:])
    return _HEDGES[match[1], "before"] if match else None


def _shared(mention: Mention, setting: Setting) -> str | None:
    """`90%和95%以上`, `分别超过8%、9%`: one hedge for a whole list."""
    mentions, text = setting.clause.mentions, setting.text
    at = _place_of(mention, setting)
    if at + 1 < len(mentions) and _LIST.fullmatch(text, mention.end, mentions[at + 1].start):
        match = _AFTER.search(mentions[at + 1].quote)
        if match:
            return _HEDGES[match[0], "after"]
    if at and _LIST.fullmatch(text, mentions[at - 1].end, mention.start):
        match = _BEFORE.match(mentions[at - 1].quote)
        if match:
            return _HEDGES[match[0], "before"]
    return None


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
    return per_quantity(quantity, denominator) if dimension_of(quantity.unit) in dimensions else quantity


def _last_rate(text: str) -> re.Match[str] | None:
    return max(_RATE.finditer(text[-_FAR:]), key=lambda match: match.start(), default=None)


def _text_before(setting: Setting) -> str:
    """The clause before the mention's in its sentence; "" where it holds a number or is the first."""
    before = setting.clauses_before(1)
    return setting.text[before[0].start : before[0].end] if before and not before[0].mentions else ""
