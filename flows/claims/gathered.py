"""Whose a count is that sums up bodies or places (`甲部、乙局等七部门`), tells who is aboard or counts the others."""

import re

from flows.claims.antecedents import ground
from flows.claims.claim import Claim
from flows.claims.divisions import COUNTRY
from flows.claims.heads import head_of, is_bare
from flows.claims.setting import Setting
from flows.claims.shapes import Frame
from flows.claims.stops import CLAUSE_END
from flows.claims.tags import is_verbal
from flows.claims.words import PLACE_KINDS, Words
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

SUMMED = frozenset(words_where("topics", "use", "summed"))
_COUNTED = SUMMED.union(words_where("topics", "use", "allied"))
_OTHERS = frozenset(words_where("topics", "use", "others"))
_CARRIES = frozenset(words_where("topics", "use", "carries"))
_AREAS = frozenset(words_where("topics", "use", "area"))
_EXAMPLES = re.compile("[kdtTx]*([ng](?:[ngk]*[ng])?)e$")
_LISTED = re.compile("[ng]+(?:k[ng]+)+$")
_PLACES = re.compile("g+(?:k+g+)+$")
_SHARE = "%"  # 涵盖30%的植物种类
_CARRIED = re.compile("M[ngkfM]*u([ng]+)(?=[vwlsdptTfx]|$)")


def gathered(mention: Mention, frame: Frame, setting: Setting) -> str | None:
    """The bodies that the clause begins with and the number sums up, what carries those it counts, or whose others."""
    words = setting.words
    at = words.at(mention.start)
    return _summed_up(mention, at, setting) or _carrier(words, at) or _around(frame, setting)


def _around(frame: Frame, setting: Setting) -> str | None:
    """The place whose others are counted after some are named: `甲县、乙县已建成，其余8个县正在建`."""
    return ground(setting) if frame.following and setting.left.lstrip("，, ") in _OTHERS else None


def is_gathered(claim: Claim, setting: Setting) -> bool:
    """Whether a claim only counts places that its clause names on the way: `给甲、乙两省划拨2700万元`."""
    if claim.indicator not in PLACE_KINDS or claim.subject in _AREAS:
        return False
    named, at = claim.subject or "", claim.mention.start
    start = at - len(named)
    return setting.text[start:at] == named and start > 0 and CLAUSE_END.match(setting.text, start - 1) is None


def _summed_up(mention: Mention, at: int, setting: Setting) -> str | None:
    """The bodies or places listed right before: 甲部、乙局 of `甲部、乙局等七部门联合印发`, `甲、乙两国外长会谈`.

    Where the text is in a division, places of it that are listed are the division's.
    """
    words = setting.words
    summed = words.texts[at + 1] if at + 1 < len(words.texts) else ""
    if summed in _COUNTED:
        return _example(words, at) or _list(_LISTED, words, at, mention)
    if summed not in PLACE_KINDS or setting.reading.scenes.at(setting.clause.start).code not in (COUNTRY, None):
        return None
    if at and words.texts[at - 1] in _AREAS:
        return words.texts[at - 1]  # 京津冀三地
    return _example(words, at, places=True) or _list(_PLACES, words, at, mention)


def _example(words: Words, at: int, *, places: bool = False) -> str | None:
    """Those that a clause begins with as examples: 甲部、乙局 of `甲部、乙局等`."""
    match = _EXAMPLES.match(words.sorts[:at])
    named = match is not None and not (places and "n" in match[1])
    return words.phrase(*match.span(1)) if match and named else None


def _list(pattern: re.Pattern[str], words: Words, at: int, mention: Mention) -> str | None:
    """A list right before a number that counts its members: 甲、乙 of `甲、乙两省`."""
    match = pattern.search(words.sorts[:at])
    size = len(re.split("k+", match[0])) if match else 0
    return words.phrase(*match.span()) if match and mention.quantity and mention.quantity.value == size else None


def _carrier(words: Words, at: int) -> str | None:
    """What stands behind 的: 邮轮 of `搭载着2000名游客的邮轮靠泊`."""
    verb = at - 1 - words.sorts.endswith("d", 0, at)
    carries = verb >= 0 and words.texts[verb] in _CARRIES and _SHARE not in words.texts[at]
    match = _CARRIED.match(words.sorts, at) if carries else None
    if match is None:
        return None
    start, end = match.span(1)
    while end - 1 > start and is_verbal(words.texts[end - 1]) and head_of(words.phrase(start, end - 1)):
        end -= 1  # 有着6千个座位的青山体育馆|开放
    carrier = words.phrase(start, end)
    return None if is_bare(carrier) else carrier  # 全国首个拥有四条跑道的机场
