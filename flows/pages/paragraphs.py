"""Paragraphs that the layout broke are made whole."""

import re
from collections.abc import Iterable

from flows.pages.lines import Line

_CLOSERS = "”’」』）)】》\"'"
# A sentence's or list line's last mark with its closing quotes, or a note in brackets, as (下转第二版).
_ENDED = re.compile(rf"(?:[。！？!?…；;：:.][{_CLOSERS}]*|[（(【][^（）()【】]{{1,40}}[)）】])$")
_PUNCTUATED = re.compile(r"[，,。；;、！？!?]")
_CONTINUES = re.compile(r"[，,。；;：:、！？!?”’）)」』》】%％]")
_OPEN_END = re.compile(r"[，,、（(“‘《「『【]$")
_LONGEST_DISPLAY = 24  # characters; a subhead fits one printed line
_LATIN = re.compile(r"[A-Za-z]")


def is_ended(text: str) -> bool:
    """Whether a paragraph may end here."""
    return bool(_ENDED.search(text[-60:]))


def is_display(line: Line) -> bool:
    """Whether a line of plain text can be a subhead: short, and without any punctuation of a sentence."""
    return len(line.text) <= _LONGEST_DISPLAY and not _PUNCTUATED.search(line.text)


def join_paragraphs(lines: Iterable[Line]) -> list[str]:
    """The paragraphs of an article's body lines.

    A paragraph that does not end goes on in the next line, unless one of the two is a heading or a subhead, or the next
    opens with an indent.
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
    if before.level or line.level or line.indented or is_ended(before.text):
        return False
    if broken or _CONTINUES.match(line.text) or _OPEN_END.search(before.text):
        return True
    return not is_display(before)


def _seam(left: str, right: str) -> str:
    """What the line break stood for: a space between two Latin words, nothing else."""
    return " " if _LATIN.match(left[-1]) and _LATIN.match(right[0]) else ""
