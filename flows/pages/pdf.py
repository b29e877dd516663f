"""PDF: the print of its pages with its place and size; pages that are pictures are recognised."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from flows.pages.boxes import Box, Edges, edges_around
from flows.pages.origin import Origin
from flows.pages.page import Page, PageError
from flows.pages.scan import LONGEST_SIDE, make_page_of_scans, need_recognition, recognise
from flows.pages.sheets import Sheet, make_articles

if TYPE_CHECKING:
    import numpy as np

_MEDIA_TYPE = "application/pdf"
_MOST_SHEETS = 500
_MOST_CHARACTERS = 200_000  # on one sheet; a broadsheet holds 15,000
_MOST_DRAWN, _LEAST_DRAWN = 50_000, 20  # on one sheet; points, the longer side of what may frame print
_LEAST_CHARACTERS = 20  # on a sheet that is print and no picture
_MOST_UNKNOWN = 0.2  # the share of characters without a meaning, from which on a font hides its text
_UNKNOWN = re.compile("[\ufffd\ufffe\uffff\ue000-\uf8ff]")
_DPI, _POINTS = 200, 72  # pixels an inch, points an inch
_SAME_LINE = 0.3  # of a character's size
_ALIKE = 0.7  # of the larger one's size: the smaller of two characters of one line
_WORD_GAP = 0.7  # of a character's size: the space, or overlap, of two that stand side by side
_BREAK_GAP = 1.2  # of a character's size: the same beside a blank
_OVERPRINT = 0.2  # of a character's size: how far apart one is printed twice to make it bold


def read_pdf(raw: bytes, origin: Origin) -> Page:
    """The articles of a PDF; raises PageError where it cannot be opened, is too large or holds no print."""
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as wrong:
        locked = pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD
        reason = "it is locked with a password; save it without" if locked else "broken, or none; fetch it again"
        raise PageError(f"not a PDF that can be opened: {reason}") from wrong
    with closing(document):
        if len(document) > _MOST_SHEETS:
            raise PageError(f"{len(document)} pages, more than {_MOST_SHEETS}; split it")
        try:
            return _read(document, origin)
        except pdfium.PdfiumError as wrong:
            raise PageError("a page of the PDF cannot be loaded; fetch it again") from wrong


def _read(document: pdfium.PdfDocument, origin: Origin) -> Page:
    """A document of print by its print; one without, or whose fonts hide it, by its looks."""
    printed = [_boxes_of(document[number]) for number in range(len(document))]
    if any(printed) and not _hides_text(printed):
        sheets = [Sheet(boxes, _drawn_on(document[n]) if boxes else ()) for n, boxes in enumerate(printed)]
        articles = make_articles(sheets, origin)
        if articles:
            return Page(_MEDIA_TYPE, articles, origin.publication, articles[0].issue_date)
    need_recognition()
    return make_page_of_scans(_MEDIA_TYPE, [recognise(_picture(sheet)) for sheet in document], origin)


def _hides_text(sheets: list[list[Box]]) -> bool:
    """Whether too little of the print can be told from its codes: a watermark over a scan, or a font without a map."""
    text = "".join(box.text for boxes in sheets for box in boxes)
    return len(text) < _LEAST_CHARACTERS * len(sheets) or len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text)


def _picture(page: pdfium.PdfPage) -> "np.ndarray[Any, Any]":
    """A page as pixels, at _DPI or as many as a picture may have."""
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, LONGEST_SIDE / max(width, height, 1))
    pixels: np.ndarray[Any, Any] = page.render(scale=scale).to_numpy()
    return pixels[:, :, :3]


def _boxes_of(page: pdfium.PdfPage) -> list[Box]:
    with closing(page), closing(page.get_textpage()) as text:
        count = text.count_chars()
        if count > _MOST_CHARACTERS:
            raise PageError(f"{count:,} characters on one page, more than any paper prints; split it")
        return list(_runs(_characters(text, count, page.get_height())))


def _drawn_on(page: pdfium.PdfPage) -> list[Edges]:
    """The edges of what is drawn on a page, small things left out."""
    with closing(page):
        height = page.get_height()
        most = min(pdfium_c.FPDFPage_CountObjects(page), _MOST_DRAWN)
        drawn = (pdfium_c.FPDFPage_GetObject(page, index) for index in range(most))
        edges = [_edges_of(one) for one in drawn if pdfium_c.FPDFPageObj_GetType(one) == pdfium_c.FPDF_PAGEOBJ_PATH]
    return [
        Edges(left, height - top, right, height - bottom)
        for left, bottom, right, top in edges
        if max(right - left, top - bottom) > _LEAST_DRAWN
    ]


def _edges_of(drawn: Any) -> tuple[float, float, float, float]:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _characters(text: pdfium.PdfTextPage, count: int, height: float) -> Iterator[Box]:
    """The characters in the order of the file; their boxes are those of the font, as high for 一 as for 国."""
    edges = pdfium_c.FS_RECTF()
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if code < 0x20 or not pdfium_c.FPDFText_GetLooseCharBox(text, index, ctypes.byref(edges)):
            continue
        top, bottom = height - max(edges.top, edges.bottom), height - min(edges.top, edges.bottom)
        yield Box(edges.left, top, edges.right, bottom, _plain(chr(code)), bottom - top)


def _plain(character: str) -> str:
    """Radicals that fonts put for the characters they look like, as those."""
    return unicodedata.normalize("NFKC", character) if "\u2e80" <= character <= "\u2fdf" else character


def _runs(characters: Iterator[Box]) -> Iterator[Box]:
    """Characters that stand side by side as one box."""
    run: list[Box] = []
    for character in characters:
        if run and _is_overprint(run[-1], character):
            continue
        if run and not _goes_on(run[-1], character):
            yield from _joined(run)
            run = []
        run.append(character)
    yield from _joined(run)


def _is_overprint(before: Box, character: Box) -> bool:
    near = _OVERPRINT * character.size
    return (
        before.text == character.text
        and abs(before.left - character.left) < near
        and abs(before.bottom - character.bottom) < near
    )


def _goes_on(before: Box, character: Box) -> bool:
    size = max(before.size, character.size)
    level = abs(before.bottom - character.bottom) < _SAME_LINE * size
    if character.text.isspace() or before.text.isspace():
        return level and character.left - before.right < _BREAK_GAP * size
    alike = min(before.size, character.size) > _ALIKE * size
    return level and alike and -_WORD_GAP * size < character.left - before.right < _WORD_GAP * size


def _joined(run: list[Box]) -> Iterator[Box]:
    text = "".join(character.text for character in run).strip()
    inked = [character for character in run if not character.text.isspace()]
    if text and inked:
        yield Box(*edges_around(inked), text, max(box.size for box in inked))
