"""Hedges that stand apart from their number (`约占总数的24%`), or that a list shares (`90%和95%以上`)."""

import re
from bisect import bisect_left
from dataclasses import replace
from fractions import Fraction

from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Quantity
from flows.mentions.spans import start_of
from flows.mentions.words import one_of
from schemas.lexicon import read_lexicon

_REACH = 24
_LINES = sorted(read_lexicon("hedges"), key=lambda row: -len(row["word"]))
_QUALIFIERS = {row["word"]: row["qualifier"] for row in _LINES if row["use"] == "before"}
_AFTERS = {row["word"]: row["qualifier"] for row in _LINES if row["use"] == "after"}


def _before(row: dict[str, str]) -> str:
    """The word with what may not stand before it."""
    guards = "".join(f"(?<!{re.escape(guard)})" for guard in row["guard"].split())
    return f"{guards}{re.escape(row['word'])}"


def _stands_apart(row: dict[str, str]) -> bool:
    """A vague number has no hedge apart; 最多 apart from its number names a peak (`最多时达28只`)."""
    return row["use"] == "before" and row["qualifier"] != "vague" and not row["word"].startswith("最")


_WORDS = "|".join(_before(row) for row in _LINES if _stands_apart(row))
_BEFORE = re.compile(one_of(word for word, qualifier in _QUALIFIERS.items() if qualifier != "vague"))
_AFTER = re.compile(f"{one_of(_AFTERS)}$")
_LINKS = frozenset("占有为合达是需在到的")
_LINK = "[占有为合达是需在到]{1,2}"
_DETACHED = re.compile(rf"({_WORDS}){_LINK}$")
_DETACHED_SHARE = re.compile(rf"({_WORDS})(?:{_LINK}(?:[^，。；的]{{0,16}}的)?|[^，。；的]{{1,12}}的)$")
_LIST = re.compile(r"[\s、，,]|[和及与或]|以及")


def hedged(mention: Mention, quantity: Quantity, setting: Setting) -> Quantity:
    """The quantity under a hedge that stands apart from it, or that its list shares."""
    qualifier = None
    if quantity.qualifier == "exact":
        qualifier = _detached(quantity, setting) or _shared(mention, setting)
    elif quantity.qualifier == "range":
        qualifier = _detached(quantity, setting)
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


def _detached(quantity: Quantity, setting: Setting) -> str | None:
    """`约有三千人`; of a share also over its whole: `约占总数的24.33%`, `超过总数的七成`."""
    if setting.left[-1:] not in _LINKS:
        return None
    pattern = _DETACHED_SHARE if quantity.unit == "%" else _DETACHED
    match = pattern.search(setting.left[-_REACH:])
    return _QUALIFIERS[match[1]] if match else None


def _shared(mention: Mention, setting: Setting) -> str | None:
    """`90%和95%以上`, `分别超过8%、9%`: one hedge for a whole list of one unit."""
    mentions, text = setting.clause.mentions, setting.text
    at = _index_of(mention, setting)
    if at + 1 < len(mentions) and _is_list(text, mention.end, mentions[at + 1].start):
        match = _AFTER.search(mentions[at + 1].quote)
        if match and _is_like(mention, mentions[at + 1]):
            return _AFTERS[match[0]]
    if at and _is_list(text, mentions[at - 1].end, mention.start):
        match = _BEFORE.match(mentions[at - 1].quote)
        if match and _is_like(mention, mentions[at - 1]):
            return _QUALIFIERS[match[0]]
    return None


def _is_list(text: str, start: int, end: int) -> bool:
    """Whether nothing but a mark or an `和` parts two numbers."""
    return _LIST.fullmatch(text, start, end) is not None


def _index_of(mention: Mention, setting: Setting) -> int:
    """Which of its clause's mentions a mention is."""
    return bisect_left(setting.clause.mentions, mention.start, key=start_of)


def _is_like(one: Mention, other: Mention) -> bool:
    return (one.unit, one.stated_unit) == (other.unit, other.stated_unit)
