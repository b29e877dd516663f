"""Scans and photographs: pictures of print are recognised into boxes, and these are read as a PDF's are."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

from flows.pages.boxes import Box, Edges
from flows.pages.lines import HAN
from flows.pages.origin import Origin
from flows.pages.page import Page, PageError
from flows.pages.sheets import Sheet, make_articles

if TYPE_CHECKING:
    import numpy as np

LONGEST_SIDE = 4000  # pixels; a larger picture is made smaller, as body text stays legible
_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg"}
_MOST_PIXELS = 80_000_000  # a broadsheet at 300 dpi has 35 million
_LEAST_SURE = 0.6  # of a line's score from 0 to 1; below, digits are guesses
_NARROW = 0.55  # of a Han character's width: a digit or a Latin letter
_LOOSE = 1.15  # of the width of its characters: the height of a line of them
_LEAST_RULE = 25  # the longer side of the picture divided by this: the length of a rule at least
_MISSING = "this picture of print needs recognition; install it with: pip install newsclaims[ocr]"


def read_scan(raw: bytes, origin: Origin) -> Page:
    """The articles of a PNG or JPEG of a page, marked as recognised.

    Raises PageError where the extra `ocr` is not installed, or the picture cannot be opened, is too large or holds
    no print. Lines that are too faint to be sure of are left out and counted in `Page.errors`.
    """
    need_recognition()
    pixels, name = _open(raw)
    return make_page_of_scans(_FORMATS[name], [recognise(pixels)], origin)


def make_page_of_scans(media_type: str, sheets: Sequence[Sheet], origin: Origin) -> Page:
    """The page of sheets that were recognised; raises PageError where no print was."""
    articles = make_articles(sheets, origin, text_source="ocr")
    if not articles:
        raise PageError("no print recognised in it; scan the page again at 150 dpi or more")
    faint = sum(sheet.faint for sheet in sheets)
    errors = (f"{faint} lines too faint to recognise were left out; scan the page again at 300 dpi",) if faint else ()
    return Page(media_type, articles, origin.publication, articles[0].issue_date, errors)


def need_recognition() -> None:
    """Raises PageError where the extra `ocr` is not installed."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise PageError(_MISSING)


def _open(raw: bytes) -> tuple["np.ndarray[Any, Any]", str]:
    import numpy as np
    from PIL import Image, ImageOps

    try:
        with catch_warnings(action="ignore"), Image.open(BytesIO(raw), formats=tuple(_FORMATS)) as image:
            name, (width, height) = image.format or "PNG", image.size
            if width * height > _MOST_PIXELS:
                raise PageError(f"{width} by {height} pixels, more than any page needs; save it smaller")
            return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))[:, :, ::-1], name
    except PageError:
        raise
    except Exception as wrong:  # Pillow's decoders raise SyntaxError, struct.error, OverflowError and more
        raise PageError("no picture that can be opened; save the scan as PNG or JPEG") from wrong


def recognise(pixels: "np.ndarray[Any, Any]") -> Sheet:
    """The lines of print and the rules in a picture (height, width, BGR), their places in pixels."""
    found = _engine()(pixels)
    if found.txts is None or found.boxes is None or found.scores is None:
        return Sheet([])
    lines = [line for line in zip(found.boxes, found.txts, found.scores, strict=True) if line[1].strip()]
    sure = [_box(corners, text.strip()) for corners, text, score in lines if score >= _LEAST_SURE]
    return Sheet(sure, list(_rules_in(pixels)), len(lines) - len(sure))


def _rules_in(pixels: "np.ndarray[Any, Any]") -> Iterator[Edges]:
    """The straight lines, level or upright, that are far longer than a character's strokes."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    length = max(pixels.shape) // _LEAST_RULE
    for shape in ((length, 1), (1, length)):
        ruled = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        _, _, places, _ = cv2.connectedComponentsWithStats(ruled)
        for left, top, width, height, _ in places[1:].tolist():  # the first is the ground
            yield Edges(left, top, left + width, top + height)


def _box(corners: "np.ndarray[Any, Any]", text: str) -> Box:
    """A line's box; its size is the height of its characters, told by their width where the box is too high."""
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    wide = len(HAN.findall(text))
    width = (right - left) / (wide + _NARROW * (len(text) - wide))
    size = min(bottom - top, _LOOSE * width) if wide > 2 else bottom - top
    return Box(left, top, right, bottom, text, size)


@cache
def _engine() -> Any:
    """The models of rapidocr's wheel, on one thread: sums then come out the same wherever they are done."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": LONGEST_SIDE,
            "Global.text_score": 0.0,
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
