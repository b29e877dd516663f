"""Whom or what a number is said of.

The nearest word goes first: what stands beside the number, who owns it, the subject of its frame, that of the claim
before it in the sentence, what the sentence or its paragraph is about, and last the place where the text is.
"""

import re
from itertools import takewhile

from flows.claims.actors import acted_before
from flows.claims.antecedents import ground, nearest_topic, resolve, topics_of
from flows.claims.claim import Change, Claim
from flows.claims.divisions import COUNTRY
from flows.claims.framed import ATTRIBUTES, framed
from flows.claims.frames import frame_of
from flows.claims.gathered import SUMMED, gathered, is_gathered
from flows.claims.gazetteer import code_of
from flows.claims.heads import is_group, sort_named, sort_of
from flows.claims.listed import named_again
from flows.claims.naming import Topic
from flows.claims.neighbours import beside, is_bracketed, is_total
from flows.claims.pairs import both
from flows.claims.people import PRONOUNS, person_aged, person_in, person_owning
from flows.claims.series import series_of, share_out
from flows.claims.setting import Setting
from flows.claims.shapes import SINCE, Frame
from flows.claims.tellers import speakers_own, speaking_body
from flows.claims.topics import USES, topic_of
from flows.mentions.mention import Mention
from flows.mentions.words import one_of, words_where

_BACK = 30
_AGAIN = 4
_BROKEN = re.compile("[。！？；，：\n]|^[\\d.]+[万亿]*(?:多|余)?(?:元|$)|讯[（(]|^.$")
_OCCASIONS = tuple(words_where("topics", "use", "occasion"))
_LASTING = tuple(words_where("topics", "use", "lasting"))
_TIERS = tuple(words_where("topics", "use", "tier"))
_ACTING = re.compile("[kdtTxfe]*[vwc]")
_INTRODUCING, _JOINING = "w", "k"
_NAMED = re.compile("n+[dtT]*[lm]")
_SENTENCES = re.compile("[。！？!?].*[。！？!?]", re.DOTALL)
_GOAL = re.compile("[kdx]*[gnr]+u")
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
_RIVAL = re.compile(one_of(words_where("bystanders", "side", "than")) + "[^，。；]{1,20}$")
_PAIRED = re.compile("[“”（）()《》]")


def subject_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """Whom a number is said of: as the sentence has it, else the place where the text is."""
    frame = frame_of(mention, change, setting)
    owner = frame.owner or named_again(mention, setting) or _shared_out(mention, change, setting)
    subject = both(owner or _said_of(mention, change, setting), setting)
    return subject if subject is None or is_well_formed(subject) else ground(setting)


def _shared_out(mention: Mention, change: Change, setting: Setting) -> str | None:
    """The one of several kinds that a number of a series is of: `小型、微型企业的产值分别为8亿元和9亿元`."""
    series = series_of(mention, setting)
    listed = frame_of(series.first, change, setting).subject if series.size > 1 else None
    kinds = setting.text[slice(*listed)] if listed else ""
    shared = share_out(kinds, series) if kinds else ""
    if shared == kinds or shared[:1].isdigit():
        return None
    return shared if shared in kinds or is_group(kinds) else None


def is_well_formed(subject: str) -> bool:
    """Whether a subject is one phrase: no sum, no stop inside, quotations and brackets closed."""
    if _BROKEN.search(subject):
        return False
    return not _PAIRED.search(subject) or all(subject.count(one) == subject.count(other) for one, other in _PAIRS)


def _said_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """What stands beside the number, the frame's own subject, the claim before it in the sentence, or the topic."""
    near = beside(mention, setting) if change.kind != "rank" else None
    if near:
        return resolve(*near, setting)
    frame = frame_of(mention, change, setting)
    at = setting.words.at(mention.start)
    person = person_in(setting.words)
    whose = person_aged(setting.words, at) or person_owning(setting.words, at)
    if whose and not (whose in PRONOUNS and person and person[0] < mention.start):
        return resolve(mention.start, whose, setting)
    told = gathered(mention, frame, setting) or speakers_own(setting) or speaking_body(setting)
    if own := _tier(frame, setting) or told:
        return own
    if person and person[0] < mention.start and (not frame.subject or frame.subject[0] <= person[0] < frame.subject[1]):
        return person[1]
    if not _is_again(mention, setting) and (named := framed(mention, frame, setting)):
        return named
    if own := _own_topic(mention, frame, setting):
        return own
    last = _last(setting)
    if last is None or is_total(mention, setting):
        kept = _carried(frame, setting) or _held(setting) or _thing(frame, setting) or acted_before(setting)
        return kept or nearest_topic(setting, setting.sentence.start)
    if frame.opening and not setting.is_part and not setting.words.sorts.startswith(_JOINING):
        return nearest_topic(setting, setting.clause.start)
    topic = next(topics_of(setting).back(), None)
    counted = topic is not None and frame.indicator is not None and topic.start == frame.indicator[0]
    if topic and not counted and not _is_aside(topic, last, setting) and _goes_on(topic, last, setting):
        return resolve(topic.start, topic.text, setting) or last.subject
    return ground(setting) if _is_apart(last, frame, mention, setting) else last.subject


def _tier(frame: Frame, setting: Setting) -> str | None:
    """The tier of government whose part of a budget is told: `其中，市本级完成2亿元`."""
    own = setting.text[slice(*frame.indicator)] if frame.indicator and not frame.following else ""
    return own if own.endswith(_TIERS) else None


def _is_again(mention: Mention, setting: Setting) -> bool:
    """Whether a bare share of another goal follows one: the second of `完成省目标的130%，市目标的127%`."""
    last = _last(setting)
    if last is None or not mention.unit == last.quantity.unit == "%":
        return False
    goal = _GOAL.fullmatch(setting.words.sorts, 0, setting.words.at(mention.start))
    return goal is not None and last.change.kind == "share" and last.mention.end + 1 == setting.clause.start


def _is_apart(last: Claim, frame: Frame, mention: Mention, setting: Setting) -> bool:
    """Whether a clause behind a semicolon leaves what was spoken of there, or one that counts another kind does.

    It counts by a noun of its own (`438个项目完成投资6亿元，上市企业增至9家`), measures something else than a kind
    (`民营企业进出口增长9%；机电产品出口增长8%`), or begins with its verb behind several bodies in turn
    (`甲景区接待6万人；乙公司组团400人；推进7个项目`) or things counted (`8个项目完成投资6亿元；争取资金2亿元`).
    """
    between = setting.text[last.mention.end : setting.clause.start]
    if frame.indicator is None:
        return False
    if (last.subject or "")[:1].isdigit() and _is_first_named(mention, setting):
        return mention.unit == "1" and is_group(setting.text[slice(*frame.indicator)])
    if "；" not in between:
        return False
    near = (claim for claim in setting.reading.claims[-_BACK:] if claim.mention.start >= setting.sentence.start)
    whose = {claim.subject for claim in near if claim.mention.quote not in (last.subject or "")}
    in_turn = _ACTING.match(setting.words.sorts) and len(whose) > 1
    goes_on = setting.words.sorts.startswith(_INTRODUCING)  # ；实现利润3亿元
    counted = (last.subject or "")[:1].isdigit() and _ACTING.match(setting.words.sorts)
    return ((is_group(last.subject or "") or bool(counted)) and not goes_on) or bool(in_turn)


def _is_first_named(mention: Mention, setting: Setting) -> bool:
    """Whether a number is the first of its clause, behind a noun and the verb that leads to it."""
    return mention is setting.clause.mentions[0] and _NAMED.match(setting.words.sorts) is not None


def _goes_on(topic: Topic, last: Claim, setting: Setting) -> bool:
    """Whether a sentence goes on about a topic rather than about whom its last number was of."""
    if topic.start + len(topic.text) > last.mention.start:
        return _acts(topic, last, setting) or not _counts(topic, last, setting)
    return _acts(topic, last, setting) or _is_told_of(topic, last, setting)


def _is_aside(topic: Topic, last: Claim, setting: Setting) -> bool:
    """Whether a topic is only that of a part told by the way: `总投资8亿元，其中农场自筹3亿元；建桥2座`."""
    return topic.start > last.mention.end and "；" in setting.text[topic.start : setting.clause.start]


def _is_told_of(topic: Topic, last: Claim, setting: Setting) -> bool:
    """Whether a sentence goes on about what it has said what it is: `甲村是乙乡3个贫困村之一，距县城12公里`."""
    start, end = topic.start, topic.start + len(topic.text)
    inside = setting.sentence.start <= start and end < last.mention.start and setting.clause.start > last.mention.end
    return inside and setting.text.startswith(USES["being"], end)


def _counts(topic: Topic, last: Claim, setting: Setting) -> bool:
    """Whether a topic only counts what the sentence goes on to say of another: `全县脱贫8户，5个村全部出列`."""
    if not topic.start <= last.mention.start or setting.left.endswith(ATTRIBUTES):
        return False
    claims = setting.reading.claims
    return len(claims) > 1 and claims[-2].mention.start >= setting.sentence.start


def _acts(topic: Topic, last: Claim, setting: Setting) -> bool:
    """Whether a person goes on who made what was described last: `他建了年出栏100头的猪场，发展了10亩梨园`."""
    if topic.sort != "person" or not last.subject or last.subject == topic.text:
        return False
    made = setting.text.find(last.subject, last.mention.end, setting.clause.start) >= 0
    return made and setting.text.find(last.subject, setting.sentence.start, last.mention.start) < 0


def _own_topic(mention: Mention, frame: Frame, setting: Setting) -> str | None:
    """What the clause is about before its first number, where the frame has taken all of it for the indicator."""
    if frame.following and (agent := _agent(mention, setting) or _lasting(mention, setting)):
        return agent
    if frame.indicator is None or mention is not setting.clause.mentions[0]:
        return None
    if not setting.clause.start <= frame.indicator[0] < mention.start:
        return None
    topic = topic_of(setting.words)
    if topic is None or topic.sort == "place" or topic.start + len(topic.text) >= frame.indicator[1]:
        return None
    return None if sort_of(topic.text) else resolve(topic.start, topic.text, setting)


def _agent(mention: Mention, setting: Setting) -> str | None:
    """The body that a clause begins with, marks between it and its number: `甲局报送的《…》、《…》三个案例入选`."""
    words = setting.words
    topic = topic_of(words)
    if topic is None or topic.sort != "organisation" or topic.start != words.starts[0] or is_group(topic.text):
        return None
    between = words.sorts[words.at(topic.start + len(topic.text)) : words.at(mention.start)]
    return resolve(topic.start, topic.text, setting) if "x" in between and "M" not in between else None


def _lasting(mention: Mention, setting: Setting) -> str | None:
    """What a clause is about that tells first how long it lasts, or points at an occasion.

    `为期三天的青山论坛今天闭幕`, `本次采购共有300家医院参加`.
    """
    topic = topic_of(setting.words)
    if topic is None:
        return None
    lasts = setting.left.endswith(_LASTING) and topic.start > mention.start
    points = topic.start < mention.start and topic.text.startswith(_OCCASIONS)
    return resolve(topic.start, topic.text, setting) if lasts or points else None


def _last(setting: Setting) -> Claim | None:
    """The claim before in the sentence; what is said by the way (in brackets, an anniversary, a part) is none.

    A sentence that 其中 opens goes on with the one before, unless that is of a division, which the scene knows.
    """
    for claim in reversed(setting.reading.claims[-_BACK:]):
        if claim.mention.start < setting.sentence.start and not (
            setting.goes_on and code_of(claim.subject or "") is None
        ):
            return None
        if not is_bracketed(claim.mention, setting) and not _is_told_by_the_way(claim, setting):
            return claim
    return None


def _is_told_by_the_way(claim: Claim, setting: Setting) -> bool:
    """Whether a claim tells how long ago something happened, to no body or thing that acts on, or is of a part.

    A clause behind a semicolon goes on about the whole: `出口8亿元，其中甲公司3亿元；进口2亿元`.
    """
    if claim.quantity.stated_unit in SINCE:
        return sort_named(claim.subject or "") not in ("organisation", "project")
    rival = claim.change.kind == "level" and _RIVAL.search(setting.text, setting.sentence.start, claim.mention.start)
    if claim.indicator in SUMMED or is_gathered(claim, setting) or rival:
        return True  # 甲部等七部门印发意见，到2030年; 低于甲港的8万吨，居第二
    return claim.part_of is not None and "；" in setting.text[claim.mention.end : setting.clause.start]


def _carried(frame: Frame, setting: Setting) -> str | None:
    """The subject of the sentence before, where a silent sentence goes on about what was measured there."""
    if frame.indicator is None:
        return None
    own = setting.text[slice(*frame.indicator)]
    near = reversed(setting.reading.claims[-_AGAIN:])
    claim = next((claim for claim in near if claim.indicator and claim.indicator.endswith(own)), None)
    if claim is None:
        return None
    topics = topics_of(setting)
    spoken = next(topics.back(), None)
    if claim.mention.start < topics.paragraph or (spoken and spoken.start >= setting.sentence.start):
        return None
    return claim.subject


def _held(setting: Setting) -> str | None:
    """The one body that all of the sentence before was about, where a sentence begins with its verb: `全年举办…`.

    At the head of a paragraph of the local press it is the body that all before was said of.
    """
    claims, topics = setting.reading.claims, topics_of(setting)
    if not claims or not _ACTING.match(setting.words.sorts) or setting.clause.start != setting.sentence.start:
        return None
    apart = claims[-1].mention.start < topics.paragraph
    if apart and setting.reading.home in (None, COUNTRY):
        return None
    if not apart and _SENTENCES.search(setting.text, claims[-1].mention.end, setting.sentence.start):
        return None
    said = reversed(claims[-_BACK:])
    before = said if apart else takewhile(lambda claim: claim.sentence == claims[-1].sentence, said)
    subjects = {claim.subject for claim in before}
    body = subjects.pop()
    return None if subjects or not body or not _is_one_body(body) else body


def _is_one_body(name: str) -> bool:
    """Whether a name is that of one organisation, not of a kind."""
    return sort_named(name) == "organisation" and not is_group(name)


def _thing(frame: Frame, setting: Setting) -> str | None:
    """What the heading names, where a paragraph that has named nothing yet tells what it is like: `全长8公里，`."""
    if frame.indicator is None or not setting.text[slice(*frame.indicator)].endswith(ATTRIBUTES):
        return None
    topics = topics_of(setting)
    heading = setting.text.rfind("\n", 0, max(0, topics.paragraph - 1)) + 1
    named = list(takewhile(lambda topic: topic.start >= heading, topics.back()))
    if any(topic.start >= topics.paragraph and topic.sort != "place" for topic in named):
        return None
    things = (topic.text for topic in named if topic.sort == "project" and topic.start < topics.paragraph)
    return next(things, None)
