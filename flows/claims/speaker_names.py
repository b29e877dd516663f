"""The name of a speaker in the clause before a verb of saying, and what surrounds it there.

Kinds of `speakers.tsv` that play a part here: `lead`, `quotes` and `wire` open the clause and `trail` ends it, but in
no `solid` word; all before a `past` and all after a `when` go too. `source` shows without a name, `self` is the paper,
`nobody` speaks for none, nor does one who `hears`, nor a `meeting` where the paper hears; `actor`
is the last character of a speaker's name.
"""

import re
from functools import cache

from flows.claims.divisions import COUNTRY
from flows.claims.gazetteer import code_of
from flows.claims.people import SURNAMES
from flows.mentions.words import one_of, words_where

_MOMENT = r"[至到—–~-]?\d+(?:月份|[年月日号时分点])"
_SHORTEST = 2


@cache
def spoken_like(kind: str) -> str:
    """A pattern of the words of a kind."""
    return one_of(words_where("speakers", "kind", kind))


@cache
def spoken(kind: str) -> re.Pattern[str]:
    """The pattern of a kind's words, compiled once."""
    return re.compile(spoken_like(kind))


@cache
def actors() -> str:
    """The last characters of those who speak."""
    return "".join(words_where("speakers", "kind", "actor"))


@cache
def quoting() -> re.Pattern[str]:
    """`据`, `根据`, `经` at the beginning of a clause."""
    return re.compile(rf"\s*(?!{spoken_like('solid')}){spoken_like('quotes')}")


@cache
def met() -> re.Pattern[str]:
    """`记者5日在`: where the paper has been."""
    return re.compile(rf"{spoken_like('self')}(?:{_MOMENT}|{spoken_like('when')})*在")


def sources() -> re.Pattern[str]:
    """What shows without a name: `数据`, `统计`."""
    return spoken("source")


def without_lead(clause: str) -> str:
    """The clause without what opens it: `日前记者从`."""
    return _lead().sub("", clause)


def without_moment(phrase: str) -> str:
    """The phrase of a nameless source without its hour: `据8月4日11时统计` gives `统计`."""
    return _timed().sub("", phrase)


def name_in(clause: str) -> str:
    """The speaker's name without what surrounds it."""
    host = _host().search(clause)
    name = without_lead(host[1] if host else clause)
    posted = _posted().match(name)
    name = posted[1] if posted else name
    when = _when().search(name, _SHORTEST)
    name = name[: when.start()] if when else name
    while not kept().search(name) and (shorter := _trail().sub("", name)) != name:
        name = shorter
    name = _modifier().sub("", name)
    return name if sources().sub("", name) else ""


def is_meeting(name: str) -> bool:
    """Whether a name is a meeting's; the paper that hears there names nobody."""
    return name.endswith(_meetings())


@cache
def _meetings() -> tuple[str, ...]:
    return tuple(words_where("speakers", "kind", "meeting"))


def is_speaker(name: str) -> bool:
    """Whether somebody other than the paper can bear a name; a place alone says nothing (`记者从冠县了解到`)."""
    if spoken("self").fullmatch(name) or spoken("nobody").match(name):
        return False
    return not spoken("hears").search(name) and code_of(name) in (None, COUNTRY)


@cache
def _host() -> re.Pattern[str]:
    """Who holds the meeting at which the paper hears: `从|市水利局|召开的发布会`."""
    return re.compile(rf"{spoken_like('self')}.{{0,14}}?从([^，。]{{2,20}}?[{actors()}]){spoken_like('past')}")


@cache
def _posted() -> re.Pattern[str]:
    """Who has published what shows something: `省统计局|正式发布的上半年数据`."""
    return re.compile(
        rf"(.{{1,20}}?[{actors()}])(?:{spoken_like('trail')}|{spoken_like('when')}|{_MOMENT})*{spoken_like('posts')}"
    )


@cache
def _lead() -> re.Pattern[str]:
    bracket, wire = r"[（(][^（）()]*[）)]", rf".*?{spoken_like('wire')}"
    told = rf".*?{spoken_like('self')}.{{0,14}}?从|{met().pattern}|.*?{spoken_like('past')}"
    words = rf"(?!{spoken_like('solid')})(?:{spoken_like('lead')}|{spoken_like('quotes')})"
    return re.compile(rf"^(?:{wire}|{told}|\s|{bracket}|{words}|{_MOMENT})+")


@cache
def _trail() -> re.Pattern[str]:
    bracket, setting = r"[（(][^（）()]*[）)]", r"(?<=[会议式])上|在[^，。]{1,14}[上中时]|对[^，。；]{2,40}的"
    return re.compile(rf"(?:\s|{bracket}|{spoken_like('trail')}|\d+[日号]?|{setting})$")


@cache
def kept() -> re.Pattern[str]:
    """`工作报告` at the end of a name belongs to it."""
    return re.compile(rf"{spoken_like('solid')}$")


@cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"\d+[日号月]|{spoken_like('when')}")


@cache
def _timed() -> re.Pattern[str]:
    """`据8月2日8时至4日8时` before a source without a name."""
    return re.compile(rf"^{spoken_like('quotes')}?(?:{_MOMENT})+")


@cache
def _modifier() -> re.Pattern[str]:
    """What a person does or is like, before role and name: `常来买菜的|市民陈女士`."""
    return re.compile(
        rf"^(?!\d).+(?<![{actors()}省市县区镇乡村州])的(?=[^的]{{2,10}}(?:{'|'.join(SURNAMES)})[^的]{{1,3}}$)"
    )
