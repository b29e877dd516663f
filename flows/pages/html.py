"""HTML: pages of digital newspapers by their templates, any other article page by what looks like its text."""

import re
from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from flows.pages.articles import dated, make_article
from flows.pages.bylines import read_signature
from flows.pages.decode import decode_html
from flows.pages.lines import Line
from flows.pages.nesting import refuse_deep
from flows.pages.origin import Origin, read_date
from flows.pages.page import Article, Page, PageError
from flows.pages.stories import Story, read_region
from flows.pages.templates import Parts, find_parts, parse

_MEDIA_TYPE = "text/html"
_NUMBER = re.compile(r"([A-Z]{0,2}\d{1,3})")
_PAGE = re.compile(r"第\s*([A-Z]{0,2}\d{1,3})\s*版|([A-Z]{0,2}\d{1,3})\s*版\s*[:：]")
_DATE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
_FILE = re.compile(r"(?:content|node|index|page)(?:_(\w+))?", re.IGNORECASE)
_ARTICLES = '[href*="content_"], [href*="content/"]'
_NOTE = re.compile(r"[《(（〔\d].*")


def read_html(raw: bytes, origin: Origin) -> Page:
    """The articles of a page. An index, which only links to articles, is read whole and gives none.

    Raises PageError where the bytes are no text, nest too deep or hold no article.
    """
    text = decode_html(raw)
    refuse_deep(text)
    tree = parse(text)
    parts = [part for part in find_parts(tree) if part.marked["body"] or part.text("title")]
    if not parts and tree.css_first(_ARTICLES) is not None:
        return Page(_MEDIA_TYPE, (), origin.publication, origin.issue_date)
    marked = bool(parts)
    parts = parts or _saved(text, tree)
    origin = _settled(origin, parts[0]) if parts else origin
    origin = dated(origin, "\n".join(line.text for part in parts for line in part.marked["body"]))
    articles: list[Article] = []
    for part in parts:
        own = _own_id(part, origin) if marked and len(parts) == 1 else None
        named = replace(origin, page=_page(part, origin, tree))
        articles += [
            make_article(story, named, len(articles) + n, own if n == 0 else None)
            for n, story in enumerate(_stories(part))
        ]
    if not articles:
        raise PageError("no article found in it; save the article's own page, or its text as .txt")
    return Page(_MEDIA_TYPE, tuple(articles), origin.publication, origin.issue_date)


def _saved(text: str, tree: LexborHTMLParser) -> list[Parts]:
    from flows.pages.saved import find_saved  # takes a second to import, which most pages need not wait for

    return find_saved(text, tree)


def _stories(parts: Parts) -> list[Story]:
    """The article and the captions in it, its headline as the template marks it."""
    title = " ".join(line.text for line in parts.marked.get("title", ())) or None
    kicker, subtitle = ([line.text for line in parts.marked.get(part, ())] for part in ("kicker", "subtitle"))
    body = _without_headline(parts.marked["body"], {title, *kicker, *subtitle})
    story = Story(
        kicker if title else [],
        title,
        subtitle if title else [],
        read_signature(_NOTE.sub("", parts.text("byline") or "")),
    )
    stories = read_region(story, body)
    for told in stories[:1]:
        signed = {person.name for person in told.byline if person.role != "author"}
        told.byline = [person for person in told.byline if person.role != "author" or person.name not in signed]
    return stories


def _without_headline(body: list[Line], headline: set[str | None]) -> list[Line]:
    """The body without the headline that some templates repeat at its top."""
    start = 0
    while start < len(body) and body[start].text in headline:
        start += 1
    return body[start:]


def _settled(origin: Origin, parts: Parts) -> Origin:
    """What the path says; where it is silent, what the page says of itself."""
    if origin.publication is None:
        origin = replace(origin, publication=parts.text("publication"))
    if origin.issue_date is None and (day := _day(parts.text("issue_date"))):
        origin = replace(origin, issue_date=day, issue_date_source="metadata")
    return origin


def _day(text: str | None) -> date | None:
    found = _DATE.search(text or "")
    return read_date("-".join(re.findall(r"\d+", found[0]))) if found else None


def _page(parts: Parts, origin: Origin, tree: LexborHTMLParser) -> str | None:
    """The page that the template marks, else the one that the rest of the file names, else the path's."""
    marked = parts.text("page") or ""
    numbers = {first or second for first, second in _PAGE.findall(marked)} or set(_NUMBER.findall(marked)[:1])
    if not numbers and tree.body is not None:
        numbers = {first or second for first, second in _PAGE.findall(tree.body.text(separator="\n"))}
    if len(numbers) == 1:
        return f"{numbers.pop()}版"
    return None if origin.page is None or _FILE.fullmatch(origin.page) else origin.page


def _own_id(parts: Parts, origin: Origin) -> str | None:
    """The id that the page states, else the number in the name of its file (`content_1234.htm`)."""
    named = _FILE.fullmatch(origin.page or "")
    return parts.text("source_id") or (named[1] if named else None)
