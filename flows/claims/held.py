"""Which meeting, fair or game a clause says is held: `第六届茶文化活动昨天在北京举行，`.

All before the day and the place is its name, whatever words it is made of; what silent sentences count is said of it.
"""

import re

from flows.claims.heads import is_bare, is_head, is_pointing, sort_named
from flows.claims.naming import Topic
from flows.claims.tags import is_manner
from flows.claims.words import Words
from flows.mentions.words import words_where

_VERBS = frozenset(words_where("topics", "use", "held"))
_NAMED = re.compile(
    r"[kdtTxe]*((?:[pv][^x]*u|d?Mu)?)((?:[nrgvMkufdlmwe]|t(?=n))*?[ng])(?:[dtTx]|p(?=[pT]))*(?:p[ngMTke]+f?[dx]*)?[dtT]*"
)
_AT = re.compile("[kdtTx]*p?((?:[ngM]|k(?=n)|f(?=n))+)fx*")
_FAIRS = tuple(words_where("topics", "use", "fair"))
_DATED = re.compile("[tTp]")
_SHORTEST = 4
_SORTS = ("event", "project")


def event_at(words: Words) -> Topic | None:
    """The fair or forum that a clause only says what happens at: `在青山茶业论坛上，`, else None."""
    match = _AT.fullmatch(words.sorts) if words.sorts.find("f") > 0 else None
    if match is None:
        return None
    phrase = words.phrase(*match.span(1))
    if not phrase.endswith(_FAIRS) or is_bare(phrase) or is_pointing(phrase):
        return None
    return Topic(phrase, words.starts[match.start(1)], "event")


def event_held(words: Words) -> Topic | None:
    """The event that the clause ends by saying is held, opened or closed, else None."""
    end = len(words.sorts.rstrip("x")) - 1
    if end < 1 or words.texts[end] not in _VERBS:
        return None
    while end and is_manner(words.texts[end - 1]):
        end -= 1
    match = _NAMED.fullmatch(words.sorts, 0, end)
    if match is None:
        return None
    first, last = match.span(2)
    last += words.sorts[last] == "t" and is_head(words.texts[last])  # 动漫|节
    phrase = words.phrase(first, last)
    if len(phrase) < _SHORTEST or is_bare(phrase) or is_pointing(phrase) or not words.sorts[first:last].strip("g"):
        return None
    sort = sort_named(phrase)
    dated = _DATED.search(words.sorts, last, end) is not None
    if sort != "event" and not dated:
        return None  # “十四五”即将收官
    return Topic(phrase, words.starts[first], sort if sort in _SORTS else "event")
