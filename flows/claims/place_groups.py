"""Places that stand together as one: level by level (`湖南|常德|石门县`) or in a list (`广东、广西`)."""

import re
from collections.abc import Callable
from dataclasses import replace

from flows.claims.divisions import COUNTRY, at_level, holds, smallest_common
from flows.claims.gazetteer import Place
from flows.mentions.date_rules import DASH
from flows.mentions.words import one_of, words_where

_LIST = re.compile(r"[、和与及至到—–~～-]{1,2}|以及|等")
_ROAD = re.compile(rf"{DASH}[^，。；、：\d]{{1,8}}?{one_of(words_where('bystanders', 'side', 'road'))}")
_MOST = 12  # places of a list that numbers are shared out to
_OPEN_LIST = re.compile(r"等(?:地的?)?\d")


def find_groups(text: str, places: tuple[Place, ...], home: str | None) -> list[Place]:
    """Places that stand together as one: `湖南|常德|石门县` is the last, `广东、广西` what holds both.

    A place that only begins a list (`宁波等7个`) is what holds the list, which is the home area where that
    holds it; a paper of the whole country names enough of them to tell what holds the list.
    """
    lists = _join(_join(list(places), _chain, text), _list, text)
    return [_end_of_road(text, _open_list(text, group, home)) for group in lists]


def _end_of_road(text: str, group: Place) -> Place:
    """A place that only names a road is none that the text goes into; one that a province is named before is that."""
    if group.code is None or not _ROAD.match(text, group.end):
        return group
    province = at_level(group.code, "province") if group.kind == "chain" else None
    return replace(group, code=province) if province else replace(group, body=True)


def _join(places: list[Place], join: Callable[[str, Place, Place], Place | None], text: str) -> list[Place]:
    """Neighbours joined where `join` gives one place for two."""
    groups: list[Place] = []
    for place in places:
        near = groups and groups[-1].code is not None and place.code is not None and place.start - groups[-1].end <= 2
        joined = join(text[groups[-1].end : place.start], groups[-1], place) if near else None
        if joined is None:
            groups.append(place)
        else:
            groups[-1] = joined
    return groups


def _chain(between: str, last: Place, place: Place) -> Place | None:
    if between or not holds(last.code or "", place.code or ""):
        return None
    return Place(last.start, place.end, place.code, "chain", place.body)


def _list(between: str, last: Place, place: Place) -> Place | None:
    if place.body or not _LIST.fullmatch(between):
        return None
    outer, members = smallest_common(last.code or "", place.code or ""), (*_members(last), *_members(place))[:_MOST]
    return Place(last.start, place.end, outer, "list", members=members)


def _members(place: Place) -> tuple[str, ...]:
    return place.members or (place.code or "",)


def _open_list(text: str, group: Place, home: str | None) -> Place:
    if (
        home is None
        or (home == COUNTRY and group.members)
        or group.code is None
        or not holds(home, group.code)
        or not _OPEN_LIST.match(text, group.end)
    ):
        return group
    return replace(group, code=home)
