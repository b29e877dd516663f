"""Who acts in a clause, or whose a measure is, where no lexicon knows the head of the name.

At home it is nouns before a verb at the head of the clause; in a story abroad it may also be a party to what happens.
"""

import re

from flows.claims.dependents import is_dependent
from flows.claims.heads import is_bare, is_crowd, is_pointing
from flows.claims.naming import REGIONS, VAGUE
from flows.claims.setting import Setting
from flows.claims.shapes import Frame
from flows.claims.tags import is_noun, is_thing, is_verbal
from flows.claims.words import LEAD, PLACE_KINDS, Words
from flows.mentions.mention import Mention
from flows.mentions.numerals import NUMERALS
from flows.mentions.words import words_where

_ACTOR = re.compile("(gn+)(?P<adverb>d*)(?:p[^vwxM]*)?[vw]")
_DOER = re.compile("(g*n+)d*(?:p[^vwxM]*)?[vw]")
_CAUSES = frozenset(words_where("topics", "use", "causes"))
_UNNAMING = VAGUE.union(words_where("modalities", "use", "opens"))  # 山东|重点打造, 广西|计划新建
_PLANS = frozenset(words_where("topics", "use", "plan"))
_OWNED = re.compile("([ng]+)u[ng]")
_TELLING = 3


def acting(frame: Frame, named: str, setting: Setting) -> str | None:
    """Who acts, of whom only the place is known as a name: 中国邮政 of `中国邮政已建成8个中心`.

    All of it is plain nouns, and an adverb or what is counted behind the number tells that a verb follows.
    """
    words = setting.words
    assert frame.subject is not None
    first = words.at(frame.subject[0])
    match = _ACTOR.match(words.sorts, first)
    if match is None or named != words.texts[first] or not (frame.following or match["adverb"]):
        return None
    last = match.end(1)
    nouns = all(is_noun(words.texts[at]) for at in range(first + 1, last))
    told = len(words.texts[last - 1]) == 1 or words.texts[last - 1] in _UNNAMING
    return words.phrase(first, last) if nouns and not told else None


def doing(frame: Frame, setting: Setting) -> str | None:
    """Who or what acts at the head of a clause, known by no name: 商务系统 of `商务系统使用6亿元补贴资金`."""
    words = setting.words
    assert frame.subject is not None
    first = words.at(frame.subject[0])
    match = _DOER.match(words.sorts, first)
    if match is None or not frame.following or words.sorts[:first].strip(LEAD):
        return None
    last = match.end(1)
    own, phrase = words.texts[last - 1], words.phrase(first, last)
    vague = any(words.texts[at] in _UNNAMING for at in range(first, last)) or own.endswith(REGIONS)
    told = vague or is_crowd(own) or is_bare(own) or is_dependent(own) or is_verbal(own)
    if told or len(phrase) < _TELLING or words.texts[match.end() - 1] in _CAUSES:
        return None
    return phrase if all(is_noun(words.texts[at]) for at in range(first, last)) else None


def acting_abroad(mention: Mention, frame: Frame, setting: Setting) -> str | None:
    """Who acts in a story abroad, known by name or not: 俄防空系统 of `俄防空系统击落了193架无人机`."""
    if not frame.following or frame.subject is None or not _is_abroad(setting):
        return None
    words = setting.words
    first = words.at(frame.subject[0])
    last = _nouns_end(words, first)
    phrase = words.phrase(first, last) if first < last else ""
    told = "v" not in words.sorts[last : words.at(mention.start)] or words.sorts[:first].strip(LEAD)
    known = not words.sorts[first:last].strip("g") or is_bare(phrase) or is_pointing(phrase) or is_crowd(phrase)
    return None if told or known or words.sorts.endswith("r", 0, first) else phrase


def owner(frame: Frame, setting: Setting) -> str | None:
    """Whose a measure is in a story abroad: 工党 of `工党的支持率为47%`."""
    if frame.indicator is None or frame.following or not _is_abroad(setting):
        return None
    words = setting.words
    match = _OWNED.fullmatch(words.sorts, words.at(frame.indicator[0]), words.at(frame.indicator[1]))
    return words.phrase(*match.span(1)) if match else None


def _is_abroad(setting: Setting) -> bool:
    """Whether a clause stands in a scene abroad, which has no code."""
    return setting.reading.scenes.at(setting.clause.start).code is None


def _nouns_end(words: Words, first: int) -> int:
    """Behind the nouns at `first`, without what only tells what they do: 欧盟 of `欧盟|计划|3月前交付`."""
    last = first
    while words.sorts[last] in "nguk" and not _counts(words.texts[last]):
        last += 1
    while last > first and (words.sorts[last - 1] in "uk" or _tells(words.texts[last - 1])):
        last -= 1
    return last


def _counts(word: str) -> bool:
    """Whether a word counts a time (一天|内) and no places (两国)."""
    return word[0] in NUMERALS and word[-1] not in PLACE_KINDS


def _tells(word: str) -> bool:
    return word in _PLANS or (len(word) == 1 and not is_thing(word))
