"""Whose a count is that sums up bodies or places (`甲部、乙局等七部门`) or tells who is aboard (`搭载着3人的飞船`)."""

import re

from flows.claims.divisions import COUNTRY
from flows.claims.heads import is_bare
from flows.claims.setting import Setting
from flows.claims.words import PLACE_KINDS, Words
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

SUMMED = frozenset(words_where("topics", "use", "summed"))
_COUNTED = SUMMED.union(words_where("topics", "use", "allied"))
_CARRIES = frozenset(words_where("topics", "use", "carries"))
_BODIES = re.compile("[kdtTx]*(?:([ng](?:[ngk]*[ng])?)e|([ng]+(?:k[ng]+)+))$")
_PLACES = re.compile("[kdtTx]*(?:(g(?:[gk]*g)?)e|(g+(?:k+g+)+))$")
_SHARE = "%"  # 涵盖30%的植物种类
_CARRIED = re.compile("M[ngkfM]*u([ng]+)(?=[vwldptTfx]|$)")


def gathered(mention: Mention, setting: Setting) -> str | None:
    """The bodies that the clause begins with and the number sums up, or what carries those it counts."""
    words = setting.words
    at = words.at(mention.start)
    return _summed_up(words, at, setting) or _carrier(words, at)


def _summed_up(words: Words, at: int, setting: Setting) -> str | None:
    """The bodies or places listed right before: 甲部、乙局 of `甲部、乙局等七部门联合印发`, `甲、乙两国外长会谈`.

    Where the text is in a division, places of it that are listed are the division's.
    """
    summed = words.texts[at + 1] if at + 1 < len(words.texts) else ""
    if summed not in _COUNTED and summed not in PLACE_KINDS:
        return None
    if summed in PLACE_KINDS and setting.reading.scenes.at(setting.clause.start).code not in (COUNTRY, None):
        return None
    match = (_BODIES if summed in _COUNTED else _PLACES).match(words.sorts[:at])
    return words.phrase(*match.span(match.lastindex or 0)) if match else None


def _carrier(words: Words, at: int) -> str | None:
    """What stands behind 的: 邮轮 of `搭载着2000名游客的邮轮靠泊`."""
    verb = at - 1 - words.sorts.endswith("d", 0, at)
    carries = verb >= 0 and words.texts[verb] in _CARRIES and _SHARE not in words.texts[at]
    match = _CARRIED.match(words.sorts, at) if carries else None
    carrier = words.phrase(*match.span(1)) if match else ""
    return None if is_bare(carrier) else carrier or None  # 全国首个拥有四条跑道的机场
