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


ACTORS = "".join(words_where("speakers", "kind", "actor"))
"""The last characters of those who speak."""
QUOTING = re.compile(rf"\s*(?!{spoken_like('solid')}){spoken_like('quotes')}")
"""`据`, `根据`, `经` at the beginning of a clause."""
MET = re.compile(rf"{spoken_like('self')}(?:{_MOMENT}|{spoken_like('when')})*在")
"""`记者5日在`: where the paper has been."""
SOURCE = re.compile(spoken_like("source"))
"""What shows without a name: `数据`, `统计`."""
KEPT = re.compile(rf"{spoken_like('solid')}$")
"""`工作报告` at the end of a name belongs to it."""
_SELF, _NOBODY, _HEARS = (re.compile(spoken_like(kind)) for kind in ("self", "nobody", "hears"))
_MEETINGS = tuple(words_where("speakers", "kind", "meeting"))
_HOST = re.compile(rf"{spoken_like('self')}.{{0,14}}?从([^，。]{{2,20}}?[{ACTORS}]){spoken_like('past')}")
"""Who holds the meeting at which the paper hears: `从|市水利局|召开的发布会`."""
_POSTED = re.compile(
    rf"(.{{1,20}}?[{ACTORS}])(?:{spoken_like('trail')}|{spoken_like('when')}|{_MOMENT})*{spoken_like('posts')}"
)
"""Who has published what shows something: `省统计局|正式发布的上半年数据`."""
_BRACKET = r"[（(][^（）()]*[）)]"
_TOLD = rf".*?{spoken_like('self')}.{{0,14}}?从|{MET.pattern}|.*?{spoken_like('past')}"
_OPENING = rf"(?!{spoken_like('solid')})(?:{spoken_like('lead')}|{spoken_like('quotes')})"
_LEAD = re.compile(rf"^(?:.*?{spoken_like('wire')}|{_TOLD}|\s|{_BRACKET}|{_OPENING}|{_MOMENT})+")
_CIRCUMSTANCE = r"(?<=[会议式])上|在[^，。]{1,14}[上中时]|对[^，。；]{2,40}的"
_TRAIL = re.compile(rf"(?:\s|{_BRACKET}|{spoken_like('trail')}|\d+[日号]?|{_CIRCUMSTANCE})$")
_WHEN = re.compile(rf"\d+[日号月]|{spoken_like('when')}")
_TIMED = re.compile(rf"^{spoken_like('quotes')}?(?:{_MOMENT})+")
"""`据8月2日8时至4日8时` before a source without a name."""
_MODIFIER = re.compile(
    rf"^(?!\d).+(?<![{ACTORS}省市县区镇乡村州])的(?=[^的]{{2,10}}(?:{'|'.join(SURNAMES)})[^的]{{1,3}}$)"
)
"""What a person does or is like, before role and name: `常来买菜的|市民陈女士`."""


def without_lead(clause: str) -> str:
    """The clause without what opens it: `日前记者从`."""
    return _LEAD.sub("", clause)


def without_moment(phrase: str) -> str:
    """The phrase of a nameless source without its hour: `据8月4日11时统计` gives `统计`."""
    return _TIMED.sub("", phrase)


def name_in(clause: str) -> str:
    """The speaker's name without what surrounds it."""
    host = _HOST.search(clause)
    name = without_lead(host[1] if host else clause)
    posted = _POSTED.match(name)
    name = posted[1] if posted else name
    when = _WHEN.search(name, _SHORTEST)
    name = name[: when.start()] if when else name
    while not KEPT.search(name) and (shorter := _TRAIL.sub("", name)) != name:
        name = shorter
    name = _MODIFIER.sub("", name)
    return name if SOURCE.sub("", name) else ""


def is_meeting(name: str) -> bool:
    """Whether a name is a meeting's; the paper that hears there names nobody."""
    return name.endswith(_MEETINGS)


def is_speaker(name: str) -> bool:
    """Whether somebody other than the paper can bear a name; a place alone says nothing (`记者从冠县了解到`)."""
    if _SELF.fullmatch(name) or _NOBODY.match(name):
        return False
    return not _HEARS.search(name) and code_of(name) in (None, COUNTRY)
