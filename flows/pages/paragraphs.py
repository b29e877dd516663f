"""Paragraphs that the layout broke are made whole."""

import re
from collections.abc import Iterable

import rjieba

from flows.pages.lines import Line

_OPENERS = "“‘「『（(【《"
_CLOSERS = "”’」』）)】》"
_MARKS = _CLOSERS + "\"'"
# A sentence's or list line's last mark with its closing quotes, or a note in brackets, as (下转第二版).
_ENDED = re.compile(rf"(?:[。！？!?…；;：:.][{_MARKS}]*|[（(【][^（）()【】]{{1,40}}[)）】])$")
_PUNCTUATED = re.compile(r"[，,。；;、！？!?]")
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、章节是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．.](?!\d))"
)
_CONTINUES = re.compile(r"[，,。；;：:、！？!?”’）)」』》】%％]")
_OPEN_END = re.compile(r"(?:[，,、（(“‘《「『【—]|\d)$")
_SPLIT_NUMBER = re.compile(r"\d[.,]$")
_LONGEST_DISPLAY = 40  # characters; a subhead fits two printed lines
_SEAM = 8  # characters on either side of a seam that decide whether it cuts a word
_NEVER_LAST = ("p", "c", "u")  # tags of prepositions, conjunctions, particles
_NEVER_FIRST = ("u", "y")  # particles
_CELL_END = "\t"  # between two cells of a table's row, which is a line of its own
_LATIN = re.compile(r"[A-Za-z]")


def is_ended(text: str) -> bool:
    """Whether a paragraph may end here."""
    return bool(_ENDED.search(text[-60:]))


def is_display(line: Line) -> bool:
    """Whether a line of plain text can be a subhead: short, and without punctuation but for a number before it."""
    numbered = _NUMBERED.match(line.text)
    bare = line.text[numbered.end() :] if numbered else line.text
    return len(line.text) <= _LONGEST_DISPLAY and not _PUNCTUATED.search(bare)


def join_paragraphs(lines: Iterable[Line]) -> list[str]:
    """The paragraphs of an article's body lines.

    A paragraph that does not end goes on in the next line, unless one of the two is a heading or a subhead, or the next
    opens with an indent or a number of its own.
    """
    paragraphs: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, broken=len(paragraphs[-1]) > 1):
            paragraphs[-1] += [_seam(before.text, line.text), line.text]
        else:
            paragraphs.append([line.text])
        before = line
    return ["".join(pieces) for pieces in paragraphs]


def _goes_on(before: Line, line: Line, *, broken: bool) -> bool:
    """`broken`: the line before is itself the rest of a paragraph, so it is no subhead however short."""
    if before.level or line.level or line.indented or _NUMBERED.match(line.text):
        return False
    if _CELL_END in before.text or _CELL_END in line.text:
        return False
    if _SPLIT_NUMBER.search(before.text) and line.text[0].isdigit():
        return True
    if is_ended(before.text):
        return False
    if broken or _CONTINUES.match(line.text) or _OPEN_END.search(before.text):
        return True
    return not is_display(before) or _cuts_sentence(before.text, line.text)


def _cuts_sentence(left: str, right: str) -> bool:
    """Whether the seam parts a bracket's two halves, a word from its particle, or the characters of one word."""
    if sum(map(left.count, _OPENERS)) > sum(map(left.count, _CLOSERS)):
        return True
    before, after = rjieba.tag(left[-_SEAM:], False), rjieba.tag(right[:_SEAM], False)
    if (len(before) > 1 and _is_open(*before[-1])) or after[0][1].startswith(_NEVER_FIRST):
        return True
    two_words = len(before[-1][0]) > 1 and len(after[0][0]) > 1
    return not two_words and _spans_seam(left[-_SEAM:], right[:_SEAM])


def _is_open(word: str, tag: str) -> bool:
    """Whether a word can end no line of its own; adverbs of two characters are too often nouns in a headline."""
    return tag.startswith(_NEVER_LAST) or (tag == "d" and len(word) == 1)


def _spans_seam(left: str, right: str) -> bool:
    end = 0
    for word in rjieba.cut(left + right, False):
        end += len(word)
        if end >= len(left):
            return end > len(left)
    return False


def _seam(left: str, right: str) -> str:
    """What the line break stood for: a space between two Latin words, nothing else."""
    return " " if _LATIN.match(left[-1]) and _LATIN.match(right[0]) else ""
