"""Towns and villages that no gazetteer holds, found by the shape of their names: `和兴镇后楼村`, `该市双旋子村`.

A name reaches from its last character (村, 镇, 乡) back to what it cannot hold: a mark, a number, a division or another
settlement, a word that is no part of a name. A word of the dictionary (`贫困村`, `家乡`) is a kind and no name.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import rjieba

from flows.claims.gazetteer import Place
from flows.claims.heads import head_of
from flows.claims.tags import goes_on
from flows.mentions.words import one_of, words_where

Stretch = tuple[int, int]

ENDS = {use: tuple(words_where("topics", "use", use)) for use in ("town", "village")}
"""The last characters of the names of towns and of villages."""

_END = re.compile(one_of([end for ends in ENDS.values() for end in ends]))
_APART = re.compile(rf".*(?:[^\u4e00-\u9fff]|{one_of(words_where('topics', 'use', 'edge'))})", re.DOTALL)
_KINDS = tuple(words_where("topics", "use", "kind"))
_SEAT = re.compile(one_of(words_where("topics", "use", "seat")))  # 柳湾|村委会
_WINDOW, _LONGEST, _SHORTEST = 12, 7, 3  # characters
# Tags of words that are no part of a name; of one character only where they lead to it.
_OUTSIDE, _LEADING, _COUNTING = "vdprcftuy", "rpcud", "rpd"
_PIECES = "nvfjg"  # tags of a single character that begins a name


def find_settlements(text: str, places: Sequence[Place]) -> list[Stretch]:
    """The stretches of `text` that name a town or a village outside the known `places`, in reading order."""
    found: list[Stretch] = []
    names: set[str] = set()
    ends = [place.end for place in places]
    for match in _END.finditer(text):
        last = match.end()
        at = bisect_right(ends, last - 1)
        if at < len(places) and places[at].start < last:
            continue
        if at and ends[at - 1] == last - 1 and places[at - 1].kind == "division":
            found.append((places[at - 1].start, last))  # 五峰镇, a town that shares the name of a county
            continue
        again = next((size for size in range(_LONGEST, 0, -1) if text[max(0, last - size) : last] in names), 0)
        if not again and goes_on(text[last - 1 : last + 1]) and not _SEAT.match(text, last - 1):
            continue
        begin = max(last - _WINDOW, found[-1][1] if found else 0, ends[at - 1] if at else 0)
        apart = _APART.match(text, begin, last)
        if size := again or _size_of(text[apart.end() if apart else begin : last]):
            found.append((last - size, last))
            names.add(text[last - size : last])
    return found


@lru_cache(maxsize=4096)
def _size_of(stretch: str) -> int:
    """How many characters at the end of a stretch are a name, 0 where none are."""
    words = rjieba.tag(stretch, False)
    first = 0
    for at, (word, tag) in enumerate(words[:-1]):
        if len(word) > 1 and tag[0] in _OUTSIDE:
            first = at + 1
    while len(words[first][0]) == 1 and words[first][1][0] in _LEADING and _length(words[first + 1 :]) >= _SHORTEST:
        first += 1
    size = _length(words[first:])
    name = stretch[len(stretch) - size :]
    counted = first > 0 and words[first][1] == "q"  # 每亩地村集体
    if counted or not _SHORTEST <= size <= _LONGEST or words[first][1][0] in _COUNTING:
        return 0
    return 0 if head_of(name) != name[-1] or name.endswith(_KINDS) or _is_common(words[first:]) else size


def _is_common(words: list[tuple[str, str]]) -> bool:
    """Whether the last word is one of the dictionary: 家乡; in 姚村镇, cut as 姚 and 村镇, it is none."""
    word, tag = words[-1]
    if len(word) == 1 or tag in ("ns", "nr", "nz"):
        return False
    return len(words) != 2 or len(words[0][0]) > 1 or words[0][1][0] not in _PIECES


def _length(words: list[tuple[str, str]]) -> int:
    return sum(len(word) for word, _ in words)
