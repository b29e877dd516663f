"""A press for the tests: sheets of print as PDF, written by hand, whose layout is the test's own.

The font is none that is embedded: a PDF may name one of Adobe's Chinese character collections, every character of
which is as wide as it is high, and a reader knows what its codes mean.
"""

import re
from dataclasses import dataclass, field

WIDTH, HEIGHT, MARGIN, GUTTER = 595, 842, 36, 16
BODY, LEAD = 10, 15
COLUMN = (WIDTH - 2 * MARGIN - 2 * GUTTER) / 3
LEFTS = [MARGIN + n * (COLUMN + GUTTER) for n in range(3)]
WHOLE = WIDTH - 2 * MARGIN
_PIECE = re.compile(r"[0-9.]+%?[，。、；：]?|.[，。、；：！？%”）]*")
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    b"/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80>>>>]>>"
)


def width_of(text: str, size: float) -> float:
    """Of a line: what is ASCII takes half."""
    return sum(size if character > "\x7f" else size / 2 for character in text)


@dataclass
class Sheet:
    """One page; every place is counted from its top left corner, in points."""

    content: list[str] = field(default_factory=list)

    def line(self, text: str, left: float, top: float, size: float = BODY) -> None:
        code = text.encode("utf-16-be").hex()
        self.content.append(f"BT /F {size} Tf {left:.2f} {HEIGHT - top - 0.8 * size:.2f} Td <{code}> Tj ET")

    def centred(self, text: str, left: float, width: float, top: float, size: float) -> None:
        self.line(text, left + (width - width_of(text, size)) / 2, top, size)

    def frame(self, left: float, top: float, width: float, height: float) -> None:
        """A box drawn around something; a picture is one that is filled."""
        self.content.append(f"{left:.2f} {HEIGHT - top - height:.2f} {width:.2f} {height:.2f} re S")

    def rules(self, left: float, top: float, width: float, height: float) -> None:
        """A frame of four rules, each drawn alone."""
        right, low, high = left + width, HEIGHT - top - height, HEIGHT - top
        for ends in (
            (left, low, right, low),
            (left, high, right, high),
            (left, low, left, high),
            (right, low, right, high),
        ):
            self.content.append("{:.2f} {:.2f} m {:.2f} {:.2f} l S".format(*ends))

    def picture(self, left: float, top: float, width: float, height: float) -> None:
        self.content.append(f"0.5 g {left:.2f} {HEIGHT - top - height:.2f} {width:.2f} {height:.2f} re f 0 g")

    def columns(self, paragraphs: list[str], lefts: list[float], top: float, width: float = COLUMN) -> float:
        """Sets paragraphs into columns of even length; returns where the longest ends."""
        lines = [line for paragraph in paragraphs for line in wrapped(paragraph, width)]
        height = -(-len(lines) // len(lefts))
        for n, line in enumerate(lines):
            self.line(line, lefts[n // height], top + n % height * LEAD)
        return top + height * LEAD


def wrapped(paragraph: str, width: float = COLUMN) -> list[str]:
    """Lines of a column's width, the first indented; numbers are not parted and no line opens with a stop."""
    lines, line = [], "　　"
    for piece in _PIECE.findall(paragraph):
        if width_of(line + piece, BODY) > width:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


def as_pdf(*sheets: Sheet) -> bytes:
    """The sheets as a PDF; its table of places is for the reader to mend."""
    kids = " ".join(f"{n} 0 R" for n in range(4, 4 + 2 * len(sheets), 2))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}/MediaBox[0 0 {WIDTH} {HEIGHT}]"
        "/Resources<</Font<</F 3 0 R>>>>>>".encode(),
        _FONT,
    ]
    for number, sheet in enumerate(sheets):
        content = "\n".join(sheet.content).encode("ascii")
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (5 + 2 * number))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    numbered = [b"%d 0 obj%s endobj" % (n, one) for n, one in enumerate(objects, start=1)]
    return b"\n".join([b"%PDF-1.4", *numbered, b"trailer<</Root 1 0 R>>", b"%%EOF"])
