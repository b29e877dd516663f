"""What the tagger takes a single word for, wherever it stands."""

from functools import cache

import rjieba


@cache
def is_thing(character: str) -> bool:
    """Whether a single character names or describes something (羊, 长), so that it is no piece of a longer word."""
    return rjieba.tag(character, False)[0][1][0] not in "vpdrcuxy"


@cache
def is_adjective(word: str) -> bool:
    """Whether the tagger takes a word for an adjective."""
    return bool(rjieba.tag(word, False)[0][1].startswith("a"))


@cache
def is_verbal(word: str) -> bool:
    """Whether the tagger takes a word for a verb, or for a set phrase that tells as one: 达标排放."""
    return len(word) > 1 and rjieba.tag(word, False)[0][1] in ("v", "vn", "l")


@cache
def goes_on(pair: str) -> bool:
    """Whether the first of two characters begins a word with the second: 村 of 村民, 校 of 校舍."""
    return len(set(pair)) > 1 and len(rjieba.cut(pair, False)) == 1


@cache
def is_noun(word: str) -> bool:
    """Whether the tagger takes a word for a noun or a name."""
    return rjieba.tag(word, False)[0][1][0] == "n"


@cache
def is_manner(word: str) -> bool:
    """Whether the tagger takes a word for one that tells how something is done: 正常, 安全."""
    return len(word) > 1 and rjieba.tag(word, False)[0][1][0] in "ad"


@cache
def is_person(word: str) -> bool:
    """Whether the tagger takes a word for the name of a person."""
    return bool(rjieba.tag(word, False)[0][1].startswith("nr"))
