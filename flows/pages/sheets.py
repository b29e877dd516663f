"""Printed sheets become articles: what is large is a headline, what repeats at the edges belongs to no article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from flows.pages.articles import dated, make_article
from flows.pages.boxes import DISPLAY, HEAD, Box, Edges, Printed, body_size, cut_bands
from flows.pages.frames import part_frames
from flows.pages.headlines import part_stories
from flows.pages.issue_dates import is_masthead
from flows.pages.layout import in_order
from flows.pages.lines import Line
from flows.pages.origin import Origin
from flows.pages.page import Article
from flows.pages.paragraphs import is_ended
from flows.pages.stories import Story, is_furniture, read_region

_SAME = 0.85  # of the largest line of a headline: the title too
_INDENT = 1.2  # bodies
_PICTURE = 1.8  # bodies of space above a line that follows a picture
_FEW = 8  # lines on a sheet
_LONGEST_HEAD = 45  # characters
_PAGE_NUMBER = re.compile(r"[-—–\s·]*第?\s*\d{1,4}\s*[页版]?[-—–\s·]*(?:/\s*\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The print of one sheet, the edges of what is drawn on it in the same measure, and how many of its lines were too
    faint to recognise."""

    boxes: list[Box]
    drawn: Sequence[Edges] = ()
    faint: int = 0


@dataclass(slots=True)
class _Draft:
    """A story while its lines are gathered; `sheet` is the number of the one it starts on, from 1."""

    sheet: int
    head: list[Printed] = field(default_factory=list)
    body: list[Printed] = field(default_factory=list)


def make_articles(sheets: Sequence[Sheet], origin: Origin, text_source: str = "born_digital") -> tuple[Article, ...]:
    """The articles on sheets of print in reading order; a story that no headline ends goes on on the next sheet, and
    articles in a frame come behind those around it."""
    masthead = "\n".join(box.text for sheet in sheets for box in sheet.boxes if is_masthead(box.text))
    parted = [part_frames(sheet.boxes, sheet.drawn) for sheet in sheets]
    drafts: list[_Draft] = []
    for number, boxes in enumerate(_without_edges([boxes for boxes, _ in parted]), start=1):
        _draft(boxes, number, drafts)
    framed: list[_Draft] = []
    for number, (_, insides) in enumerate(parted, start=1):
        for inside in insides:
            framed += _draft(inside, number, [])
    ordered = sorted([*drafts, *framed], key=lambda draft: draft.sheet)
    stories = [story for draft in ordered for story in _read(draft)]
    origin = dated(origin, "\n".join([masthead, *(story.text for story in stories)]))
    articles = (make_article(story, origin, position) for position, story in enumerate(stories))
    return tuple(replace(article, text_source=text_source) for article in articles)


def _draft(boxes: list[Box], sheet: int, drafts: list[_Draft]) -> list[_Draft]:
    """`drafts` with the stories on a sheet, or in a frame of it."""
    body = body_size(boxes)
    for part in part_stories(boxes, body):
        for line in [*in_order(part.head, body), *in_order(part.text, body)]:
            _take(line, sheet, drafts)
    return drafts


def _take(line: Printed, sheet: int, drafts: list[_Draft]) -> None:
    """A line of size opens a story, or goes on with the headline of one that has no body yet."""
    large = line.size >= HEAD and "\t" not in line.text
    if not drafts or (large and drafts[-1].body):
        kickers = _kickers(drafts[-1].body) if drafts and large else []
        drafts.append(_Draft(sheet, kickers))
    draft = drafts[-1]
    follows = draft.head and not draft.body and line.size >= DISPLAY and len(line.text) <= _LONGEST_HEAD
    (draft.head if large or follows else draft.body).append(line)


def _kickers(body: list[Printed]) -> list[Printed]:
    """The lines above a headline that are larger than text and end no sentence, taken from the body before."""
    start = len(body)
    while start and body[start - 1].size >= DISPLAY and not is_ended(body[start - 1].text):
        start -= 1
    kickers = body[start:]
    del body[start:]
    return kickers


def _read(draft: _Draft) -> list[Story]:
    largest = max((line.size for line in draft.head), default=0.0)
    titles = [n for n, line in enumerate(draft.head) if line.size >= _SAME * largest]
    head = [line.text for line in draft.head]
    story = Story()
    if titles:
        first, last = titles[0], titles[-1] + 1
        story = Story(head[:first], "".join(head[first:last]), head[last:])
    return read_region(story, [_as_line(line) for line in draft.body])


def _as_line(line: Printed) -> Line:
    subhead = line.size >= DISPLAY and len(line.text) <= _LONGEST_HEAD
    gap = line.space is not None and line.space >= _PICTURE
    return Line(line.text, level=2 if subhead else 0, gap=gap, indented=line.indent >= _INDENT)


def _without_edges(sheets: list[list[Box]]) -> Iterable[list[Box]]:
    """The sheets without mastheads, editors, page numbers, and what is printed alike at the edge of most of them."""
    edges = [_edges(boxes) for boxes in sheets]
    printed = [re.sub(r"\d+", "0", "".join(box.text for box in band)) for bands in edges for band in bands]
    repeated = {text for text in printed if len(sheets) > 2 and printed.count(text) > len(sheets) / 2}
    for boxes, bands in zip(sheets, edges, strict=True):
        left_out = {id(box) for band in bands if _is_edge(band, repeated) for box in band}
        yield [box for box in boxes if id(box) not in left_out]


def _edges(boxes: list[Box]) -> list[list[Box]]:
    """The first two and the last two lines of a sheet; the first and the last where it holds few."""
    bands = cut_bands(boxes)
    most = 2 if len(bands) >= _FEW else 1
    return [*bands[:most], *bands[max(most, len(bands) - most) :]]


def _is_edge(band: list[Box], repeated: set[str]) -> bool:
    text = " ".join(box.text for box in band)
    return (
        any(is_furniture(Line(box.text)) for box in band)
        or is_furniture(Line(text))
        or bool(_PAGE_NUMBER.fullmatch(text))
        or re.sub(r"\d+", "0", "".join(box.text for box in band)) in repeated
    )
