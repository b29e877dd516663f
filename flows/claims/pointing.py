"""What a word that points at a place means: `我市`, `全省`, `该县`.

`before` are the codes of the places named before the word, the nearest first.
"""

from flows.claims.divisions import COUNTRY, at_level, holds, level_of, name_of
from schemas.lexicon import read_lexicon

LEVELS = {row["word"]: row["level"] for row in read_lexicon("deictics")}
"""What kind of place a pointing word means: `here`, or a level of divisions."""


def point(level: str, home: str | None, before: list[str]) -> str | None:
    """What a deictic means: the home area at its level, else the nearest place before that has the level.

    A place inside the home area goes before all others (`全县` behind the lake of another province's county).
    A `region` (`全区`) is a district or an autonomous region; a city at county level is a city too.
    """
    at_home = None if home is None or home == COUNTRY else _fits(home, level)
    if at_home is not None:
        return at_home
    found = [code for place in before if (code := _fits(place, level)) is not None]
    return next((code for code in found if home and holds(home, code)), found[0] if found else None)


def point_back(level: str, home: str | None, before: list[str]) -> str | None:
    """What `该市` means: the nearest place before of that level other than the home area, else what `全市` means."""
    fits = (_fits(code, level) for code in before)
    nearest = next((code for code in fits if code is not None and (home is None or not holds(code, home))), None)
    return nearest or point(level, home, before)


def city_of(home: str) -> str | None:
    """The city whose zones a home area speaks of, itself a county's home."""
    return home if level_of(home) == "county" else at_level(home, "prefecture")


def _fits(code: str, level: str) -> str | None:
    """What of the line of `code` a word of a level can stand for."""
    if level == "region":
        province = at_level(code, "province")
        if level_of(code) == "county":
            return code
        return province if province is not None and (name_of(province) or "").endswith("自治区") else None
    if level == "prefecture" and level_of(code) == "county" and is_city(code):
        return code
    return at_level(code, level)


def is_city(code: str) -> bool:
    """Whether a division is called a city, at whatever level."""
    return (name_of(code) or "").endswith("市")
