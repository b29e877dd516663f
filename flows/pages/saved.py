"""Article pages of no known template: trafilatura finds the text, htmldate the date."""

import re
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import replace
from functools import cache
from logging import CRITICAL, getLogger
from typing import Any

from htmldate import find_date
from lxml.etree import ParserError
from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring
from selectolax.lexbor import LexborHTMLParser, LexborNode
from trafilatura import extract
from trafilatura.settings import DEFAULT_CONFIG

from flows.pages.lines import Line
from flows.pages.markup import find_printed, read_table, squeeze
from flows.pages.paragraphs import is_ended
from flows.pages.templates import Parts

for _name in ("trafilatura", "htmldate"):
    getLogger(_name).setLevel(CRITICAL)  # what they find missing is said by the PageError, once
_SHORTEST = 40  # characters
_LONGEST_TITLE = 200
_TABLE = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_ROWS = "data-rows"
_CELL = "\U000f0000"  # for use inside one program, so no page prints it; a tab would become a space
_LARGEST = 4_000_000  # characters; trafilatura's time grows faster than the page
_DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""A bound far ahead, as htmldate's own is today's date; no clock may reach a table. The text itself is searched by
`issue_dates`, which knows datelines."""
_SITE = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{1,20}$")


def find_saved(text: str, tree: LexborHTMLParser) -> list[Parts]:
    """The one article of a page; none where nothing looks like an article."""
    if len(text) > _LARGEST or tree.root is None:
        return []
    root = _laid_out(tree)
    found = root is not None and _extracted(root)
    body = [_line(line) for line in find_printed(found)] if found else []
    if root is None or not any(is_ended(line.text) for line in body):  # a list of links is no article
        return []
    day = find_date(root, **_DATES)
    return [Parts({"body": body, "title": _lines(_title(tree)), "issue_date": _lines(day)})]


def _line(line: Line) -> Line:
    row = _CELL in line.text
    return replace(line, text=line.text.replace(_CELL, "\t").rstrip("\t")) if row else line


def _lines(text: str | None) -> list[Line]:
    return [Line(text)] if text else []


def _laid_out(tree: LexborHTMLParser) -> HtmlElement | None:
    """The page for trafilatura, which drops prose in tables and rows of figures: the one becomes blocks, the other
    paragraphs."""
    for table in tree.css("table"):
        if rows := read_table(table):
            table.attrs[_ROWS] = "\n".join(_CELL.join(row) for row in rows if any(row))
    try:
        root = document_fromstring(tree.html or "", parser=HTMLParser(no_network=True))
    except ParserError:
        return None
    for table in list(root.iter("table")):
        rows = table.attrib.pop(_ROWS, None)
        if rows is not None:
            table[:] = [_paragraph(row) for row in rows.split("\n")]
        for part in table.iter(*_TABLE):
            part.tag = "div"
    return root


def _paragraph(text: str) -> HtmlElement:
    paragraph: HtmlElement = Element("p")
    paragraph.text = text
    return paragraph


def _extracted(root: HtmlElement) -> LexborNode | None:
    html = extract(deepcopy(root), output_format="html", include_comments=False, include_tables=True, config=_config())
    return LexborHTMLParser(html).body if html else None


@cache
def _config() -> ConfigParser:
    """trafilatura's own settings, for articles as short as a brief."""
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORTEST)
    return config


def _title(tree: LexborHTMLParser) -> str | None:
    """The headline: the page's only h1, else the title of the page without the name of its site."""
    heads = [text for node in tree.css("h1") if (text := squeeze(node.text()))]
    if len(heads) == 1:
        return heads[0]
    title = tree.css_first("title")
    return _SITE.sub("", squeeze(title.text())[:_LONGEST_TITLE]) or None if title else None
