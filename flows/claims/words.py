"""A clause as words with their sorts: the tagger's parts of speech, set right by the lexicon.

A sort is one letter (SORTS), so that the sorts of a clause make a string which patterns can run over.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, starmap

import rjieba

from flows.mentions.mention import Mention
from flows.mentions.numbers import COUNTABLES
from flows.mentions.words import finder_of, one_of, words_where
from schemas.lexicon import read_lexicon

KEPT = 64
"""So many stretches remember who and what they are about, which is asked for each of their numbers."""


@dataclass(slots=True, eq=False)
class Words:
    """The words of a stretch: `starts[i]:ends[i]` in the article's text, their sorts as one string."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    sorts: str
    source: str

    def at(self, start: int) -> int:
        """The word that begins at `start` of the source; the last one where that holds it: `“甲1.7”`."""
        at = bisect_left(self.starts, start)
        return at - (at == len(self.starts) > 0 and start < self.ends[-1])

    def phrase(self, first: int, last: int) -> str:
        return self.source[self.starts[first] : self.ends[last - 1]]

    def noun_end(self, at: int) -> int:
        """The word behind the nouns that begin at `at`."""
        sorts = self.sorts
        while at < len(sorts) and sorts[at] in "ng":
            at += 1
        return at


SORTS = {
    "noun": "n",  # also adjectives, quotations, foreign letters
    "place": "g",
    "pronoun": "r",
    "conjunction": "k",
    "etcetera": "e",  # 等
    "verb": "v",
    "introducing": "w",  # a verb that only introduces its object: 有 实现
    "either": "c",  # verb or noun, settled by its place
    "reached": "a",  # a verb that says of its number only that it was reached, settled by its place: 完成
    "negation": "h",  # 未, one with its verb: 未脱贫
    "summing": "j",  # 累计: an adverb between a subject and its verb, else part of the name of what is measured
    "serving": "i",  # 为: a verb of level, a preposition before whom something is done for
    "level": "l",  # 达 为 超过
    "movement": "m",  # 增长 下降
    "comparison": "b",  # opens a comparison or a ranking: 比 高于
    "share": "o",  # 占
    "adverb": "d",
    "preposition": "p",
    "time": "t",
    "of": "u",  # 的
    "position": "f",  # behind a place: 中 内
    "saying": "s",
    "claim": "M",
    "date": "T",  # or clock time
    "rest": "x",
}
LEAD = "kdtTxfe"
"""Sorts of words that may stand before the subject of a clause."""

_SORTS = {row["word"]: SORTS[row["sort"]] for row in read_lexicon("sorts")}
# Parts of speech of the tagger; what is not here is a noun.
_TAGS = dict.fromkeys(("v", "vd", "vi", "vq"), "v") | dict.fromkeys(
    ("d", "df", "dg", "ul", "uz", "uv", "ud", "ug"), "d"
)
_TAGS |= {"p": "p", "c": "k", "uj": "u", "ns": "g", "f": "f", "r": "r"}
_TAGS |= dict.fromkeys(("t", "tg"), "t") | dict.fromkeys(("y", "e", "o"), "x")
_MARKS = {"、": "k"} | dict.fromkeys("，,：:；; \u3000（）()。！？…\n!?“”‘’《》—/／∶", "x")
_TURNS = tuple(words_where("units", "dimension", "duration"))
_ROLES = {"claim": "M", "date": "T", "time": "T", "structure": "x"}


Fixed = tuple[int, int, str]

# What the tagger must not cut: quotations and brackets, and the lexicon's words that it would.
_CREDITS = re.compile(one_of(words_where("topics", "use", "credit")))  # （记者 李晓岚）
_BRACKETS = re.compile(r"《[^《》]{1,40}》|“[^“”]{1,20}”|[（(][^（()）]{1,40}[)）]|【[^【】]{1,40}】")
_JOINED = tuple(word for word in _SORTS if len(rjieba.cut(word, False)) > 1)
_JOINER = finder_of(_JOINED)
_NAMED = finder_of(words_where("heads", "sort", "named"))
_QUOTED = 12
_DONE = next(iter(words_where("topics", "use", "done")))
COUNTED = frozenset(row["word"] for row in read_lexicon("countables"))
PLACE_KINDS = frozenset(word for word in COUNTED if len(word) == 1)
OPEN, CLOSED = ("（", "("), ("）", ")")


def fix_words(text: str, mentions: list[Mention], *places: Iterable[tuple[int, int]]) -> list[Fixed]:
    """The words a text is known to hold, with their sorts.

    Its mentions, then brackets, bodies known by their names, the spans of places and joined words.
    """
    fixed = [word for mention in mentions for word in _counting(text, mention)]
    brackets = [(m.start(), m.end(), _bracket_sort(m[0])) for m in _BRACKETS.finditer(text)]
    joined = [(start, end, _SORTS[_JOINED[at]]) for at, start, end in _JOINER.find_matches_as_indexes(text)]
    named = [(start, end, "n") for _, start, end in _NAMED.find_matches_as_indexes(text)]
    known = [[(start, end, "g") for start, end in spans] for spans in places]
    for more in (brackets, named, *known, joined):
        fixed = _overlay(fixed, more)
    return fixed


def _bracket_sort(bracket: str) -> str:
    """A mark where a bracket heads or signs a text, else a noun."""
    return "x" if bracket[0] == "【" or _CREDITS.match(bracket, 1) else "n"


def _counting(text: str, mention: Mention) -> tuple[Fixed, ...]:
    """A mention, with the kind of place it counts right behind it (三|地, 9|省), for the tagger a particle."""
    fixed, end = _fixed(text, mention), mention.end
    if mention.role != "claim" or mention.stated_unit is not None:
        return (fixed,)
    counted = COUNTABLES.starting(text, end, len(text))
    return (fixed, (end, end + 1, "n")) if counted and counted.word in PLACE_KINDS else (fixed,)


def _overlay(fixed: list[Fixed], more: list[Fixed]) -> list[Fixed]:
    """Both lists in order, without those of `more` that overlap one of `fixed`."""
    if not more:
        return fixed
    kept: list[Fixed] = []
    at = 0
    for word in more:
        while at < len(fixed) and fixed[at][1] <= word[0]:
            kept.append(fixed[at])
            at += 1
        if at == len(fixed) or fixed[at][0] >= word[1]:
            kept.append(word)
    return kept + fixed[at:]


def _fixed(text: str, mention: Mention) -> Fixed:
    """A mention; one that names something takes the quotation or bracket it stands in: `“和谐一号”`, `（二期）`."""
    sort = _ROLES.get(mention.role, "n")
    if mention.role == "ordinal" and mention.quote.endswith(_TURNS):
        return mention.start, mention.end, "t"  # 连续第8年居首
    if sort == "n":
        if text[mention.start - 1 : mention.start] in OPEN and text[mention.end : mention.end + 1] in CLOSED:
            return mention.start - 1, mention.end + 1, sort
        start = text.rfind("“", max(0, mention.start - _QUOTED), mention.start + 1)
        end = text.find("”", mention.end - 1, mention.end + _QUOTED)
        if 0 <= start < end and "”" not in text[start:end]:
            return start, end + 1, sort
    return mention.start, mention.end, sort


def sort_words(text: str, start: int, end: int, fixed: list[Fixed]) -> Words:
    """The words of `text[start:end]`, those of `fixed` whole."""
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    sorts, at = "", start
    for index in range(bisect_left(fixed, (start, 0, "")), len(fixed)):
        first, last, sort = fixed[index]
        if last > end:
            break
        if at < first:
            tagged = _cut(text[at:first], at, starts, ends, texts)
            sorts += _part_movement(tagged, starts, ends, texts) if sort == "M" else tagged
        starts.append(first)
        ends.append(last)
        texts.append(text[first:last])
        sorts += sort
        at = last
    if at < end:
        sorts += _cut(text[at:end], at, starts, ends, texts)
    return Words(starts, ends, texts, _settle(sorts), text)


_NEGATED = re.compile("h(?=[vc])")
_BEGINNING = re.compile("(?<![ngcvufr])c|(?<=g)c(?=[ng])")
_OPENING = re.compile("(?<![ngMTvuf])f(?=[ng])")  # 中马建交: no place is named before it
_SERVING = re.compile("i(?=M?[ngrku]+[dpl]*[vc])(?=.*M)")
_SUMMING = re.compile("(?<=[ng])j(?=v[ng]+M)")
_REACHING, _DOING = re.compile("a(?=[ldbx]*M)"), re.compile("a(?=c[dl]*M|[^xM]{0,9}uM|u|x|$)")


def _settle(sorts: str) -> str:
    """A word that is verb and noun alike (`c`) is a verb where a clause or its predicate begins.

    `完成` (`a`) is a verb of level before its number, a verb before what is done (完成投资), and else only introduces.
    """
    if "h" in sorts:
        sorts = _NEGATED.sub("v", sorts).replace("h", "d")
    if "f" in sorts:
        sorts = _OPENING.sub("n", sorts)
    if "j" in sorts:
        sorts = _SUMMING.sub("d", sorts).replace("j", "n")
    if "i" in sorts:
        sorts = _SERVING.sub("p", sorts).replace("i", "l")
    if "a" in sorts:
        sorts = _DOING.sub("v", _REACHING.sub("l", sorts)).replace("a", "w")
    return _BEGINNING.sub("v", sorts).replace("c", "n") if "c" in sorts else sorts


def _cut(text: str, at: int, starts: list[int], ends: list[int], texts: list[str]) -> str:
    """Adds the words of a stretch that the tagger may cut; gives their sorts."""
    cut, sorts = _tag_again(text) if len(text) <= _RECURRING else _tag(text)
    edges = list(accumulate(map(len, cut), initial=at))
    starts += edges[:-1]
    ends += edges[1:]
    texts += cut
    return sorts


@dataclass(slots=True)
class SortedText:
    """A text whose stretches are sorted once for all who ask for their words; `fixed` are those no tagger may cut."""

    text: str
    fixed: list[Fixed]
    known: dict[tuple[int, int], Words] = field(default_factory=dict)

    def between(self, start: int, end: int) -> Words:
        """The words of `text[start:end]`."""
        words = self.known.get((start, end))
        if words is None:
            words = self.known[start, end] = sort_words(self.text, start, end, self.fixed)
        return words


def _part_movement(tagged: str, starts: list[int], ends: list[int], texts: list[str]) -> str:
    """Parts a set phrase before a number from the movement that it ends with: 食品|价格下降|5%; gives the sorts."""
    behind = tagged.endswith("d") and len(tagged) > 1  # 价格下降了5%
    at = len(ends) - 1 - behind
    word = texts[at]
    if len(word) < 2 * _MOVED or word in _SORTS or _SORTS.get(word[-_MOVED:]) != SORTS["movement"]:
        return tagged
    middle = ends[at] - _MOVED
    starts.insert(at + 1, middle)
    ends.insert(at, middle)
    texts[at : at + 1] = word[:-_MOVED], word[-_MOVED:]
    return f"{tagged[: -1 - behind]}nm{'d' if behind else ''}"


def _tag(text: str) -> tuple[list[str], str]:
    """The words that the tagger finds, and their sorts."""
    tagged = rjieba.tag(text, False)
    sorts = "".join(starmap(_sort, tagged))
    if _DONE in text:
        sorts = "".join(_acted(sort, *pair) for sort, *pair in zip(sorts, tagged, [*tagged[1:], ("", "")], strict=True))
    return [word for word, _ in tagged], sorts


def _acted(sort: str, word: tuple[str, str], after: tuple[str, str]) -> str:
    """The sort of a word that is verb and noun alike, a verb where 了 follows: `发展了`."""
    return "v" if sort == "n" and word[1] == "vn" and after[0] == _DONE else sort


_MOVED = 2  # characters of 下降
_RECURRING = 12  # characters: half of the stretches between numbers and names are as short and were cut before
_tag_again = lru_cache(maxsize=8192)(_tag)


def is_main_verb(word: str) -> bool:
    """Whether the lexicon has a word as a verb: such a one does not stand inside a name."""
    return _SORTS.get(word) == "v"


def is_action(word: str) -> bool:
    """Whether the lexicon has a word as verb and noun alike: 投资, 建设."""
    return _SORTS.get(word) == "c"


@cache
def _sort(word: str, tag: str) -> str:
    """The lexicon's sort of a word, else what its tag says; a verb of one character mostly is a piece of a name."""
    if word in _SORTS:
        return _SORTS[word]
    sort = _TAGS.get(tag) or _MARKS.get(word) or "n"
    return "n" if sort == "v" and len(word) == 1 else sort
