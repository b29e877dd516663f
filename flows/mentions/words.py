"""The words of a lexicon, looked up at a place in a text."""

import re
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from schemas.lexicon import read_lexicon

Reading = TypeVar("Reading")
_FEW = 2000  # words whose automaton takes some megabytes spelt out, and is searched twice as fast


class Entry(NamedTuple, Generic[Reading]):
    """A word, what may not stand on its outer side, and what it says."""

    word: str
    guard: tuple[str, ...]
    reading: Reading


class Words(Generic[Reading]):
    """Entries by their first or last character, longest first; where none stands, a lookup is one dictionary access."""

    def __init__(self, entries: Iterable[Entry[Reading]]) -> None:
        self._by_first: dict[str, list[Entry[Reading]]] = {}
        self._by_last: dict[str, list[Entry[Reading]]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.word)):
            self._by_first.setdefault(entry.word[0], []).append(entry)
            self._by_last.setdefault(entry.word[-1], []).append(entry)

    def starting(self, text: str, at: int, end: int) -> Entry[Reading] | None:
        """The longest word that starts at `at`, ends before `end` and has no guard after it."""
        if at >= end:
            return None
        for entry in self._by_first.get(text[at], ()):
            word, guard, _ = entry
            if text.startswith(word, at, end) and not (guard and text.startswith(guard, at + len(word))):
                return entry
        return None

    def ending(self, text: str, at: int, start: int) -> Entry[Reading] | None:
        """The longest word that ends at `at`, starts no earlier than `start` and has no guard before it."""
        if at <= start:
            return None
        for entry in self._by_last.get(text[at - 1], ()):
            word, guard, _ = entry
            if text.endswith(word, start, at) and not (guard and text.endswith(guard, 0, at - len(word))):
                return entry
        return None


def split_guard(cell: str) -> tuple[str, ...]:
    """A guard cell as the tuple that `str.startswith` takes."""
    return tuple(cell.split())


def one_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest of those that fit, that no other part of a pattern touches.

    Words with the same first character share a branch; where there are no words it matches nothing.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in sorted(rests.items()))
    return f"(?:{'|'.join(branches) or '(?!)'})"


def finder_of(words: Sequence[str]) -> AhoCorasick:
    """An automaton that finds some words in one pass, of those that begin at one place the longest."""
    spelt_out = Implementation.DFA if len(words) < _FEW else None
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=spelt_out)


def words_where(lexicon: str, column: str, *values: str) -> list[str]:
    """The words of a lexicon that have one of some values in a column, longest first."""
    return sorted((line["word"] for line in read_lexicon(lexicon) if line[column] in values), key=len, reverse=True)
