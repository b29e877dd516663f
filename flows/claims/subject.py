"""Whom or what it is said of."""

import re
from itertools import takewhile

from flows.claims.antecedents import LEVELS, ground, nearest_topic, resolve, topics_of
from flows.claims.claim import Change, Claim
from flows.claims.frames import Frame, frame_of
from flows.claims.heads import head_of, is_bare, is_crowd, is_figure, is_group, is_pointing, sort_of
from flows.claims.neighbours import beside, is_bracketed, is_total
from flows.claims.people import name_in_title, person_aged, person_in
from flows.claims.setting import Setting
from flows.claims.topics import Topic, is_single, name_in, topic_of
from flows.claims.words import sort_words
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_NOUNS = re.compile("[ngrkufxM]*[ngrx]")
_LOCAL = ("here", "town", "village")  # levels that name nothing by themselves
_LEAD = "kdtTxfe"  # sorts of words before the subject
_BACK = 30
_COUNTED = re.compile("[ngk]*M[ng]+")
_AGAIN = 4
_BROKEN = re.compile("[。！？；，：\n]|^[\\d.]+[万亿]*(?:多|余)?(?:元|$)|讯[（(]|^.$")
_ATTRIBUTES = tuple(words_where("topics", "use", "attribute"))
_ACTING = re.compile("[kdtTxfe]*[vwc]")
_SENTENCES = re.compile("[。！？!?].*[。！？!?]", re.DOTALL)
_LED = re.compile("p[gnk]*e?$")  # 为115名老人追回, 在甲、乙等7个乡镇建成
_SELF = frozenset(words_where("topics", "use", "self"))
_GOAL = re.compile("[kdx]*[gnr]+u")
_SIZES = tuple(words_where("topics", "use", "size"))
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
_PAIRED = re.compile("[“”（）()《》]")


def subject_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """Whom a number is said of: as the sentence has it, else the place where the text is."""
    subject = _said_of(mention, change, setting)
    return subject if subject is None or is_well_formed(subject) else ground(setting)


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
    if aged := person_aged(setting.words, setting.words.at(mention.start)):
        return resolve(mention.start, aged, setting)
    if own := _speakers_own(setting):
        return own
    person = person_in(setting.words)
    if person and person[0] < mention.start and (not frame.subject or frame.subject[0] <= person[0] < frame.subject[1]):
        return person[1]
    if not _is_again(mention, setting) and (framed := _framed(mention, frame, setting)):
        return framed
    if own := _own_topic(mention, frame, setting):
        return own
    last = _last(setting)
    if last is None or is_total(mention, setting):
        kept = _carried(frame, setting) or _held(setting) or _thing(frame, setting)
        return kept or nearest_topic(setting, setting.sentence.start)
    if frame.opening:
        return nearest_topic(setting, setting.clause.start)
    topics = topics_of(setting).topics
    topic = topics[-1] if topics else None
    if topic is not None and topic.start + len(topic.text) > last.mention.start and not _counts(topic, last, setting):
        return resolve(topic.start, topic.text, setting)
    return ground(setting) if _is_apart(last, frame, setting) else last.subject


def _framed(mention: Mention, frame: Frame, setting: Setting) -> str | None:
    """What the frame has in the place of the subject, if that names something; a thing described needs no name."""
    subject = frame.subject
    if subject is None:
        return None
    phrase = setting.text[slice(*subject)]
    if _is_parallel(frame, phrase, setting):
        return phrase
    if named := _named(subject[0], phrase, setting):
        return _whole(mention, subject, setting) or named
    described = subject[0] > mention.start and _describes(mention, setting) and not is_figure(phrase)
    return phrase if described else None


def _speakers_own(setting: Setting) -> str | None:
    """Who tells of himself: 张卫东 of `“我种了10亩茶。”种植户张卫东说`."""
    speaker = setting.reading.speeches.at(setting.clause.start)
    first = len(setting.words.sorts) - len(setting.words.sorts.lstrip("xtTd"))
    if not speaker or first == len(setting.words.sorts) or setting.words.text(first) not in _SELF:
        return None
    return name_in_title(speaker)


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
    return sort_of(head_of(other.subject or "") or "") in ("organisation", "project")


def _is_again(mention: Mention, setting: Setting) -> bool:
    """Whether a bare share of another goal follows one: the second of `完成省目标的130%，市目标的127%`."""
    last = _last(setting)
    if last is None or mention.quantity is None or not mention.quantity.unit == last.quantity.unit == "%":
        return False
    goal = _GOAL.fullmatch(setting.words.sorts, 0, setting.words.at(mention.start))
    return goal is not None and last.change.kind == "share" and last.mention.end + 1 == setting.clause.start


def _describes(mention: Mention, setting: Setting) -> bool:
    """Whether a number says how large the thing behind it is: `长140米的大棚`, not `近6000亩的版图`, `20%的补贴`."""
    words = setting.words
    at = words.at(mention.start)
    at -= words.sorts.endswith("l", 0, at)
    return words.sorts.endswith("n", 0, at) and words.text(at - 1).endswith((*_ATTRIBUTES, *_SIZES))


def _is_apart(last: Claim, frame: Frame, setting: Setting) -> bool:
    """Whether a clause behind a semicolon leaves what was spoken of there.

    It measures something else than a kind (`民营企业进出口增长9%；机电产品出口增长8%`), or begins with its verb behind
    several bodies in turn (`甲景区接待6万人；乙公司组团400人；推进7个项目`).
    """
    between = setting.text[last.mention.end : setting.clause.start]
    if frame.indicator is None or "；" not in between:
        return False
    near = (claim for claim in setting.reading.claims[-_BACK:] if claim.mention.start >= setting.sentence.start)
    in_turn = _ACTING.match(setting.words.sorts) and len({claim.subject for claim in near}) > 1
    return is_group(last.subject or "") or bool(in_turn)


def _counts(topic: Topic, last: Claim, setting: Setting) -> bool:
    """Whether a topic only counts what the sentence goes on to say of another: `全县脱贫8户，5个村全部出列`."""
    if not topic.start <= last.mention.start or setting.left.endswith(_ATTRIBUTES):
        return False
    claims = setting.reading.claims
    return len(claims) > 1 and claims[-2].mention.start >= setting.sentence.start


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


def _own_topic(mention: Mention, frame: Frame, setting: Setting) -> str | None:
    """What the clause is about before its first number, where the frame has taken all of it for the indicator."""
    if frame.following and (agent := _agent(mention, setting)):
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


def _last(setting: Setting) -> Claim | None:
    """The claim before in the sentence; one in brackets is said by the way."""
    for claim in reversed(setting.reading.claims[-_BACK:]):
        if claim.mention.start < setting.sentence.start:
            return None
        if not is_bracketed(claim.mention, setting):
            return claim
    return None


def _carried(frame: Frame, setting: Setting) -> str | None:
    """The subject of the sentence before, where a silent sentence goes on about what was measured there."""
    claims, topics = setting.reading.claims, topics_of(setting)
    if frame.indicator is None or (topics.topics and topics.topics[-1].start >= setting.sentence.start):
        return None
    own = setting.text[slice(*frame.indicator)]
    near = reversed(claims[-_AGAIN:])
    claim = next((claim for claim in near if claim.indicator and claim.indicator.endswith(own)), None)
    return claim.subject if claim and claim.mention.start >= topics.paragraph else None


def _held(setting: Setting) -> str | None:
    """The one body that all of the sentence before was about, where a sentence begins with its verb: `全年举办…`."""
    claims, topics = setting.reading.claims, topics_of(setting)
    if not claims or claims[-1].mention.start < topics.paragraph or not _ACTING.match(setting.words.sorts):
        return None
    if setting.clause.start != setting.sentence.start or _SENTENCES.search(
        setting.text, claims[-1].mention.end, setting.sentence.start
    ):
        return None
    before = takewhile(lambda claim: claim.sentence == claims[-1].sentence, reversed(claims))
    subjects = {claim.subject for claim in before}
    body = subjects.pop()
    return (
        body
        if not subjects and body and sort_of(head_of(body) or "") == "organisation" and not is_group(body)
        else None
    )


def _thing(frame: Frame, setting: Setting) -> str | None:
    """What the heading names, where a paragraph that has named nothing yet tells what it is like: `全长8公里，`."""
    if frame.indicator is None or not setting.text[slice(*frame.indicator)].endswith(_ATTRIBUTES):
        return None
    topics = topics_of(setting)
    if any(topic.start >= topics.paragraph and topic.sort != "place" for topic in topics.topics):
        return None
    heading = setting.text.rfind("\n", 0, max(0, topics.paragraph - 1)) + 1
    things = (topic for topic in reversed(topics.topics) if topic.sort == "project" and topic.start >= heading)
    return next((thing.text for thing in things if thing.start < topics.paragraph), None)


def _named(start: int, phrase: str, setting: Setting) -> str | None:
    """What a phrase in the place of the subject names, None where it names nothing that claims are said of."""
    at = setting.words.at(start)
    if (
        at
        and setting.words.sorts[at - 1] == "M"
        and ((counted := _counted(at, start, phrase, setting)) or is_bare(phrase))
    ):
        return counted
    if is_bare(phrase):
        return None if _is_part(phrase, start, setting) else resolve(start, phrase, setting)
    if LEVELS.get(phrase[:2]) in _LOCAL:
        return resolve(start, phrase[:2], setting)
    words = sort_words(setting.text, start, start + len(phrase), setting.reading.fixed)
    if "M" in words.sorts and phrase[:2] not in LEVELS and _COUNTED.fullmatch(words.sorts):
        return None if _LED.search(setting.words.sorts[:at]) else phrase
    match = _NOUNS.match(words.sorts)
    if match is None:
        return None
    topic = name_in(words, 0, match.end())
    if topic:
        return resolve(start, topic.text, setting)
    if words.text(0)[0] == "“" and len(words.starts) == 1:
        return phrase
    return resolve(start, words.text(0), setting) if words.sorts[0] == "g" else None


def _counted(at: int, start: int, phrase: str, setting: Setting) -> str | None:
    """A bare or named phrase with the number that opens the clause: `3家企业投资5亿元`."""
    words = setting.words
    if words.sorts[: at - 1].strip(_LEAD):
        return None
    match = _NOUNS.match(words.sorts, at)
    last = match.end() if match else at
    while last > at and words.ends[last - 1] > start + len(phrase):
        last -= 1
    named = last > at and (head_of(words.phrase(at, last)) or is_crowd(words.text(last - 1)))
    return words.phrase(at - 1, last) if named else None


def _is_part(phrase: str, start: int, setting: Setting) -> bool:
    """Whether a bare noun behind 其中 is a part of what was measured: `其中，项目投资5亿元`."""
    before = setting.text[setting.sentence.start : start].rstrip("，, ")
    return before.endswith("其中") and not is_pointing(phrase)
