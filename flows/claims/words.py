"""A clause as words with their sorts: the tagger's parts of speech, set right by the lexicon.

A sort is one letter, so that the sorts of a clause make a string which patterns can run over:

- n noun (also adjectives, quotations, foreign letters) · g place · r pronoun · k conjunction · e and the like (等)
- v verb · w verb that only introduces its object (有 实现) · c verb or noun, settled by its place
- l verb of level (达 为 超过) · m verb of movement (增长 下降) · b opens a comparison or a ranking (比 高于)
- o 占 · d adverb · p preposition · t time · u 的 · f after-word of place (中 内) · s verb of saying
- M claim · T date or clock time · x the rest
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import rjieba

from flows.claims.gazetteer import Place
from flows.mentions.mention import Mention
from schemas.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch: `starts[i]:ends[i]` in the article's text, their sorts as one string."""

    starts: list[int]
    ends: list[int]
    sorts: str
    source: str

    def at(self, start: int) -> int:
        """The word that begins at `start` of the source."""
        return bisect_left(self.starts, start)

    def text(self, at: int) -> str:
        return self.source[self.starts[at] : self.ends[at]]

    def phrase(self, first: int, last: int) -> str:
        return self.source[self.starts[first] : self.ends[last - 1]]

    def noun_end(self, at: int) -> int:
        """The word behind the nouns that begin at `at`."""
        while at < len(self.sorts) and self.sorts[at] in "ng":
            at += 1
        return at


_SORTS = {row["word"]: row["sort"] for row in read_lexicon("sorts")}
# Parts of speech of the tagger; what is not here is a noun.
_TAGS = dict.fromkeys(("v", "vd", "vi", "vq"), "v") | dict.fromkeys(
    ("d", "df", "dg", "ul", "uz", "uv", "ud", "ug"), "d"
)
_TAGS |= {
    "p": "p",
    "c": "k",
    "t": "t",
    "tg": "t",
    "uj": "u",
    "ns": "g",
    "f": "f",
    "r": "r",
    "y": "x",
    "e": "x",
    "o": "x",
}
_MARKS = {"、": "k"} | dict.fromkeys("，,：:；; \u3000（）()。！？…\n!?", "x")
_ROLES = {"claim": "M", "date": "T", "time": "T"}


Fixed = tuple[int, int, str]


def fix_words(text: str, mentions: list[Mention], places: Iterable[Place]) -> list[Fixed]:
    """The words a text is known to hold: its mentions, and the places between them, with their sorts."""
    fixed = [_fixed(text, mention) for mention in mentions]
    fixed += [(p.start, p.end, "g") for p in places]
    fixed.sort(key=lambda word: (word[0], word[2] == "g", -word[1]))
    kept: list[Fixed] = []
    for word in fixed:
        if not kept or word[0] >= kept[-1][1]:
            kept.append(word)
        elif kept[-1][2] == "g" and word[2] != "g":
            kept[-1] = word
    return kept


_QUOTED = 12


def _fixed(text: str, mention: Mention) -> Fixed:
    """A mention; a number that names something takes the quotation it stands in: `“吉林一号”`."""
    sort = _ROLES.get(mention.role, "n")
    if sort == "n":
        start = text.rfind("“", max(0, mention.start - _QUOTED), mention.start + 1)
        end = text.find("”", mention.end - 1, mention.end + _QUOTED)
        if 0 <= start < end and "”" not in text[start:end]:
            return start, end + 1, sort
    return mention.start, mention.end, sort


def sort_words(text: str, start: int, end: int, fixed: list[Fixed]) -> Words:
    """The words of `text[start:end]`, those of `fixed` whole."""
    starts: list[int] = []
    ends: list[int] = []
    sorts: list[str] = []
    at = start
    for index in range(bisect_left(fixed, (start, 0, "")), len(fixed)):
        first, last, sort = fixed[index]
        if last > end:
            break
        _tag(text, at, first, starts, ends, sorts)
        starts.append(first)
        ends.append(last)
        sorts.append(sort)
        at = last
    _tag(text, at, end, starts, ends, sorts)
    return Words(starts, ends, _settle("".join(sorts)), text)


_BEGINNING = re.compile("(?<![ngcvufr])c|(?<=g)c(?=[ng])")


def _settle(sorts: str) -> str:
    """A word that is verb and noun alike (`c`) is a verb where a clause or its predicate begins."""
    return _BEGINNING.sub("v", sorts).replace("c", "n") if "c" in sorts else sorts


# What the tagger must not cut: quotations, brackets, and the lexicon's words that it would.
_JOINED = sorted((word for word in _SORTS if len(rjieba.cut(word, False)) > 1), key=len, reverse=True)
_WHOLE = re.compile(r"《[^《》]*》|“[^“”]*”|[（(][^（()）]*[)）]|【[^【】]*】|" + "|".join(map(re.escape, _JOINED)))


def _tag(text: str, start: int, end: int, starts: list[int], ends: list[int], sorts: list[str]) -> None:
    """Words and sorts of a stretch without mentions."""
    at = start
    for match in _WHOLE.finditer(text, start, end):
        _cut(text[at : match.start()], at, starts, ends, sorts)
        starts.append(match.start())
        ends.append(match.end())
        sorts.append("x" if match[0][0] == "【" else _SORTS.get(match[0], "n"))
        at = match.end()
    _cut(text[at:end], at, starts, ends, sorts)


def _cut(text: str, at: int, starts: list[int], ends: list[int], sorts: list[str]) -> None:
    if text:
        for word, tag in rjieba.tag(text, False):
            starts.append(at)
            at += len(word)
            ends.append(at)
            sorts.append(_sort(word, tag))


@cache
def _sort(word: str, tag: str) -> str:
    """The lexicon's sort of a word, else what its tag says; a verb of one character mostly is a piece of a name."""
    if word in _SORTS:
        return _SORTS[word]
    sort = _TAGS.get(tag) or _MARKS.get(word) or "n"
    return "n" if sort == "v" and len(word) == 1 else sort
