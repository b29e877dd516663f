"""Whom or what it is said of."""

import re

from flows.claims.claim import Change
from flows.claims.divisions import at_level, name_of
from flows.claims.frames import frame_of
from flows.claims.heads import head_of, is_bare
from flows.claims.setting import Setting
from flows.claims.topics import names_topic, read_topics
from flows.claims.words import sort_words
from flows.mentions.mention import Mention
from schemas.lexicon import read_lexicon

_LEVELS = {row["word"]: row["level"] for row in read_lexicon("deictics")}
_DEICTIC = re.compile("|".join(sorted(_LEVELS, key=len, reverse=True)))
_NOUNS = re.compile("[ngrkufx]*[ngrx]")
_ENDINGS = {
    "province": "省|自治区",
    "prefecture": "市|自治州|州|盟",
    "county": "县|旗|市",
    "region": "区|自治区",
    "town": "镇|乡",
    "village": "村",
}


def subject_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """The frame's own subject, else that of the claim before it in the sentence, else the topic spoken of."""
    reading = setting.reading
    read_topics(reading.topics, setting.text, setting.clause.start, reading.mentions)
    frame = frame_of(mention, change, setting)
    if frame.subject:
        named = _named(setting.text[slice(*frame.subject)], setting)
        if named:
            return named
    last = reading.claims[-1] if reading.claims else None
    if last is None or last.mention.start < setting.sentence.start:
        return _topic(setting)
    if frame.opening:
        return _topic(setting, setting.clause.start)
    between = [t for t in reading.topics.topics if t.start + len(t.text) > last.mention.start]
    if between:
        return resolve(between[-1].text, setting)
    return last.subject


def _named(phrase: str, setting: Setting) -> str | None:
    """What a phrase in the place of the subject names, None where it names nothing that claims are said of."""
    if is_bare(phrase) or _DEICTIC.match(phrase):
        return resolve(phrase, setting)
    words = sort_words(phrase, 0, len(phrase), [])
    if _NOUNS.fullmatch(words.sorts) and (words.sorts[0] == "g" or names_topic(phrase, words.sorts)):
        return phrase
    return None


def resolve(phrase: str, setting: Setting) -> str | None:
    """A pointing phrase gives what it points at, None where that is not found; any other phrase gives itself."""
    match = _DEICTIC.match(phrase)
    if match:
        name = _place(match[0], setting)
        return name if match.end() == len(phrase) or match[0] not in ("我国", "全国") else phrase
    if is_bare(phrase):
        head = head_of(phrase)
        named = (t.text for t in reversed(setting.reading.topics.topics) if head and t.text.endswith(head))
        return next(named, None)
    return phrase if len(phrase) > 1 else None


def _place(word: str, setting: Setting) -> str:
    level = _LEVELS[word]
    home = setting.reading.home
    if level == "country":
        return "中国" if word == "我国" else word
    if home and home != "100000":
        if level == "region":
            level = "province" if home.endswith("0000") else "county"
        code = at_level(home, level)
        if code:
            return name_of(code) or word
    endings = _ENDINGS[level]
    before = setting.text[: setting.clause.start]
    found = re.findall(f"[\u4e00-\u9fff]{{1,4}}?(?:{endings})", before)
    return found[-1] if found else word


def _topic(setting: Setting, sentence: int | None = None) -> str | None:
    """The nearest antecedent: of the sentence, of the paragraph's first sentence, else a place, else the home area."""
    topics = setting.reading.topics
    if sentence is None:
        sentence = setting.sentence.start
    opening = topics.opening if topics.opening > 0 else setting.clause.start
    for topic in reversed(topics.topics):
        if topic.start < topics.paragraph:
            break
        if topic.start >= sentence or topic.start < opening:
            return resolve(topic.text, setting)
    return _ground(setting)


def _ground(setting: Setting) -> str | None:
    """The place on which the article stands."""
    ground = setting.reading.topics.ground
    if ground:
        return resolve(ground.text, setting)
    home = setting.reading.home
    return ("全国" if home == "100000" else name_of(home)) if home else None
