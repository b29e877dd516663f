"""What goes back to who is speaking: `我家`, `她` behind her words, silence in what a villager tells of himself."""

import re
from collections.abc import Iterable

from flows.claims.heads import is_pointing
from flows.claims.naming import Topic
from flows.claims.people import PRONOUNS, is_hidden, name_in_title
from flows.claims.setting import Setting
from flows.claims.words import Words
from flows.mentions.words import one_of, words_where

_SELF = frozenset(words_where("topics", "use", "self"))
_HOME = re.compile(one_of(sorted(word for word in _SELF if len(word) > 1)))  # not 我 alone, which tells little
_QUOTED = "“"
_BODIES = tuple(words_where("topics", "use", "speaking"))
_CAUSES = frozenset(words_where("topics", "use", "causes"))
_ACTING = re.compile("[kdtTx]*(?:p[^vwsxl]*)?[dtTf]*v")
_SAID = re.compile("([ng]+)[dtTpg]*s(?=[dtTp]*v|p[ng]+f?v)")
_POINTED = re.compile("[kdtTx]*([nr]n)")
_SILENT = re.compile("[kdtTx]*(?:p[^vwsl]*)?")
_BEFORE = 8  # clauses of a sentence that a body's words go on over


def person_before(start: int, topics: Iterable[Topic], setting: Setting) -> str | None:
    """Whom a pronoun goes back to: the person named last before it, as a topic or as one who spoke in its paragraph.

    The `topics` come nearest first.
    """
    persons = (t for t in topics if t.sort == "person" and t.start < start and t.text not in PRONOUNS)
    named = next(persons, None)
    spoken = setting.reading.speeches.last(start)
    if spoken is None or not spoken.speaker or (named and named.start > spoken.start):
        return named.text if named else None
    text, after = setting.text, spoken.start
    quoted = start < spoken.end and text.startswith(_QUOTED, after)  # 他 in what somebody is quoted with is another
    teller = None if quoted or text.find("\n", after, start) >= 0 else name_of_teller(spoken.speaker)
    return teller or (named.text if named else None)


def speakers_own(setting: Setting) -> str | None:
    """Who tells of himself: 张卫东 of `“我种了10亩茶。”种植户张卫东说`."""
    speaker = setting.reading.speeches.at(setting.clause.start)
    first = len(setting.words.sorts) - len(setting.words.sorts.lstrip("xtTd"))
    if not speaker or first == len(setting.words.sorts) or setting.words.texts[first] not in _SELF:
        return None
    return name_in_title(speaker)


def speaking_body(setting: Setting) -> str | None:
    """The body whose words a clause goes on with by its verb: 以军 of `以军称，当天突袭了一处营地，打死了3人`.

    Or with a word for the body itself: `以军称，该部队打死了3人`.
    """
    if headed := _headed(setting.words):
        return headed
    spoken = setting.reading.speeches.last(setting.clause.start)
    if spoken is None or not (setting.sentence.start <= spoken.start <= setting.clause.start < spoken.end):
        return None
    clauses = [setting.clause, *setting.clauses_before(_BEFORE)]
    said = [setting.reading.words_of(clause) for clause in clauses if clause.start >= spoken.start]
    own = all(_acts(words) or _points(words) or _SILENT.fullmatch(words.sorts) for words in said)
    tells = _acts(setting.words) or _points(setting.words)
    return spoken.speaker if own and tells and (spoken.speaker or "").endswith(_BODIES) else None


def _headed(words: Words) -> str | None:
    """Who says in a heading what he did: 以军 of `以军称打死3人`."""
    match = _SAID.match(words.sorts)
    name = words.phrase(*match.span(1)) if match and _CAUSES.isdisjoint(words.texts) else ""
    return name if len(name) > 1 and name.endswith(_BODIES) else None


def _acts(words: Words) -> bool:
    """Whether a clause begins with a verb, circumstances aside, and tells no mere effect (`袭击造成3人死亡`)."""
    match = _ACTING.match(words.sorts)
    linked = match is not None and "u" in words.sorts[match.end() :].partition("M")[0]  # 修订后的产值
    return match is not None and not linked and _CAUSES.isdisjoint(words.texts)


def _points(words: Words) -> bool:
    """Whether a clause begins with a word for the body that speaks: 该组织."""
    match = _POINTED.match(words.sorts)
    phrase = words.phrase(*match.span(1)) if match else ""
    return is_pointing(phrase) and phrase.endswith(_BODIES)


def told_of_self(setting: Setting) -> str | None:
    """Who has spoken of himself in words that a silent clause goes on with: `“我家种茶，收入3万元。”茶农张卫东说`."""
    spoken = setting.reading.speeches.last(setting.clause.start)
    if spoken is None or not spoken.speaker or spoken.end <= setting.clause.start:
        return None
    if not _HOME.search(setting.text, spoken.start, setting.clause.start):
        return None
    return name_of_teller(spoken.speaker)


def name_of_teller(speaker: str) -> str | None:
    """The name of one person who speaks, without what he is; None for a body and for a name that stands alone."""
    name = name_in_title(speaker)
    return name if name != speaker or is_hidden(speaker) else None
