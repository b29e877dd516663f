"""The printed lines of a page, their markup left out and what it meant kept beside them."""

import re
from collections import Counter
from dataclasses import dataclass

from flows.pages.tags import without_tags

HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef]")  # characters and marks as wide as they are high
_LINE_END = re.compile("[\n\v\f\x85\u2028\u2029]")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_STRONG = re.compile(r"\*\*|~~|(?<![A-Za-z0-9])__|__(?![A-Za-z0-9])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_HEADING = re.compile(r"(#{1,6})\s+")
_HEADING_END = re.compile(r"\s#+$")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}")
_BULLET_START = re.compile(r"^(?:(?:>\s*)+|[-*+]\s+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print.

    `level` is a heading's depth, 0 for plain text; `gap` says that a picture, a rule or more empty lines than usual
    stand before it, `indented` that it opens with a paragraph's indent.
    """

    text: str
    level: int = 0
    gap: bool = False
    indented: bool = False


def find_lines(text: str) -> list[Line]:
    """The lines that print something, in order."""
    raw = _LINE_END.split(_ADDRESS.sub("", without_tags(text)))
    usual = _usual_blanks(raw)
    lines: list[Line] = []
    blanks, gap = 0, False
    for source in raw:
        bare, pictured = _without_pictures(source)
        gap = gap or pictured
        stripped = bare.strip()
        if not stripped or _RULE.fullmatch(stripped):
            blanks += 1
            gap = gap or bool(stripped)
            continue
        indented = bare.startswith(("\u3000", "  "))
        level, printed = _printed(stripped)
        if printed:
            lines.append(Line(printed, level, gap or blanks > usual, indented))
            blanks, gap = 0, False
    return lines


def _usual_blanks(raw: list[str]) -> int:
    """How many empty lines mostly stand between two paragraphs; at least 1."""
    runs: Counter[int] = Counter()
    run = 0
    for line in raw:
        if line.strip():
            runs[run] += run > 0
            run = 0
        else:
            run += 1
    return min(runs, key=lambda length: (-runs[length], length), default=1) or 1


def _without_pictures(line: str) -> tuple[str, bool]:
    bare, count = _PICTURE.subn("", line)
    return bare, count > 0


def _printed(line: str) -> tuple[int, str]:
    """The heading's depth and the line as printed."""
    heading = _HEADING.match(line)
    level = len(heading.group(1)) if heading else 0
    text = _HEADING_END.sub("", line[heading.end() :]) if heading else _BULLET_START.sub("", line)
    return level, _ESCAPE.sub(r"\1", _STRONG.sub("", _LINK.sub(r"\1", text))).strip()
