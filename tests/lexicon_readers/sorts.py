"""A sorted word's example is a phrase; it reads as its words, each with its sort."""

from flows.claims.words import SORTS, fix_words, sort_words
from flows.mentions.find import find_mentions

NAMES = {letter: name for name, letter in SORTS.items()}


def read(example: str) -> str:
    words = sort_words(example, 0, len(example), fix_words(example, find_mentions(example, None), []))
    return " ".join(f"{words.text(at)}/{NAMES[sort]}" for at, sort in enumerate(words.sorts))
