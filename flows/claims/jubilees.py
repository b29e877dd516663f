"""Anniversaries: what happened so many years ago, and to whom (`中国和加蓬|建交50周年`, `青山大学|成立60周年`)."""

import re

from flows.claims.phrases import Span, extend
from flows.claims.words import Words, is_verbal
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_UNITS = frozenset(words_where("topics", "use", "jubilee"))
_WHOSE = re.compile("([ngf][ngkf]*)[dp]*$")


def is_jubilee(mention: Mention) -> bool:
    """Whether a number counts the years since something happened."""
    return mention.quantity is not None and mention.quantity.stated_unit in _UNITS


def anniversary(mention: Mention, words: Words, left: Span | None) -> tuple[Span, Span] | None:
    """What happened and whose anniversary it is, of the words before the number; None where either is not told."""
    if left is None or not is_jubilee(mention):
        return None
    start, end = left
    verb = words.sorts.rfind("v", start, end)
    while verb > start and words.sorts[verb - 1] == "v":
        verb -= 1  # 颁布|实施
    whose = _WHOSE.search(words.sorts, start, verb) if verb > start else None
    if whose is None or "u" in words.sorts[verb:end]:
        return None
    first, last = whose.span(1)
    while first < last - 1 and is_verbal(words.texts[first]):
        first += 1  # 各界人士纪念|孙中山
    first = extend(words, first)
    return (words.starts[verb], words.ends[end - 1]), (words.starts[first], words.ends[last - 1])
