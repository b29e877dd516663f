"""What stands beside a number and says by itself whom it is said of: a place before it, a project behind it."""

import re

from flows.claims.divisions import COUNTRY
from flows.claims.gazetteer import code_of
from flows.claims.heads import head_of, sort_named, sort_of
from flows.claims.pointing import LEVELS
from flows.claims.setting import Setting
from flows.claims.words import CLOSED, OPEN, Words
from flows.mentions.mention import Mention
from flows.mentions.words import words_where
from schemas.lexicon import read_lexicon

_LISTED = re.compile("(?:^|[xwu]|(?<!g)k)g$")
_OBJECT = re.compile("vd?g$")
_BRACKETED = re.compile("g(?:n{0,2})x$")
_PROJECT = re.compile("[ng]+(?=[kexvwd]|$)")
_MONEY = ("元", "金")
_INVESTED = "投资"
_NEAR = 6
_POINTING = {*LEVELS, *words_where("places", "kind", "here", "home")}
_KINDS = tuple(row["word"] for row in read_lexicon("countables"))


def beside(mention: Mention, setting: Setting) -> tuple[int, str] | None:
    """The start and text of the place or project that a number belongs to by its position."""
    words = setting.words
    at = words.at(mention.start)
    if is_bracketed(mention, setting):
        match = _BRACKETED.search(words.sorts, max(0, at - _NEAR), at)
    elif setting.right.startswith(_KINDS) or mention.quote.endswith(_KINDS):
        match = None  # 甲市、乙市2市
    elif at and _is_thing(words.texts[at - 1]) and mention.unit == "1":
        match = None  # 高速公路80公里、长江大桥7座
    elif "b" in words.sorts[words.sorts.rfind("M", 0, at) + 1 : at]:
        match = None  # 高于全国、全省1个百分点
    else:
        match = _LISTED.search(words.sorts, max(0, at - 3), at)
    if match := match or _owning(words, at):
        place = words.sorts.index("g", match.start())
        return words.starts[place], words.texts[place]
    return _project(words, at, mention)


def _is_thing(word: str) -> bool:
    """Whether a word names a thing that is counted, and no place: 长江大桥."""
    return sort_named(word) == "project"


def _owning(words: Words, at: int) -> re.Match[str] | None:
    """The division whose bodies or people a verb's object counts: `发布了青山县811家企业的岗位`."""
    match = _OBJECT.search(words.sorts, max(0, at - 3), at)
    owner = code_of(words.texts[at - 1]) if match else None
    return match if owner not in (None, COUNTRY) and words.texts[at - 1] not in _POINTING else None


def is_bracketed(mention: Mention, setting: Setting) -> bool:
    """Whether a number stands alone in brackets: `比全省（7.7%）高`."""
    return setting.text.endswith(OPEN, 0, mention.start) and setting.text.startswith(CLOSED, mention.end)


def is_total(mention: Mention, setting: Setting) -> bool:
    """Whether a number sums up a list: `甲工程、乙工程等10个项目`."""
    return setting.words.sorts.startswith("e", setting.words.at(mention.start) - 1)


def _project(words: Words, at: int, mention: Mention) -> tuple[int, str] | None:
    """`投资2亿元甲工程`: the project behind the sum that it costs."""
    if not at or not words.texts[at - 1].endswith(_INVESTED) or not mention.quote.endswith(_MONEY):
        return None
    match = _PROJECT.match(words.sorts, at + 1)
    name = words.phrase(*match.span()) if match else ""
    head = head_of(name)
    return (words.starts[at + 1], name) if head and len(name) > len(head) and sort_of(head) == "project" else None
