"""Whom or what it is said of."""

import re
from bisect import bisect_left

from flows.claims.claim import Change, Claim
from flows.claims.divisions import COUNTRY, name_of
from flows.claims.frames import Frame, frame_of
from flows.claims.heads import head_of, is_bare, is_pointing, sort_of
from flows.claims.neighbours import beside, is_bracketed, is_total
from flows.claims.people import person_aged, person_in
from flows.claims.setting import Setting
from flows.claims.topics import Topic, Topics, is_single, name_in, named_before, read_topics, topic_of
from flows.claims.words import sort_words
from flows.mentions.mention import Mention
from schemas.lexicon import read_lexicon

_LEVELS = {row["word"]: row["level"] for row in read_lexicon("deictics")}
_DEICTIC = re.compile("|".join(sorted(_LEVELS, key=len, reverse=True)))
_NOUNS = re.compile("[ngrkufxM]*[ngrx]")
_ENDS = {"town": "镇乡", "village": "村"}
_SMALL = ("村", "镇", "乡", "街道", "社区")
_LEAD = "kdtTxfe"  # sorts of words before the subject
_BACK = 30
_THINGS = ("project", "event")
_AHEAD = 100  # who speaks is often named behind his words
_COUNTED = re.compile("[ngk]*M[ng]+")
_AGAIN = 4
_BROKEN = re.compile("[。！？；，：\n]|^[\\d.]+[万亿]*(?:多|余)?(?:元|$)|讯[（(]|^.$")
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
_PEOPLES = re.compile("(?:壮族|回族|维吾尔)?自治区$")


def subject_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """Whom a number is said of: as the sentence has it, else the place where the text is."""
    subject = _said_of(mention, change, setting)
    return subject if subject is None or is_well_formed(subject) else _ground(setting)


def is_well_formed(subject: str) -> bool:
    """Whether a subject is one phrase: no sum, no stop inside, quotations and brackets closed."""
    pairs = (subject.count(opening) == subject.count(closing) for opening, closing in _PAIRS)
    return _BROKEN.search(subject) is None and all(pairs)


def _said_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """What stands beside the number, the frame's own subject, the claim before it in the sentence, or the topic."""
    near = beside(mention, setting) if change.kind != "rank" else None
    if near:
        return resolve(*near, setting)
    frame = frame_of(mention, change, setting)
    if aged := person_aged(setting.words, setting.words.at(mention.start)):
        return aged
    person = person_in(setting.words)
    if person and person[0] < mention.start and (not frame.subject or frame.subject[0] <= person[0] < frame.subject[1]):
        return person[1]
    if frame.subject:
        named = _named(frame.subject[0], setting.text[slice(*frame.subject)], setting)
        if named:
            return _whole(mention, frame.subject, setting) or named
    if own := _own_topic(mention, frame, setting):
        return own
    last = _last(setting)
    if last is None or is_total(mention, setting):
        return _carried(frame, setting) or _topic(setting, setting.sentence.start)
    if frame.opening:
        return _topic(setting, setting.clause.start)
    topics = _topics(setting).topics
    topic = topics[-1] if topics else None
    if topic is not None and topic.start + len(topic.text) > last.mention.start:
        return resolve(topic.start, topic.text, setting)
    return last.subject


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
    if frame.indicator is None or mention is not setting.clause.mentions[0]:
        return None
    if not setting.clause.start <= frame.indicator[0] < mention.start:
        return None
    topic = topic_of(setting.words)
    if topic is None or topic.sort == "place" or topic.start + len(topic.text) >= frame.indicator[1]:
        return None
    return None if sort_of(topic.text) else resolve(topic.start, topic.text, setting)


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
    claims, topics = setting.reading.claims, _topics(setting)
    if frame.indicator is None or (topics.topics and topics.topics[-1].start >= setting.sentence.start):
        return None
    own = setting.text[slice(*frame.indicator)]
    alike = (claim for claim in reversed(claims[-_AGAIN:]) if claim.indicator and claim.indicator.endswith(own))
    claim = next(alike, None)
    return claim.subject if claim and claim.mention.start >= topics.paragraph else None


def _topics(setting: Setting) -> Topics:
    """What the article has spoken of before the clause."""
    reading = setting.reading
    read_topics(reading.topics, setting.text, setting.sentence.start, setting.clause.start, reading.fixed)
    return reading.topics


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
    level = _LEVELS.get(phrase[:2])
    if level == "here":
        return _here(start, setting)
    if level in _ENDS:
        return resolve(start, phrase[:2], setting)
    words = sort_words(setting.text, start, start + len(phrase), setting.reading.fixed)
    if "M" in words.sorts and phrase[:2] not in _LEVELS and _COUNTED.fullmatch(words.sorts):
        return phrase
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
    return words.phrase(at - 1, last) if last > at and head_of(words.phrase(at, last)) else None


def _is_part(phrase: str, start: int, setting: Setting) -> bool:
    """Whether a bare noun behind 其中 is a part of what was measured: `其中，项目投资5亿元`."""
    before = setting.text[setting.sentence.start : start].rstrip("，, ")
    return before.endswith("其中") and not is_pointing(phrase)


def resolve(start: int, phrase: str, setting: Setting) -> str | None:
    """A pointing phrase at `start` gives what it points at, None where that is not found; any other gives itself."""
    match = _DEICTIC.match(phrase)
    if match and _LEVELS[match[0]] == "here":
        return _here(start, setting)
    if match and (match.end() == len(phrase) or _LEVELS[match[0]] != "country"):
        place = _place(start, match[0], setting)
        return place or (match[0] if match.end() == len(phrase) else phrase)
    if not is_bare(phrase):
        return phrase
    head = head_of(phrase)
    if head is None:
        return None
    return _antecedent(start, phrase, head, setting)


def _antecedent(start: int, phrase: str, head: str, setting: Setting) -> str | None:
    """The name a bare or pointing phrase goes back to; who speaks of `our` company is named behind the words."""
    sort, fixed, text = sort_of(head), setting.reading.fixed, setting.text
    before = [t for t in reversed(_topics(setting).topics) if t.start < start and not is_bare(t.text)]
    alike = [topic for topic in before if topic.sort == sort]
    if sort in _THINGS and alike and alike[0].start >= setting.sentence.start:
        return alike[0].text
    named = next((topic.text for topic in before if is_pointing(phrase) and topic.text.endswith(head)), None)
    named = named or named_before(text, head, start, fixed)
    if named is None and sort == "organisation":
        named = named_before(text, head, min(start + _AHEAD, len(text)), fixed)
    if named or not (is_pointing(phrase) or sort in _THINGS):
        return named or _of_the_kind(phrase, alike, setting)
    return alike[0].text if alike else phrase


def _of_the_kind(phrase: str, alike: list[Topic], setting: Setting) -> str | None:
    """The body that the paragraph spoke of and a bare word calls by its kind: 小学 is a 学校, 卫生院 a 医院."""
    near = (topic.text for topic in alike if topic.start >= _topics(setting).paragraph)
    return next((text for text in near if set(head_of(text) or "") & set(phrase)), None)


def _here(start: int, setting: Setting) -> str | None:
    """What 这里 points at: the last place that a clause of the paragraph was about, else where the text is."""
    topics = _topics(setting)
    places = (t for t in reversed(topics.topics) if t.sort == "place" and topics.paragraph <= t.start < start)
    last = next(places, None)
    return resolve(last.start, last.text, setting) if last else _ground(setting)


def _place(start: int, word: str, setting: Setting) -> str | None:
    """The division a pointing word means, None where that is not known."""
    if word == "全国":
        return word
    if (ends := _ENDS.get(_LEVELS[word])) is not None:
        named = (named_before(setting.text, end, start, setting.reading.fixed) for end in ends)
        return next((name for name in named if name), None)
    places = setting.reading.places
    at = bisect_left(places, start, key=lambda place: place.start)
    code = places[at].code if at < len(places) and places[at].start == start else None
    return _called(code)


def _called(code: str | None) -> str | None:
    """The usual name of a division: 广西 for the autonomous region, else in full."""
    name = name_of(code) if code else None
    return _PEOPLES.sub("", name) if name else None


def _topic(setting: Setting, sentence: int) -> str | None:
    """The nearest antecedent: what the sentence has spoken of so far, what the paragraph opens with, else the place."""
    topics = _topics(setting)
    opening = topics.opening
    first = None
    for topic in reversed(topics.topics):
        if topic.start < topics.paragraph:
            break
        if topic.start >= sentence:
            return resolve(topic.start, topic.text, setting)
        if topic.start < opening:
            first = topic
    claims = setting.reading.claims
    said = bisect_left(claims, topics.paragraph, key=lambda claim: claim.mention.start)
    if first is not None and said < len(claims) and claims[said].mention.start < first.start:
        return claims[said].subject
    if first is not None and (first.sort != "place" or first.text.endswith(_SMALL)):
        return resolve(first.start, first.text, setting)
    return _ground(setting)


def _ground(setting: Setting) -> str | None:
    """The place where the text is: as printed, or by the name of its division."""
    scene = setting.reading.scenes.at(setting.clause.start)
    if scene.code == COUNTRY:
        return "全国"
    if scene.code is not None:
        return _called(scene.code)
    places = setting.reading.places
    at = bisect_left(places, setting.clause.start + 1, key=lambda place: place.start)
    abroad = next((place for place in reversed(places[max(0, at - _BACK) : at]) if place.kind == "abroad"), None)
    return setting.text[abroad.start : abroad.end] if abroad else None
