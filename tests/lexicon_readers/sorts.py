"""A sorted word's example is a phrase; it reads as its words, each with its sort, `!` behind a verb of the lexicon."""

from flows.claims.words import SORTS, fix_words, is_main_verb, sort_words
from flows.mentions.find import find_mentions

NAMES = {letter: name for name, letter in SORTS.items()}


def read(example: str) -> str:
    words = sort_words(example, 0, len(example), fix_words(example, find_mentions(example, None), []))
    return " ".join(
        f"{words.texts[at]}/{NAMES[sort]}{'!' if is_main_verb(words.texts[at]) else ''}"
        for at, sort in enumerate(words.sorts)
    )
