"""Numbers that one phrase shares out: `甲、乙分别增长8%、9%`, `产销量分别为8件和9件`."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from flows.claims.naming import TALLIES
from flows.claims.partners import TOWARDS, trade_of
from flows.claims.setting import Setting
from flows.claims.words import fix_words, sort_words
from flows.mentions.mention import Mention
from flows.mentions.spans import start_of
from flows.mentions.words import one_of
from schemas.lexicon import read_lexicon

_LONGEST = 12
_SERIES = re.compile(rf"(?:M[kx]+){{0,{_LONGEST}}}M")
_LINKS = ("k", "x")
_MARK = "、"
_LIST = re.compile(r"、|以及|(?<!共)和|及|与")
_COMPOUNDS = {line["word"]: tuple(line["members"].split()) for line in read_lexicon("compounds")}
_COMPOUND = re.compile(one_of(_COMPOUNDS))


@dataclass(slots=True)
class Series:
    """Claims of a clause with nothing but conjunctions between them, and the index of one among them."""

    size: int
    index: int
    first: Mention


def series_of(mention: Mention, setting: Setting) -> Series:
    """The series a mention stands in; one that stands alone is a series of one."""
    words = setting.words
    at = words.at(mention.start)
    sorts = words.sorts
    if sorts[at - 1 : at] not in _LINKS and sorts[at + 1 : at + 2] not in _LINKS and words.starts[at] == mention.start:
        return Series(1, 0, mention)  # as four of five do
    match = _SERIES.match(words.sorts, _first(words.sorts, at))
    members = [i for i in range(match.start(), match.end()) if words.sorts[i] == "M"] if match else [at]
    if at not in members:
        members = [at]
    start = words.starts[members[0]]
    mentions = setting.clause.mentions
    place = bisect_left(mentions, start, key=start_of)
    first = mentions[min(place, len(mentions) - 1)]  # a word may begin inside the last mention
    return Series(len(members), members.index(at), first)


def _first(sorts: str, at: int) -> int:
    """Where the series that holds word `at` begins."""
    first = at
    for _ in range(_LONGEST):
        before = first - 1
        while before >= 0 and sorts[before] in "kx":
            before -= 1
        if before < 0 or sorts[before] != "M" or before == first - 1:
            return first
        first = before
    return first


def share_out(phrase: str, series: Series) -> str:
    """The part of a list that belongs to one number of a series: the first of `甲、乙零售额` and two is 甲零售额."""
    compound = _COMPOUND.search(phrase)
    if compound and len(members := _COMPOUNDS[compound[0]]) == series.size:
        return phrase[: compound.start()] + members[series.index] + phrase[compound.end() :]
    head, linked, tail = phrase.partition("等")
    parts = _LIST.split(head if linked else phrase)
    if len(parts) > series.size:
        parts = (head if linked else phrase).split(_MARK)  # 社会保障和就业 is one member
    if len(parts) != series.size or not all(parts):
        return phrase
    if parts[0].startswith(TOWARDS):
        lead = trade_of(parts[0]) or parts[0][0]  # 对东盟、欧盟进出口, 对东盟出口汽车、手机
        parts = [part if part.startswith(TOWARDS) else lead + part for part in parts]
    if linked:
        return parts[series.index] + tail
    if series.index == series.size - 1 or all(part.endswith(TALLIES) for part in parts[:-1]):
        return parts[series.index]  # 死亡人数、受伤人数和财产损失
    return parts[series.index] + parts[-1][_shared(parts) :]


def _linked(part: str) -> int:
    """Where the last conjunction inside a member ends: 电动机及 in 电动机及发电机, which shares nothing of itself."""
    return max((match.end() for match in _LIST.finditer(part)), default=0)


def _shared(parts: list[str]) -> int:
    """Where in the last part begins what all parts share: 零售额 in 新能源汽车、智能手机零售额."""
    last, size = parts[-1], len(parts[0])
    if {(len(part), part[-1]) for part in parts[:-1]} == {(size, last[size - 1 : size])} and len(last) > size:
        return size  # 企业 of 大型、中型、小型企业
    edges = [edge for edge in sort_words(last, 0, len(last), fix_words(last, [], [])).ends if edge > _linked(last)]
    alike = [edge for edge in edges if last[edge - 1] == parts[0][-1]]
    if alike:
        return alike[0]
    length = sum(map(len, parts[:-1])) / (len(parts) - 1)
    if min(map(len, parts[:-1])) < len(last):
        edges = edges[:-1] or edges  # a shorter member names no indicator of its own
    return min(edges, key=lambda edge: abs(edge - length))
