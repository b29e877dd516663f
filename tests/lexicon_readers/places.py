"""A place word's example is a phrase; it reads as the codes found there, with `*` in a company's name."""

from flows.claims.gazetteer import find_places

_HOME = "371500"


def read(example: str) -> str:
    found = find_places(example, _HOME)
    return " ".join(f"{place.code or 'abroad'}{'*' if place.body else ''}" for place in found)
