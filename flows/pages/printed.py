"""What is on the page but not in print: characters that show nothing are left out, what turns a line is refused.

A zero-width space inside a number (`1\\u200b2`) prints as `12` and is read as 12. A mark that lets a line run right
to left prints `12` as `21`, and beside a character that was lost (U+FFFD) `12` may have been `120`: which of both is
meant is not for us to say, so the article is left out and told.
"""

import re
from dataclasses import replace

from flows.pages.decode import CONTROL, INVISIBLE, find_control, without_invisible
from flows.pages.page import Article, Page, PageError

MOST_CHARACTERS = 1_000_000
"""Of an article. A plan for five years has some 80,000, a collected report may have more; time grows with length."""

_TURNING = "\u061c\u200f\u202b\u202d\u202e\u2067"  # marks from right to left, and the override of either way
_STRIKING = "\u0300-\u036f\u0488\u0489\u20d0-\u20f0"
_TURNED = re.compile(f"[{_TURNING}]")
_STRUCK = re.compile(f"[0-9０-９][{_STRIKING}]")
_LOST = re.compile("(?<=[0-9０-９])\ufffd|\ufffd(?=[.．]?[0-9０-９])")
_UNCLEAR = (
    (_TURNED, "prints its line in another order"),
    (_STRUCK, "prints a digit with a mark on it"),
    (_LOST, "stands for a character that was lost beside a digit"),
)
_ANY = re.compile(f"[{INVISIBLE}{_TURNING}{_STRIKING}{CONTROL}\ufffd]")  # one pass where none is


def keep_printed(page: Page) -> Page:
    """The page with its articles as printed; one that cannot be told is left out and named in `errors`.

    Raises PageError where none is left of those there were.
    """
    articles: list[Article] = []
    errors = list(page.errors)
    for article in page.articles:
        try:
            articles.append(_as_printed(article))
        except PageError as wrong:
            errors.append(f"article {article.source_id or f'at position {article.position}'}: {wrong}")
    if page.articles and not articles:
        raise PageError(errors[-1])
    return replace(page, articles=tuple(articles), errors=tuple(errors))


def _as_printed(article: Article) -> Article:
    if len(article.text) > MOST_CHARACTERS:
        raise PageError(
            f"{len(article.text):,} characters, more than the {MOST_CHARACTERS:,} that an article may have; split it"
        )
    if not _ANY.search(article.text):
        return article
    text = without_invisible(article.text)
    _refuse_unclear(text)
    if not text.strip():
        raise PageError("nothing in it is printed; remove it or fetch the page again")
    headline = (article.kicker, article.title, article.subtitle)
    kicker, title, subtitle = (without_invisible(words or "") or None for words in headline)
    return replace(article, text=text, kicker=kicker, title=title, subtitle=subtitle)


def _refuse_unclear(text: str) -> None:
    control = find_control(text)
    if control is not None:
        raise PageError(f"control character {control}; remove it")
    for pattern, why in _UNCLEAR:
        found = pattern.search(text)
        if found:
            raise PageError(
                f"U+{ord(found.group()[-1]):04X} at character {found.end()} {why}; write the text as it is meant"
            )
