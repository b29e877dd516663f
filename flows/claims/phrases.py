"""Noun phrases of a clause: their edges, and where a phrase that names two things divides."""

import re

from flows.claims.dependents import is_average, is_dependent, is_side
from flows.claims.heads import is_bare, is_head, is_pointing, pointed, sort_named, sort_of
from flows.claims.naming import REGIONS, TALLIES
from flows.claims.people import PRONOUNS
from flows.claims.pointing import LEVELS
from flows.claims.tags import is_adjective, is_thing
from flows.claims.words import COUNTED, OPEN, PLACE_KINDS, Words, is_action
from flows.mentions.words import words_where

Span = tuple[int, int]

LEADING = frozenset(words_where("topics", "use", "leads"))
_BEFORE = "kxdTtfeu"
_BEHIND = "kxdTtfuperlmw"
_AVERAGES = frozenset(words_where("bystanders", "side", "average"))
_PLACING = frozenset(words_where("topics", "use", "visit"))
_MEANS = frozenset(words_where("dependents", "sort", "means"))
_BY = re.compile("p[ngvku]{2,8}(?=[ngpvm])")
YEAR = "年"
_INDUSTRY = "业"
_POINTING = "这该此"
_FEW = 5  # words behind 该 among which the noun is looked for that it points at
RANGES = {*LEVELS, *words_where("topics", "use", "everywhere")}
"""Places that a rank is held in."""

_PAIRS = ("“”", "‘’", "《》", "（）", "()", "【】")
_PAIRED = re.compile(f"[{re.escape(''.join(_PAIRS))}]")


def span_of(words: Words, start: int, end: int) -> Span | None:
    """The text from word `start` to word `end`, without function words at its edges."""
    while start < end and (words.sorts[start] in _BEFORE or _leads(words, start, end)):
        start += 1
    while start < end and words.sorts[end - 1] in _BEHIND:
        end -= 1
    if words.sorts.startswith("npg", end - 3, end) and end - 3 >= start and words.texts[end - 2] in _PLACING:
        end -= 2  # 总量在全国|排名第8位
    return (words.starts[start], words.ends[end - 1]) if start < end else None


def _leads(words: Words, at: int, end: int) -> bool:
    """Whether a preposition only leads to a phrase: 以|建交, 从|加沙发射的火箭弹, not 对|增长的贡献率."""
    return words.sorts[at] == "p" and words.texts[at] in LEADING and at + 1 < end


def is_whole(phrase: str) -> bool:
    """Whether a phrase can stand alone: it closes what it opens, and is no piece of a word or bare mark."""
    if len(phrase) == 1:
        return is_thing(phrase) or phrase in PLACE_KINDS
    return not _PAIRED.search(phrase) or all(phrase.count(pair[0]) == phrase.count(pair[1]) for pair in _PAIRS)


def divide(words: Words, start: int, end: int) -> int:
    """Where the indicator of a noun phrase begins: behind a date, a name with its head noun, or a place.

    `全国茶叶市场累计成交额` divides behind 市场. Gives `start` where the phrase is all indicator.
    """
    if words.sorts[start] == "p" or is_average(words.texts[start]):
        return start
    cut = max(words.sorts.rfind(sort, start, end - 1) for sort in "Ttf") + 1
    cut = max(cut, _behind_year(words, start, end))
    if cut > start:
        return start if words.phrase(cut, end) in _AVERAGES else cut  # 景气指数全年|均值 is one
    if words.texts[start][0] in _POINTING and start + 2 < end:
        return _behind_pointed(words, start, end)
    if start + 1 < end and _is_alone(words.texts[start]):
        return start + 1
    if (counted := _behind_counted(words, start, end)) > start:
        return _behind_head(words, start, counted, end)
    if words.sorts[start] == "r" and (place := words.sorts.rfind("g", start, end - 1)) > start:
        return place + 1
    cut = start
    while cut < end - 1 and (words.sorts[cut] == "g" or (cut > start and _is_region(words, cut))):
        cut += 1
    cut += start < cut < end - 1 and words.texts[cut][0] in OPEN  # 粤东地区（包括五市）|进出口
    return _behind_head(words, start, cut, end)


def _is_alone(own: str) -> bool:
    """Whether a word by itself is who is measured: 她家|种植茶叶, 全校|规划用地."""
    return own in PRONOUNS or (is_pointing(own) and pointed(own) is not None and is_bare(own))


def _behind_counted(words: Words, start: int, end: int) -> int:
    """Behind the places that a number counts: 6个|省份|开工率, 9|省|市|产值; `start` where nothing stands there."""
    cut = start
    while cut < end and (_is_counted(words.texts[cut]) or (cut > start and words.texts[cut][0] in OPEN)):
        cut += 1
    return cut if cut < end and words.sorts.endswith("M", 0, start) else start


def _is_counted(word: str) -> bool:
    """Whether a number can count a word that is no classifier: 省份, 县 and so 县市."""
    return word in COUNTED or not set(word) - PLACE_KINDS


def _behind_pointed(words: Words, start: int, end: int) -> int:
    """Behind what is pointed at: 该县|人均纯收入, 这家环保企业|年产值."""
    if words.texts[start] in LEVELS and words.sorts[end - 1] != "v":
        return _behind_head(words, start, start + 1, end)
    head = next((at for at in range(start + 1, min(start + _FEW, end - 1)) if is_head(words.texts[at])), start)
    if head > start:
        return head + 1
    return min(start + 3, end - 1) if words.sorts.startswith("nnn", start + 1) else start + 2


def _is_region(words: Words, at: int) -> bool:
    """Whether a word goes on with the place before it: 地区 of 长三角地区, 及周边地区."""
    if words.sorts[at] == "k":
        return words.texts[at + 1] in REGIONS
    return words.sorts[at - 1] == "g" and words.texts[at] in REGIONS


def _behind_year(words: Words, start: int, end: int) -> int:
    """Behind an adverb of time between nouns: 去年 in 村集体去年收入; `start` where there is none."""
    at = words.sorts.rfind("dn", start, end)
    return at + 1 if at > start and words.texts[at][-1] == YEAR else start


def _behind_head(words: Words, start: int, cut: int, end: int) -> int:
    """Behind the last head noun between `cut` and the last word; `cut` where there is none."""
    for at in range(end - 2, cut - 1, -1):
        if words.sorts[at + 1] in "kf" or not is_head(words.texts[at], at == start):
            continue
        if words.sorts[start] != "g" and sort_named(words.texts[at]) == "industry":
            continue
        alone = at + 2 == end
        return cut if alone and _is_bound(words, at, at == cut) else at + 1
    return cut


def _is_bound(words: Words, at: int, first: bool) -> bool:
    """Whether the word behind a head noun cannot leave it: 企业|数, 金属矿|采选业, 通村|率, bare 项目|投资."""
    head, last = words.texts[at], words.texts[at + 1]
    if is_side(last):
        return False
    if len(last) == 1 or (last[-1] == _INDUSTRY and sort_of(head[-1]) == "organisation"):
        return True
    return is_dependent(last) or (first and is_bare(head) and is_action(last))


def skip_means(words: Words, at: int, end: int) -> int:
    """Behind the means by which something is done: 以承包工程方式|对非洲出口; `at` where none is told."""
    by = _BY.match(words.sorts, at, end)
    return next((word + 1 for word in range(at + 1, by.end()) if words.texts[word] in _MEANS), at) if by else at


def is_tallied(words: Words, start: int, verb: int, end: int) -> bool:
    """Whether a verb stands inside the name of a count: `刑事案件破案总数`, `治安案件查处数、处罚人数`."""
    if verb + 1 >= end or words.texts[verb + 1] not in TALLIES or words.sorts[start:verb].strip("ng"):
        return False
    return start < verb and (verb + 2 == end or words.sorts[verb + 2] == "k")


def lasting(words: Words, start: int, end: int) -> Span:
    """What lasts: of several verbs the last with what it is said of, `学院成立` of `祝贺学院成立20周年`."""
    last = words.sorts.rfind("v", start, end)
    other = words.sorts.rfind("v", start, last) if last > start else -1
    return (other + 1, end) if start <= other < last - 1 else (start, end)


def extend(words: Words, start: int) -> int:
    """Back over a number that belongs to the phrase: `广东、海南两省` from 省."""
    if not start or words.sorts[start - 1] != "M" or words.starts[start] != words.ends[start - 1]:
        return start
    start -= 1
    while start and words.sorts[start - 1] in "gnk" and words.starts[start] == words.ends[start - 1]:
        start -= 1
    return start


def noun_end(words: Words, start: int) -> int:
    """Behind the nouns at `start`, without what is said of them: 雨量 of `雨量较大`."""
    end = words.noun_end(start)
    while end > start + 1 and is_adjective(words.texts[end - 1]):
        end -= 1
    return end
