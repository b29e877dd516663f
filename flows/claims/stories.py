"""The stories of an article: what stands under each of its headings, unrelated to one another in a column of briefs."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from flows.mentions.words import one_of, words_where

_HEADING = re.compile(r"^[^。！？!?；;…：:\n]{2,45}(?<![”’」』）)，,])$", re.MULTILINE)
_COLUMN = re.compile(one_of(words_where("topics", "use", "column")))


@dataclass(slots=True)
class Stories:
    """Where the headings of a text begin; `apart` tells that each opens a story of its own."""

    starts: list[int]
    apart: bool

    def start_of(self, offset: int) -> int:
        """Where the heading begins that stands last before an offset or holds it, 0 without one."""
        last = bisect_right(self.starts, offset)
        return self.starts[last - 1] if last else 0

    def since(self, offset: int) -> int:
        """From where on an offset may go back to what was named: its story in a column, else all of the article."""
        return self.start_of(offset) if self.apart else 0


def find_stories(text: str, title: str | None) -> Stories:
    """The stories of a text, whose title tells whether it is a column: `国际联播快讯`."""
    starts = [match.start() for match in _HEADING.finditer(text)]
    return Stories(starts, _COLUMN.search(title or text.partition("\n")[0]) is not None)
