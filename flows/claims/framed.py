"""Whom the frame of a number puts in the place of its subject, where that names something claims are said of."""

import re

from flows.claims.actors import acting, acting_abroad, doing, owner, passed, sending
from flows.claims.antecedents import deictic_in, resolve, topics_of
from flows.claims.heads import head_of, is_bare, is_crowd, is_figure, is_group, is_pointing, sort_named
from flows.claims.naming import is_single, is_vague, name_in
from flows.claims.pointing import LEVELS
from flows.claims.setting import Setting
from flows.claims.shapes import Frame
from flows.claims.sides import SIZES
from flows.claims.steps import is_amid
from flows.claims.topics import ASIDE
from flows.claims.words import LEAD, Words
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_NOUNS = re.compile("[ngrkufxM]*[ngrx]")
_LOCAL = ("here", "town", "village")  # levels that name nothing by themselves
_BACK = 30
_EVERYWHERE = frozenset(words_where("topics", "use", "everywhere"))
_TELLING = 3
_COUNTED = re.compile("[ngk]*M[ng]+")
ATTRIBUTES = tuple(words_where("topics", "use", "attribute"))
_LED = re.compile("p[gnk]*e?$")  # 为115名老人追回, 在甲、乙等7个乡镇建成


def framed(mention: Mention, frame: Frame, setting: Setting) -> str | None:
    """What the frame has in the place of the subject, if that names something; a thing described needs no name."""
    subject = frame.subject
    if agent := sending(frame, setting) or passed(frame, setting):
        return agent
    if subject is None:
        return owner(frame, setting)
    phrase = setting.text[slice(*subject)]
    pointer = deictic_in(phrase) or phrase
    if setting.text.startswith(ASIDE, subject[1]) or is_amid(setting.text, subject[0], subject[0] + len(pointer)):
        return None  # 全国排名上升3位
    if own := _one_of_ours(frame, phrase, setting):
        return own
    if _is_parallel(frame, phrase, setting):
        return phrase
    if agent := acting_abroad(mention, frame, setting):
        return agent
    if frame.following and phrase in _EVERYWHERE and _is_held(setting):
        return None
    if named := _named(subject[0], phrase, setting):
        return _whole(mention, subject, setting) or acting(frame, named, setting) or named
    described = subject[0] > mention.start and _describes(mention, setting) and not is_figure(phrase)
    return phrase if described else doing(frame, setting)


def _is_held(setting: Setting) -> bool:
    """Whether the sentence tells of an event that those counted have come to: `论坛开幕，全球20个国家的代表参会`."""
    last = next(topics_of(setting).back(), None)
    return last is not None and last.sort == "event" and last.start >= setting.sentence.start


def _one_of_ours(frame: Frame, phrase: str, setting: Setting) -> str | None:
    """The one thing whose size is told behind a word for home: 甲医院扩建项目 of `我市甲医院扩建项目总投资3亿元`."""
    pointer, indicator = deictic_in(phrase), setting.text[slice(*frame.indicator)] if frame.indicator else ""
    if not pointer or frame.following or not indicator.endswith(ATTRIBUTES):
        return None
    rest = phrase[len(pointer) :]
    known = sort_named(rest) in ("project", "organisation")
    return rest if known and not (is_bare(rest) or is_group(rest) or is_vague(rest)) else None


def _is_parallel(frame: Frame, phrase: str, setting: Setting) -> bool:
    """Whether a name, known or not, stands where another did: 乙 of `甲景区接待6万人，乙接待5万人`."""
    if frame.subject is None or frame.indicator is None or frame.following or is_pointing(phrase):
        return False
    named = setting.words.sorts[: setting.words.at(frame.subject[0] + len(phrase))]
    if frame.subject[0] != setting.clause.start or named.strip("ng"):
        return False
    own, start = setting.text[slice(*frame.indicator)], setting.sentence.start
    alike = (c for c in reversed(setting.reading.claims[-_BACK:]) if c.mention.start >= start and c.indicator == own)
    other = next((claim for claim in alike if claim.subject), None)
    if other is None or setting.text.find(other.subject or "", start, other.mention.start) < 0:
        return False
    return sort_named(other.subject or "") in ("organisation", "project")


def _describes(mention: Mention, setting: Setting) -> bool:
    """Whether a number says how large the thing behind it is: `长140米的大棚`, not `近6000亩的版图`, `20%的补贴`."""
    words = setting.words
    at = words.at(mention.start)
    if words.sorts.startswith("nu", at + 1) and words.texts[at + 1] in SIZES:
        return True  # 60米长的叶片
    at -= words.sorts.endswith("l", 0, at)
    return words.sorts.endswith("n", 0, at) and words.texts[at - 1].endswith((*ATTRIBUTES, *SIZES))


def _whole(mention: Mention, subject: tuple[int, int], setting: Setting) -> str | None:
    """The name that begins with the place the frame took for its subject: `临河中学` where it saw `临河`."""
    words = setting.words
    first = words.at(subject[0])
    end = words.noun_end(first)
    if words.sorts[first : words.at(subject[1])].strip("g") or end < first + 2 or words.ends[end - 1] > mention.start:
        return None
    topic = name_in(words, first, end)
    if topic is None or topic.sort != "organisation" or not is_single(topic, words, end, ends=words.sorts[end] != "M"):
        return None
    return topic.text


def _named(start: int, phrase: str, setting: Setting) -> str | None:
    """What a phrase in the place of the subject names, None where it names nothing that claims are said of."""
    at = setting.words.at(start)
    if _was_counted(at, setting):
        return None
    if (
        at
        and setting.words.sorts[at - 1] == "M"
        and ((counted := _counted(at, start, phrase, setting)) or is_bare(phrase))
    ):
        return counted
    if is_bare(phrase):
        return None if _is_part(phrase, start, setting) else resolve(start, phrase, setting) or _organ(phrase)
    pointer = deictic_in(phrase)
    if pointer and LEVELS[pointer] in _LOCAL:
        return resolve(start, pointer, setting)
    words = setting.reading.words.between(start, start + len(phrase))
    if "M" in words.sorts and not pointer and _COUNTED.fullmatch(words.sorts):
        return None if _LED.search(setting.words.sorts[:at]) else phrase
    match = _NOUNS.match(words.sorts)
    if pointing := _pointing_in(words, match):
        return resolve(*pointing, setting)
    if match is None:
        return None
    topic = name_in(words, 0, match.end())
    if topic:
        return resolve(start, topic.text, setting)
    if words.texts[0][0] == "“" and len(words.starts) == 1:
        return phrase
    return resolve(start, words.texts[0], setting) if words.sorts[0] == "g" else None


def _organ(phrase: str) -> str | None:
    """A bare name of bodies that needs no other: 公安机关; a word for any body (合作社) does not tell which."""
    known = len(phrase) > _TELLING and sort_named(phrase) == "organisation"
    return phrase if known and not is_group(phrase) else None


def _was_counted(at: int, setting: Setting) -> bool:
    """Whether a number before it counts a phrase, behind a verb of its own: 企业 of `引进1家企业、成立3家合作社`."""
    return at > 1 and setting.words.sorts[at - 1] == "M" and setting.words.sorts[at - 2] in "vw"


def _pointing_in(words: Words, match: re.Match[str] | None) -> tuple[int, str] | None:
    """What a phrase points with by its nouns (`该局|为首批…`), or behind a setting (`在改造中|该公司`)."""
    behind = words.sorts.rfind("f") + 1
    spans = [(behind, len(words.sorts))] if behind else []
    spans += [(0, match.end())] if match else []
    phrases = ((words.starts[first], words.phrase(first, last)) for first, last in spans if first < last)
    return next(((at, phrase) for at, phrase in phrases if is_pointing(phrase) and is_bare(phrase)), None)


def _counted(at: int, start: int, phrase: str, setting: Setting) -> str | None:
    """A bare or named phrase with the number that opens the clause: `3家企业投资5亿元`."""
    words = setting.words
    if words.sorts[: at - 1].strip(LEAD):
        return None
    match = _NOUNS.match(words.sorts, at)
    last = match.end() if match else at
    while last > at and words.ends[last - 1] > start + len(phrase):
        last -= 1
    named = last > at and (head_of(words.phrase(at, last)) or is_crowd(words.texts[last - 1]))
    return words.phrase(at - 1, last) if named else None


def _is_part(phrase: str, start: int, setting: Setting) -> bool:
    """Whether a bare noun behind 其中 is a part of what was measured: `其中，项目投资5亿元`."""
    before = setting.text[setting.sentence.start : start].rstrip("，, ")
    return before.endswith("其中") and not is_pointing(phrase)
