"""Who acts in a clause, or whose a measure is, where no lexicon knows the head of the name.

At home it is nouns before a verb at the head of the clause; in a story abroad it may also be a party to what happens.
"""

import re

from flows.claims.antecedents import topics_of
from flows.claims.dependents import is_dependent
from flows.claims.divisions import COUNTRY
from flows.claims.gazetteer import code_of
from flows.claims.heads import is_bare, is_crowd, is_group, is_pointing, sort_named
from flows.claims.naming import REGIONS, VAGUE, name_in
from flows.claims.objects import FRONTED
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
_SENDING = re.compile("[kdtTxe]*([ng]+)(?:[dtTx]|v[ng]*|p(?=[tTx]))*p")
_HEADING = re.compile("[kdtTxe]*(g*(?:n+k)?n+)[dtT]*(?:(?:p[ngtTx]+f?[dtT]*)+[vw]|[vw]+d*[^vwdx])")
_BEFORE = 4
_SUMMING = frozenset(words_where("sorts", "sort", "summing"))
_WAYS = frozenset(words_where("topics", "use", "way"))
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
    return None if words.texts[match.end() - 1] in _CAUSES else _unnamed(words, *match.span(1))


def sending(frame: Frame, setting: Setting) -> str | None:
    """The body that does something to those a preposition brings in: 水利部 of `水利部针对甲、乙两省启动四级响应`.

    A number of them parts it from the verb, so that the frame sees nobody or what they are (省).
    """
    words = setting.words
    match = _SENDING.match(words.sorts)
    if match is None:
        return None
    told = words.at(frame.subject[0]) if frame.subject else len(words.sorts)
    if told < match.end() - 1 or words.texts[told - 1] in FRONTED:
        return None  # 将甲省的响应提升至三级
    if frame.subject and words.sorts[told] != "p" and words.sorts[told - 1] not in "Mp":
        return None
    topic = name_in(words, *match.span(1))
    known = topic is not None and topic.start + len(topic.text) == words.ends[match.end(1) - 1]
    if topic is None or not known or is_bare(topic.text) or is_group(topic.text):
        return None
    national = code_of(topic.text) == COUNTRY and len(topic.text) >= _TELLING
    return topic.text if national or topic.sort == "organisation" else None


def acted_before(setting: Setting) -> str | None:
    """Who or what a sentence that has named nobody yet has begun with, where a clause goes on with its verb.

    `青江中线建成以来，累计调水8亿立方米`, `项目组完成勘探，新发现水坝20多处`.
    """
    words = setting.words
    first = len(words.sorts) - len(words.sorts.lstrip("dtTx"))
    if not (words.sorts.startswith(("v", "w"), first) or "".join(words.texts[first : first + 1]) in _SUMMING):
        return None
    last = next(topics_of(setting).back(), None)
    if last is not None and last.start >= setting.sentence.start:
        return None
    clauses = map(setting.reading.words_of, setting.clauses_before(_BEFORE))
    return next(filter(None, map(_head, clauses)), None)


def _head(words: Words) -> str | None:
    """The nouns that a clause begins with, before its verb and what that is done to or with."""
    match = _HEADING.match(words.sorts)
    return _unnamed(words, *match.span(1)) if match and "s" not in words.sorts else None


def _unnamed(words: Words, first: int, last: int) -> str | None:
    """A phrase of plain nouns that tells one thing apart, though no lexicon knows its head."""
    own, phrase = words.texts[last - 1], words.phrase(first, last)
    vague = any(words.texts[at] in _UNNAMING for at in range(first, last)) or own.endswith(REGIONS)
    told = vague or is_crowd(own) or is_bare(own) or is_dependent(own) or is_verbal(own)
    if told or len(phrase) < _TELLING:
        return None
    return phrase if all(is_noun(words.texts[at]) for at in range(first, last) if words.sorts[at] != "k") else None


def passed(frame: Frame, setting: Setting) -> str | None:
    """What goods or people pass: 青江大桥 of `经青江大桥进出口总值`."""
    if frame.indicator is None or frame.following:
        return None
    words, begin = setting.words, (frame.subject or frame.indicator)[0]
    span = range(words.at(begin), words.at(frame.indicator[1]))
    way = next((at for at in span if words.sorts[at] == "p" and words.texts[at] in _WAYS), None)
    topic = name_in(words, way + 1, words.noun_end(way + 1)) if way is not None else None
    return topic.text if topic and sort_named(topic.text) == "project" else None


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
