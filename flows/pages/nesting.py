"""Markup that costs more to parse than a page is worth is refused before it is parsed."""

import re
from collections import Counter

from flows.pages.page import PageError
from flows.pages.tags import ALONE

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_CLOSED_BY_THE_NEXT = frozenset(("dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"))
_MOST = 5_000_000
"""Open elements summed over all tags. A parser walks the open ones at each tag, and copies those that style text: a
page of 20,000 tags 30 deep comes to 600,000, while 200,000 nested <div> come to 20,000,000,000."""


def refuse_deep(markup: str) -> None:
    """Raises PageError where elements nest so deep, in so many tags, that no press page can be meant."""
    opened: Counter[str] = Counter()
    depth = cost = 0
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if name in ALONE or name in _CLOSED_BY_THE_NEXT:
            cost += depth
        elif not tag[1]:
            opened[name] += 1
            depth += 1
            cost += depth
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if cost > _MOST:
            raise PageError(
                f"elements nest too deep ({depth} at character {tag.start()}); save the page's text as .txt"
            )
