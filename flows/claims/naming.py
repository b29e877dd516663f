"""What a noun phrase names: the name it begins with, and whether that is one thing or a kind."""

import re
from dataclasses import dataclass

from flows.claims.dependents import is_average
from flows.claims.heads import head_of, is_bare, is_crowd, is_group, is_head, is_pointing, pointed, sort_of
from flows.claims.pointing import LEVELS
from flows.claims.settlements import ENDS
from flows.claims.tags import is_verbal
from flows.claims.words import Words
from flows.mentions.words import words_where

REGIONS = tuple(words_where("topics", "use", "region"))
_REGION = re.compile("g(?:kg)*n?")
_CHAIN = re.compile("g+fg+")  # 智利|中部|马乌莱大区
_WIDEST = 40
_POINTED = 3  # words of the longest that only points: 这|家|公司
_SINGLE = ("project", "organisation", "event")
VAGUE = frozenset(words_where("topics", "use", "vague"))
"""Words that tell no thing apart: 重点 before it, 会议 behind a pointer."""
_MANY = tuple(words_where("topics", "use", "many"))
TALLIES = tuple(words_where("topics", "use", "tally"))
"""Words that only say that something is counted: 人数."""
SETTLEMENTS = frozenset(end for ends in ENDS.values() for end in ends)
POINTING = tuple(LEVELS)
_QUOTED = "”"


@dataclass(slots=True)
class Topic:
    """Something a clause is about: its text, where it stands, and what its head noun names (`place` for a place)."""

    text: str
    start: int
    sort: str


def name_in(words: Words, first: int, last: int) -> Topic | None:
    """The longest name that a noun phrase begins with: 市场监管总局 in `市场监管总局数据`.

    None where it only tells whose people are meant: `市区中学学生`.
    """
    while first < last and (words.texts[first][0] in "（(" or words.sorts[first] == "T"):  # 2015年|该开发区
        first += 1
    if first < last and is_average(words.texts[first]):
        return None  # 人均公园绿地面积
    if pointed_at := _pointing_name(words, first, last):
        return pointed_at
    for end in range(min(last, first + _WIDEST), first, -1):
        if end < last and not _ends_name(words, end, end == first + 1):
            continue
        phrase = words.phrase(first, end)
        joined = words.sorts.rfind("k", first, end)
        if joined >= 0 and sort_of(words.phrase(joined + 1, end)) == "project":
            continue
        sort = names_topic(phrase, words.sorts[first:end])
        if sort == "industry" and any(is_verbal(words.texts[at]) for at in range(first, end - 1)):
            continue  # 甲县发展茶产业
        if sort:
            if end < last and sort == "organisation" and _is_of_many(phrase, words.texts[end]):
                return None
            return Topic(phrase, words.starts[first], sort)
    return None


def names_topic(phrase: str, sorts: str) -> str | None:
    """What a noun phrase names if further claims can be said of it (`schemas.lexicon` heads), else None."""
    if sorts.strip("g") == "" or _CHAIN.fullmatch(sorts) or (phrase.endswith(REGIONS) and _REGION.fullmatch(sorts)):
        return "place"
    head = pointed(phrase)
    if head:
        sort = sort_of(head)
        if head in SETTLEMENTS and sorts[-1] != "g":  # a kind: what is named is found before
            return None
        if sort == "industry" and sorts[0] != "g":
            return None
        if sort == "project" and is_vague(phrase):
            return None
        bare = is_bare(phrase) and not is_pointing(phrase)
        return sort if not bare or sort == "project" or _is_body(phrase, sort) else None
    return "work" if phrase[0] == "《" and phrase[-1] == "》" else None


def is_single(topic: Topic, words: Words, end: int, ends: bool = False) -> bool:
    """Whether a name before a measure (`城南水库总投资5亿元`) is that of one thing: not `全市小微企业贷款50亿元`.

    A name that reaches to the number is what it counts (`示范合作社3家`), unless something stands between (`ends`).
    """
    if not ends and topic.start + len(topic.text) == words.ends[end - 1]:
        return False
    return (
        not sort_of(topic.text)
        and topic.sort in _SINGLE
        and not is_group(topic.text)
        and not topic.text.startswith(POINTING)
    )


def is_vague(phrase: str) -> bool:
    """Whether a phrase says how good or many things are and not which: 重点项目, 一大批开发项目."""
    return phrase[: -len(head_of(phrase) or "")] in VAGUE or phrase.startswith(_MANY)


def _is_body(word: str, sort: str | None) -> bool:
    """Whether a bare word stands for one body that the text has named: 公司, 医院; not a kind: 企业, 学校."""
    return sort == "organisation" and not is_group(word)


def _pointing_name(words: Words, first: int, last: int) -> Topic | None:
    """What a phrase points at with its first words: 该公司 of `该公司计划投入电网建设资金`, not of 该公司董事会."""
    for end in range(first + 1, min(first + _POINTED, last) + 1):
        phrase = words.phrase(first, end)
        if not (is_pointing(phrase) and is_bare(phrase) and (head := pointed(phrase))):
            continue
        owned = end < last and (is_crowd(words.texts[end]) or is_head(words.texts[end]))
        return None if owned else Topic(phrase, words.starts[first], sort_of(head) or "project")
    return None


def _is_of_many(phrase: str, word: str) -> bool:
    """Whether a body's name only says whose people are meant (`市区中学|学生`) or what is counted (`种植户|数量`)."""
    return is_crowd(word) or (is_group(phrase) and word in TALLIES)


def _ends_name(words: Words, end: int, alone: bool) -> bool:
    """Whether a name may end before a word of its phrase; a head `alone` only names a project (开发区).

    A quotation before a noun only tells which: `“大孵化器”战略`.
    """
    word = words.texts[end - 1]
    if word[-1] in _QUOTED and words.sorts[end] == "n" and not is_head(words.texts[end]):
        return False
    return is_head(word) and (not alone or sort_of(word) in (None, "project"))
