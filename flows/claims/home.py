"""The home area of an article's publication.

The source's own word goes first, then the lexicon of papers, the publication's name, and what the text calls 我市.
"""

import re
from collections import Counter
from functools import cache

from flows.claims.divisions import COUNTRY, at_level, level_of
from flows.claims.gazetteer import code_of, find_places
from flows.claims.pointing import LEVELS
from flows.mentions.words import one_of
from flows.pages.page import Article
from schemas.lexicon import read_lexicon

_LEVELS = ("province", "prefecture", "county", "region")
_LONGEST = 16  # characters of the longest division name
_OWN = "我本"  # 我市 and 本市 are the paper's own, 该市 and 全市 need not be
_OWN_PLACE = re.compile(one_of(word for word, level in LEVELS.items() if word[0] in _OWN and level in _LEVELS))


@cache
def _papers() -> dict[str, str]:
    return {row["word"]: row["code"] for row in read_lexicon("papers")}


def home_of(article: Article) -> str | None:
    """The six-digit code: the source's own, else the lexicon of papers, else the name, else 我市 or 我县."""
    if article.home is not None:
        return article.home
    if article.publication is not None:
        named = home_of_publication(article.publication)
        if named is not None:
            return named
    return home_of_text(article.text)


@cache
def home_of_publication(publication: str) -> str | None:
    """The home area a publication's name tells: `人民日报`, `聊城日报`, `贵州省政府工作报告`, `未注明（西安）`."""
    if (code := _papers().get(publication)) is not None:
        return code
    longest = max((word for word in _papers() if publication.startswith(word)), key=len, default=None)
    if longest is not None:
        return _papers()[longest]
    printed = (publication.partition("（")[2], publication)
    longest_first = (name[:length] for name in printed for length in range(min(len(name), _LONGEST), 1, -1))
    return next((code for start in longest_first if (code := code_of(start)) is not None), None)


def home_of_text(text: str) -> str | None:
    """What the text's 我市, 我县 or 我省 stands for: the division of that level named most often.

    The country where there is none of these and the text speaks of 我国.
    """
    level, places = _own_level(text), find_places(text, None)
    if level is None:
        return COUNTRY if any(place.kind == "country" for place in places) else None
    named = (place.code for place in places if place.kind == "division" and not place.body)
    counted = Counter(code for place in named if place is not None and (code := _lift(place, level)) is not None)
    return counted.most_common(1)[0][0] if counted else None


def _own_level(text: str) -> str | None:
    """The level of the first word for the paper's own place."""
    first = _OWN_PLACE.search(text)
    return None if first is None else LEVELS[first.group()]


def _lift(code: str, level: str) -> str | None:
    """The division of a level on the line of `code`; a region is a county or the province."""
    return at_level(code, level) or (code if level == "region" and level_of(code) == "county" else None)
