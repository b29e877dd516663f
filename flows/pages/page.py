"""The records a page is read into."""

from dataclasses import dataclass
from datetime import date

AGAIN = "the next build reads it again"
"""Stands in the error of a page that another machine, or this one at another hour, might have read."""


class PageError(Exception):
    """A page that cannot be read; the message is one sentence: what is wrong, where, what to do."""


@dataclass(frozen=True, slots=True)
class Person:
    """One name of a byline with its role (`schemas.vocabulary.BYLINE_ROLES`)."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as printed.

    `text` is kicker, title, subtitle and the body's paragraphs joined by newlines; every offset of the dataset counts
    code points of it. A kicker or subtitle of several lines keeps its line breaks. `position` is the article's place
    on its page, from 0. `home` is the six-digit division code the source gives for its publication, else None.
    `text_source` is `ocr` where the text was recognised in a picture, so that its figures may be misread.
    """

    text: str
    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    byline: tuple[Person, ...] = ()
    genre: str = "report"
    source_id: str | None = None
    publication: str | None = None
    issue_date: date | None = None
    issue_date_source: str | None = None
    page: str | None = None
    position: int = 0
    home: str | None = None
    text_source: str = "born_digital"


@dataclass(frozen=True, slots=True)
class Page:
    """One raw file as read: its articles in reading order and what the file says of all of them.

    `errors` names the parts of the file that could not be read, one sentence each; the articles beside them are whole.
    """

    media_type: str
    articles: tuple[Article, ...]
    publication: str | None = None
    issue_date: date | None = None
    errors: tuple[str, ...] = ()
