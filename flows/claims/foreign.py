"""States, provinces and cities abroad that no gazetteer holds, found by their rank: `俄罗斯|奥伦堡州`, `维涅杜市`.

Before the rank stands a place that is known or words that the tagger has as names, in a story that is abroad.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import rjieba

from flows.claims.gazetteer import Place
from flows.claims.settlements import Stretch
from flows.claims.tags import goes_on
from flows.mentions.words import one_of, words_where

_RANK = re.compile(one_of(words_where("topics", "use", "foreign")))
_APART = re.compile(".*[^\u4e00-\u9fff·]", re.DOTALL)
_WINDOW, _SHORTEST = 10, 2  # characters
_NAMES = ("nr", "ns", "nz")
_OUTSIDE = "pcurdmftqy"  # tags of single characters that are no piece of a name


def find_foreign(text: str, places: Sequence[Place]) -> list[Stretch]:
    """The stretches of `text` that name such a division, in reading order."""
    found: list[Stretch] = []
    ends = [place.end for place in places]
    for match in _RANK.finditer(text):
        start, last = match.span()
        at = bisect_right(ends, start)
        if at == 0 or places[at - 1].kind != "abroad" or (at < len(places) and places[at].start < last):
            continue
        if last - start == 1 and goes_on(text[start : last + 1]):
            continue  # 得州|州长
        before = max(start - _WINDOW, ends[at - 1], found[-1][1] if found else 0)
        apart = _APART.match(text, before, start)
        if ends[at - 1] == start:
            found.append((places[at - 1].start, last))  # 得克萨斯|州
        elif size := _size_of(text[apart.end() if apart else before : start]):
            found.append((start - size, last))
    return found


@lru_cache(maxsize=4096)
def _size_of(stretch: str) -> int:
    """How many characters at the end of a stretch are a foreign name, 0 where none are."""
    size, named = 0, False
    for word, tag in reversed(rjieba.tag(stretch, False)):
        if not (tag.startswith(_NAMES) or (len(word) == 1 and tag[0] not in _OUTSIDE)):
            break
        size += len(word)
        named = named or tag.startswith(_NAMES)
    return size if named and size >= _SHORTEST else 0
