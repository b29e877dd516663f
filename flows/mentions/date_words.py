"""The calendar words of the lexicon, as patterns and as values."""

import re
from collections.abc import Iterable

from schemas.lexicon import read_lexicon

DIGITS = "〇零一二三四五六七八九"
HAN = "〇零○一二三四五六七八九十"
_HAN_VALUE = {character: value for value, character in enumerate(DIGITS[1:])} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def words_by(lexicon: str, column: str, value: str = "") -> dict[str, dict[str, str]]:
    """The words of a lexicon under what `column` says of them, each with its cell of the column `value`."""
    found: dict[str, dict[str, str]] = {}
    for line in read_lexicon(lexicon):
        found.setdefault(line[column], {})[line["word"]] = line[value] if value else ""
    return found


def one_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest of those that fit; words with the same first character share a branch."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in sorted(rests.items())) + ")"


VALUES = words_by("periods", "part", "value")


def choice(part: str) -> str:
    """The calendar words of one part as a pattern."""
    return one_of(VALUES[part])


def firsts(part: str) -> str:
    """The characters that the words of one part begin with."""
    return "".join(sorted({word[0] for word in VALUES[part]}))


def narrow(text: str) -> str:
    """Full-width digits made half-width, every other character kept in its place."""
    return text.translate(_WIDE)


def count_of(word: str) -> int:
    """The value of a whole number below ten thousand, in digits or in Chinese numerals (`二〇二四`, `三十`, `24`)."""
    if word.isascii():
        return int(word)
    if not any(character in _TENS for character in word):
        return int("".join(str(_HAN_VALUE[character]) for character in word))
    total, held = 0, 0
    for character in word:
        if character in _TENS:
            total += (held or 1) * _TENS[character]
            held = 0
        else:
            held = _HAN_VALUE[character]
    return total + held
