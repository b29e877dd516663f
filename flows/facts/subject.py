"""Whom or where a fact is about.

A subject that is only the name of the claim's place is the place: 中国, 我国 and 全国 of `100000`, 聊城 and 聊城市 of
`371500`. Of a known term of official statistics the office that publishes it is the country too: 国家统计局 of
`国家统计局：国内生产总值增长5%` (`publisher` of `affixes.tsv`). Any other subject stays as printed beside the
place, for a company in a city is not the city.
"""

from functools import lru_cache

from flows.claims.divisions import COUNTRY, name_of
from flows.claims.place_names import short_name
from flows.facts.indicator import affixes, fold
from schemas.lexicon import read_lexicon


@lru_cache(maxsize=1 << 18)
def subject_of(subject: str | None, place: str | None, is_term: bool = False) -> str | None:
    """The subject of a fact: the full name of the place where it names the place, else its own words.

    `is_term` where its indicator is a known term, which no office has of its own.
    """
    if place and (subject is None or fold(subject) in _names_of(place)):
        return name_of(place) or subject
    if is_term and place == COUNTRY and subject in affixes("publisher"):
        return name_of(COUNTRY)
    return fold(subject) if subject else None


@lru_cache(maxsize=4096)
def _names_of(place: str) -> frozenset[str]:
    """Every name of a place; `affixes.tsv` has those of the country."""
    name = name_of(place)
    if name is None:
        return frozenset()
    if place == COUNTRY:
        return frozenset(affixes("country"))
    stem = short_name(name)
    known = (row["word"] for row in read_lexicon("places") if row["kind"] == "division" and row["code"] == place)
    return frozenset((name, stem, stem + name[-1], *known))
