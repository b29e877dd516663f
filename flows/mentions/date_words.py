"""The calendar words of the lexicon, as patterns and as values."""

from flows.mentions.numerals import HALF_WIDTH, whole_of
from flows.mentions.words import one_of as one_of  # read from here by the parts of a claim that read dates
from schemas.lexicon import read_lexicon

HAN = "〇零○一二三四五六七八九十"
_CIRCLE = "○"
"""Printed for 〇 in years, elsewhere a list marker."""


_FIRST = "元"
"""The first month, or year of a reign."""


def words_by(lexicon: str, column: str, value: str = "") -> dict[str, dict[str, str]]:
    """The words of a lexicon under what `column` says of them, each with its cell of the column `value`."""
    found: dict[str, dict[str, str]] = {}
    for line in read_lexicon(lexicon):
        found.setdefault(line[column], {})[line["word"]] = line[value] if value else ""
    return found


VALUES = words_by("periods", "part", "value")


def choice(part: str) -> str:
    """The calendar words of one part as a pattern."""
    return one_of(VALUES[part])


def unless_plain(signs: str) -> str:
    """A pattern that fails where one of `signs` before it begins a plain word (起 of 起飞, 内 of 内地)."""
    return f"(?!{one_of(word[1:] for word in VALUES['plain'] if word[0] in signs)})"


def no_plain(signs: str) -> str:
    """A pattern that fails where a plain word begins with one of `signs` here (初 of 初步)."""
    return f"(?!{one_of(word for word in VALUES['plain'] if word[0] in signs)})"


def firsts(part: str) -> str:
    """The characters that the words of one part begin with."""
    return "".join(sorted({word[0] for word in VALUES[part]}))


def narrow(text: str) -> str:
    """Full-width digits made half-width, every other character kept in its place."""
    return text.translate(HALF_WIDTH)


def count_of(word: str) -> int:
    """The value of a whole number in digits or in Chinese numerals (`二〇二四`, `三十`, `24`), 1 of `元月`.

    Raises ValueError where there is none.
    """
    if word == _FIRST:
        return 1
    return int(word) if word.isascii() else whole_of(word.replace(_CIRCLE, "〇"))
