"""Prints page.md as page.pdf: a masthead, a story of three columns, and two below it. Run by hand with ReportLab.

    python tests/pages/printed/make_page.py wqy-microhei.ttc

The font (WenQuanYi Micro Hei, Apache License 2.0) is embedded as far as the page uses it.
"""

import re
import sys
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
WIDTH, HEIGHT, MARGIN, GUTTER = 595, 842, 36, 16
COLUMN = (WIDTH - 2 * MARGIN - 2 * GUTTER) / 3
BODY, LEAD = 10, 16
NEVER_FIRST = "，。、；：！？%”）)"


class Press:
    """A canvas that sets lines from the top."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def line(self, text: str, left: float, top: float, size: float) -> None:
        self.canvas.setFont("Print", size)
        self.canvas.drawString(left, HEIGHT - top - size, text)

    def centred(self, text: str, left: float, width: float, top: float, size: float) -> None:
        self.line(text, left + (width - pdfmetrics.stringWidth(text, "Print", size)) / 2, top, size)

    def columns(self, paragraphs: list[str], lefts: list[float], top: float) -> float:
        """Sets paragraphs into columns of even length; returns where the longest ends."""
        lines = [line for paragraph in paragraphs for line in wrapped(paragraph)]
        height = -(-len(lines) // len(lefts))
        for n, line in enumerate(lines):
            self.line(line, lefts[n // height], top + n % height * LEAD, BODY)
        return top + height * LEAD


def wrapped(paragraph: str) -> list[str]:
    """Lines of a column's width, the first indented; numbers are not parted and no line opens with a stop."""
    lines, line = [], "　　"
    for piece in re.findall(r"[0-9.]+%?[" + NEVER_FIRST + "]?|.[" + NEVER_FIRST + "]*", paragraph):
        if pdfmetrics.stringWidth(line + piece, "Print", BODY) > COLUMN:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


def main(font: str) -> None:
    pdfmetrics.registerFont(TTFont("Print", font))
    masthead, kicker, *blocks = (HERE / "page.md").read_text(encoding="utf-8").strip().split("\n\n")
    titles = [n for n, block in enumerate(blocks) if block.startswith("# ")]
    stories = [blocks[a:b] for a, b in zip(titles, [*titles[1:], None], strict=True)]
    canvas = Canvas(str(HERE / "page.pdf"), pagesize=(WIDTH, HEIGHT), invariant=1)
    press = Press(canvas)
    press.line(masthead, MARGIN, 24, 9)
    lefts = [MARGIN + n * (COLUMN + GUTTER) for n in range(3)]
    whole = WIDTH - 2 * MARGIN
    (title, subtitle, *lead), left, right = stories
    press.centred(kicker, MARGIN, whole, 56, 14)
    press.centred(title[2:], MARGIN, whole, 80, 28)
    press.centred(subtitle, MARGIN, whole, 118, 14)
    end = press.columns(lead, lefts, 150) + 24
    press.centred(left[0][2:], lefts[0], COLUMN, end, 16)
    press.columns(left[1:], lefts[:1], end + 30)
    press.centred(right[0][2:], lefts[1], 2 * COLUMN + GUTTER, end, 18)
    press.columns(right[1:], lefts[1:], end + 30)
    canvas.save()


if __name__ == "__main__":
    main(sys.argv[1])
