"""The lexicon lines that a claim rests on: those without which it reads otherwise. Tried, not guessed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from flows.explain.lines import lines_in
from flows.explain.records import Line, Needed
from flows.explain.without import Row, read_without
from flows.pages.page import Article
from flows.pages.traditional import simplified

NEAR, FAR = 8, 64
"""So many lines of the claim's sentence, or of the rest of the article, are tried at once; where the claim stays as it
is without all of them, none of them gave it."""

Try = Callable[[Sequence[Line]], Row]
"""The claim as it is without some lines; empty where it is none."""


def needed_lines(
    article: Article, claim: Mapping[str, Any], fields: Sequence[str], tell: Callable[[float], None]
) -> dict[str, list[Needed]]:
    """For each field the lines it rests on.

    A claim that is not made at all without a line rests on it with its `quote`. Where any of several lines of the
    sentence would do, they are found together. `tell` hears what share of the groups has been tried.
    """
    text, sentence = (simplified(words) or words for words in (article.text, claim["sentence"]))
    near, far = lines_in(f"{article.publication}\n{text}", sentence)
    groups = [*_cut(near, NEAR), *_cut(far, FAR)]
    tried = _trier(article, claim)
    needed: dict[str, list[Needed]] = {name: [] for name in fields}
    for at, group in enumerate(groups):
        tell(at / len(groups))
        for line, otherwise in _deciding(group, claim, fields, tried):
            changed = [name for name in fields if otherwise and otherwise[name] != claim[name]]
            for name in changed if otherwise else ["quote"]:
                needed[name].append(Needed(line, otherwise.get(name)))
    return needed | _shared(near, claim, needed, tried)


def _cut(lines: Sequence[Line], most: int) -> list[Sequence[Line]]:
    return [lines[at : at + most] for at in range(0, len(lines), most)]


def _deciding(
    lines: Sequence[Line], claim: Mapping[str, Any], fields: Sequence[str], tried: Try
) -> Iterator[tuple[Line, Row]]:
    """The lines of a group without which a field changes, each with the claim as it is then, empty if it is none."""
    otherwise = tried(lines)
    if otherwise and all(otherwise[name] == claim[name] for name in fields):
        return
    if len(lines) == 1:
        yield lines[0], otherwise
        return
    half = len(lines) // 2
    yield from _deciding(lines[:half], claim, fields, tried)
    yield from _deciding(lines[half:], claim, fields, tried)


def _shared(
    near: Sequence[Line], claim: Mapping[str, Any], needed: Mapping[str, list[Needed]], tried: Try
) -> dict[str, list[Needed]]:
    """Each field's lines, and those beside them that it does without one by one, but not without all of them."""
    quoted = {one.line for one in needed["quote"]}
    shared = {}
    for name in (name for name in needed if claim[name] is not None and name != "quote"):
        own = quoted | {one.line for one in needed[name]}
        lines = [line for line in near if line not in own]
        if _differs(tried(lines), claim, name):
            shared[name] = [*needed[name], *_together(lines, name, claim, tried)]
    return shared


def _together(lines: Sequence[Line], name: str, claim: Mapping[str, Any], tried: Try) -> list[Needed]:
    """A smallest set of lines without all of which a field changes: one after the other by halving what is left out."""
    found: list[Line] = []
    otherwise: Row = {}
    while not _differs(otherwise, claim, name):
        low, high = 0, len(lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if _differs(tried([*lines[:middle], *found]), claim, name) else (middle, high)
        if not high:
            return []
        found, lines = [lines[high - 1], *found], lines[: high - 1]
        otherwise = tried(found)
    return [Needed(line, otherwise[name], alone=len(found) == 1) for line in found]


def _differs(otherwise: Row, claim: Mapping[str, Any], name: str) -> bool:
    return bool(otherwise) and otherwise[name] != claim[name]


def _trier(article: Article, claim: Mapping[str, Any]) -> Try:
    """Reads the article without some lines, once for the same ones, and gives the claim that holds the same number."""
    known: dict[frozenset[Line], Row] = {}

    def tried(lines: Sequence[Line]) -> Row:
        gone = frozenset(lines)
        if gone not in known:
            rows = read_without(article, claim["article_id"], lines)
            same = (row for row in rows if row["start"] < claim["end"] and claim["start"] < row["end"])
            known[gone] = next(same, {})
        return known[gone]

    return tried
