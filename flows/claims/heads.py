"""What a phrase names, by its head noun: an organisation, a project, an event, a place, a work."""

import re
from functools import lru_cache

from schemas.lexicon import read_lexicon

_SORTS = {row["word"]: row["sort"] for row in read_lexicon("heads") if row["sort"] != "short"}
_SHORTS = frozenset(row["word"] for row in read_lexicon("heads") if row["sort"] == "short")
_GROUPS = tuple(row["word"] for row in read_lexicon("heads") if row["sort"] == "group")
_LONGEST = max(map(len, _SORTS))
_SHORT = 2  # a head of one character needs a longer name before it: 图书馆, not 场馆
_RECURRING = 16384  # phrases and words that are looked at again and again
_NAMELESS = ("word", "crowd")
_CLOSING = "”’》）)"
_POINTER = re.compile(
    r"^(?:全(?=[校院厂]|公司|集团)|该|我|这(?:一|个|家|座|项|条|次|场)?|此次|此|本次|本届|本|其|上述|整个)"
)


@lru_cache(maxsize=_RECURRING)
def head_of(phrase: str) -> str | None:
    """The head noun a phrase ends in, if claims can be said of it: `晨星纸品有限公司` gives `公司`."""
    phrase = phrase.rstrip(_CLOSING)
    for length in range(min(_LONGEST, len(phrase)), 1, -1):
        if phrase[-length:] in _SORTS:
            return phrase[-length:] if _SORTS[phrase[-length:]] not in _NAMELESS else None
    return phrase[-1] if len(phrase) > _SHORT and phrase[-1] in _SORTS else None


def is_head(word: str, first: bool = False) -> bool:
    """Whether a word can end a name: `民营企业`, `示范基地`; a body (国家) only where it stands `first`."""
    head = pointed(word) if len(word) > 1 else word if word in _SORTS else None
    return head is not None and (first or _SORTS[head] != "body")


def is_crowd(word: str) -> bool:
    """Whether a word is of people that belong to somewhere: 学生, 居民."""
    return _SORTS.get(word) == "crowd"


def is_figure(phrase: str) -> bool:
    """Whether a phrase ends in a word that only looks like a thing: 版图, 格局."""
    return _SORTS.get(phrase[-2:]) == "word"


def is_group(phrase: str) -> bool:
    """Whether a name is of a kind of bodies rather than of one: `小微企业`, `金融机构`."""
    return phrase.endswith(_GROUPS)


def sort_of(head: str) -> str | None:
    """What a head noun names; a kind of bodies, one known by its name and the 行 of 该行 are organisations too."""
    sort = _SORTS.get(head)
    return "organisation" if sort in ("group", "named") or head in _SHORTS else sort


def sort_named(phrase: str) -> str | None:
    """What a phrase names by its head noun: `organisation` for 晨星纸品有限公司."""
    return sort_of(head_of(phrase) or "")


@lru_cache(maxsize=_RECURRING)
def is_bare(phrase: str) -> bool:
    """Whether the phrase only points at something named elsewhere: `公司`, `该项目`; not a kind: `民营企业`."""
    rest = _POINTER.sub("", phrase)
    if not rest or rest not in _SORTS:
        return not rest or (rest != phrase and rest in _SHORTS)
    return _SORTS[rest] not in ("body", "named")


@lru_cache(maxsize=_RECURRING)
def pointed(phrase: str) -> str | None:
    """The head noun a phrase points with, of one character too: 院 of `该院`, 公司 of `我公司`."""
    rest = _POINTER.sub("", phrase)
    if rest != phrase and (rest in _SHORTS or (rest in _SORTS and _SORTS[rest] not in _NAMELESS)):
        return rest
    return head_of(phrase)


@lru_cache(maxsize=_RECURRING)
def is_pointing(phrase: str) -> bool:
    """Whether the phrase begins with a word that points back: `该公司`, `这家企业`."""
    return _POINTER.match(phrase) is not None
