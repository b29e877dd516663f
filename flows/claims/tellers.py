"""What goes back to who is speaking: `我家`, `她` behind her words, silence in what a villager tells of himself."""

import re
from collections.abc import Iterable

from flows.claims.naming import Topic
from flows.claims.people import is_hidden, name_in_title
from flows.claims.setting import Setting
from flows.mentions.words import one_of, words_where

PERSONS = frozenset(words_where("topics", "use", "person"))
_SELF = frozenset(words_where("topics", "use", "self"))
_HOME = re.compile(one_of(sorted(word for word in _SELF if len(word) > 1)))  # not 我 alone, which tells little
_QUOTED = "“"


def person_before(start: int, topics: Iterable[Topic], setting: Setting) -> str | None:
    """Whom a pronoun goes back to: the person named last before it, as a topic or as one who spoke in its paragraph.

    The `topics` come nearest first.
    """
    persons = (t for t in topics if t.sort == "person" and t.start < start and t.text not in PERSONS)
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
