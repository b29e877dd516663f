"""Whose a count is that sums up bodies (`甲部、乙局等七部门`) or tells who is aboard (`搭载着3人的飞船`)."""

import re

from flows.claims.setting import Setting
from flows.claims.words import Words
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

SUMMED = frozenset(words_where("topics", "use", "summed"))
_COUNTED = SUMMED.union(words_where("topics", "use", "allied"))
_CARRIES = frozenset(words_where("topics", "use", "carries"))
_BODIES = re.compile("[kdtTx]*([ng](?:[ngk]*[ng])?)e$")
_SHARE = "%"  # 涵盖30%的植物种类
_CARRIED = re.compile("M[ngkfM]*u([ng]+)(?=[vdptTfx]|$)")


def gathered(mention: Mention, setting: Setting) -> str | None:
    """The bodies that the clause begins with and the number sums up, or what carries those it counts."""
    words = setting.words
    at = words.at(mention.start)
    return _summed_up(words, at) or _carrier(words, at)


def _summed_up(words: Words, at: int) -> str | None:
    """The bodies before 等: 甲部、乙局 of `甲部、乙局等七部门联合印发`."""
    if at + 1 >= len(words.texts) or words.texts[at + 1] not in _COUNTED:
        return None
    match = _BODIES.match(words.sorts[:at])
    return words.phrase(*match.span(1)) if match else None


def _carrier(words: Words, at: int) -> str | None:
    """What stands behind 的: 邮轮 of `搭载着2000名游客的邮轮靠泊`."""
    verb = at - 1 - words.sorts.endswith("d", 0, at)
    carries = verb >= 0 and words.texts[verb] in _CARRIES and _SHARE not in words.texts[at]
    match = _CARRIED.match(words.sorts, at) if carries else None
    return words.phrase(*match.span(1)) if match else None
