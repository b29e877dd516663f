"""A sorted word's example is a phrase; it reads as its words, each with its sort."""

from flows.claims.words import sort_words


def read(example: str) -> str:
    words = sort_words(example, 0, len(example), [])
    return " ".join(f"{words.text(at)}/{sort}" for at, sort in enumerate(words.sorts))
