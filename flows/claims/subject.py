"""Whom or what it is said of."""

import re
from bisect import bisect_left

from flows.claims.claim import Change
from flows.claims.divisions import COUNTRY, name_of
from flows.claims.frames import frame_of
from flows.claims.heads import head_of, is_bare, is_pointing, sort_of
from flows.claims.setting import Setting
from flows.claims.topics import Topics, name_in, named_before, read_topics
from flows.claims.words import sort_words
from flows.mentions.mention import Mention
from schemas.lexicon import read_lexicon

_LEVELS = {row["word"]: row["level"] for row in read_lexicon("deictics")}
_DEICTIC = re.compile("|".join(sorted(_LEVELS, key=len, reverse=True)))
_NOUNS = re.compile("[ngrkufxM]*[ngrx]")
_ENDS = {"town": "镇乡", "village": "村"}
_BACK = 30
_THINGS = ("project", "event")
_AHEAD = 100  # who speaks is often named behind his words
_COUNTED = re.compile("[ngk]*M[ng]+")
_PEOPLES = re.compile("(?:壮族|回族|维吾尔)?自治区$")


def subject_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """The frame's own subject, else that of the claim before it in the sentence, else the topic spoken of."""
    reading = setting.reading
    frame = frame_of(mention, change, setting)
    if frame.subject:
        named = _named(frame.subject[0], setting.text[slice(*frame.subject)], setting)
        if named:
            return named
    last = reading.claims[-1] if reading.claims else None
    if last is None or last.mention.start < setting.sentence.start:
        return _topic(setting, setting.sentence.start)
    if frame.opening:
        return _topic(setting, setting.clause.start)
    topics = _topics(setting).topics
    topic = topics[-1] if topics else None
    if topic is not None and topic.start + len(topic.text) > last.mention.start:
        return resolve(topic.start, topic.text, setting)
    return last.subject


def _topics(setting: Setting) -> Topics:
    """What the article has spoken of before the clause."""
    reading = setting.reading
    read_topics(reading.topics, setting.text, setting.sentence.start, setting.clause.start, reading.fixed)
    return reading.topics


def _named(start: int, phrase: str, setting: Setting) -> str | None:
    """What a phrase in the place of the subject names, None where it names nothing that claims are said of."""
    if is_bare(phrase):
        return resolve(start, phrase, setting)
    if _LEVELS.get(phrase[:2]) == "here":
        return _here(start, setting)
    words = sort_words(setting.text, start, start + len(phrase), setting.reading.fixed)
    if "M" in words.sorts and _COUNTED.fullmatch(words.sorts):
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
        return named
    return alike[0].text if alike else phrase


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
    if first is not None and first.sort != "place":
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
