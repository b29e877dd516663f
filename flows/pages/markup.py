"""The printed lines of an HTML element: blocks are lines, a data table is a line a row, layout is left out."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from flows.pages.lines import HAN, Line
from flows.pages.tags import BLOCKS, UNPRINTED

_PICTURES = frozenset(("img", "hr"))
_HEADING = re.compile("h([1-6])")
_SPACE = re.compile("[ \t\r\f\v\xa0]*\n[ \t\r\n\f\v\xa0]*|[ \t\r\f\v\xa0]+")
_INDENT = re.compile("[ \xa0]*\u3000|[ \xa0]{2}|\xa0{2}")
_FIGURE = re.compile(r"[-−+＋±－]?\d[\d.,，．]*\s*[^\s\d.,，．。、；：]{0,4}|[-—–－…]*|\.{2,}")
_DIGIT = re.compile(r"\d")
_LEAST_FIGURES = 0.3
"""The share of a table's cells below its first row that are figures, from which on it holds figures, not layout."""
_LONGEST_CELL = 60  # characters; a longer one is prose
_WIDEST = 50  # columns that one cell may span


def find_printed(root: LexborNode) -> list[Line]:
    """The lines that an element prints, in order; pictures leave a gap, indents are kept as a mark."""
    writer, shut = _Writer(), set[int]()
    for node, opens in walk(root, shut):
        tag = node.tag or ""
        if tag == "-text":
            writer.text.append(node.text_content or "")
        elif opens and tag == "table" and (rows := read_table(node)):
            writer.end_line()
            writer.lines += [line for caption in node.css("caption") for line in find_printed(caption)]
            writer.rows(rows)
            shut.add(node.mem_id)
        elif tag in BLOCKS or tag in _PICTURES:
            writer.end_line()
            heading = _HEADING.fullmatch(tag)
            writer.level = int(heading[1]) if heading and opens else 0
            writer.gap = writer.gap or tag in _PICTURES
            writer.apart = writer.apart or tag in ("td", "th")
    writer.end_line()
    return writer.lines


@dataclass(slots=True)
class _Writer:
    """Lines while they are written."""

    lines: list[Line] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    level: int = 0
    gap: bool = False
    apart: bool = False  # in another cell than the line before, so none that goes on with it

    def end_line(self) -> None:
        source = "".join(self.text)
        self.text.clear()
        printed = squeeze(source)
        if printed:
            indented = self.apart or bool(_INDENT.match(source.lstrip("\r\n\t")))
            self.lines.append(Line(printed, self.level, self.gap, indented))
            self.gap = self.apart = False

    def rows(self, rows: list[list[str]]) -> None:
        """A table's rows; a tab stands between two cells."""
        self.lines += [Line("\t".join(cells).rstrip("\t")) for cells in rows if any(cells)]


def squeeze(text: str) -> str:
    """Text as a browser shows it: runs of blanks are one, and a line end of the source between Han is none."""
    pieces: list[str] = []
    end = 0
    for match in _SPACE.finditer(text):
        pieces.append(text[end : match.start()])
        split = "\n" in match[0] and (_is_han(text, match.start() - 1) or _is_han(text, match.end()))
        pieces.append("" if split else " ")
        end = match.end()
    return "".join([*pieces, text[end:]]).strip(" \u3000\xa0\u200b\ufeff")


def _is_han(text: str, at: int) -> bool:
    return 0 <= at < len(text) and bool(HAN.match(text[at]))


def walk(root: LexborNode, shut: Collection[int] = ()) -> Iterator[tuple[LexborNode, bool]]:
    """The nodes below `root` that print, each when it opens and when it closes; nothing from inside those whose ids
    the caller has put in `shut`. Without recursion: pages nest deeper than Python's stack.
    """
    stack: list[tuple[LexborNode, bool]] = [(child, True) for child in _children(root)]
    while stack:
        node, opens = stack.pop()
        if opens and node.tag in UNPRINTED:
            continue
        yield node, opens
        if opens and node.tag != "-text":
            stack.append((node, False))
            if node.mem_id not in shut:
                stack += [(child, True) for child in _children(node)]


def _children(node: LexborNode) -> list[LexborNode]:
    """From the last to the first."""
    children: list[LexborNode] = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children


def read_table(table: LexborNode) -> list[list[str]]:
    """The cells of a table that holds figures, a list a row; no rows where the table only lays text out.

    A cell that spans several columns or rows stands in the first, and the others are empty, so that columns align.
    """
    if len(table.css("table")) > 1 or table.css_first("img, h1, h2, h3") is not None:  # css finds the table itself too
        return []
    rows = [_cells(row) for row in table.css("tr")]
    below = [text for row in rows[1:] for text, _, _ in row]
    figures = sum(bool(_FIGURE.fullmatch(text)) for text in below)
    wide = sum(len(row) > 1 for row in rows)
    if wide < 2 or figures < _LEAST_FIGURES * len(below) or not any(map(_DIGIT.search, below)):
        return []
    if any(len(text) > _LONGEST_CELL for text in below):
        return []
    return _aligned(rows)


def _cells(row: LexborNode) -> list[tuple[str, int, int]]:
    """Text, columns and rows of each cell."""
    cells = (cell for cell in row.iter() if cell.tag in ("td", "th"))
    return [(_cell_text(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells]


def _cell_text(cell: LexborNode) -> str:
    texts = [node.text_content or "" for node, opens in walk(cell) if opens and node.tag == "-text"]
    return " ".join(squeeze("".join(texts)).split("\t"))


def _span(cell: LexborNode, name: str) -> int:
    stated = (cell.attributes.get(name) or "").strip()
    return min(int(stated), _WIDEST) if stated.isascii() and stated.isdigit() and stated != "0" else 1


def _aligned(rows: list[list[tuple[str, int, int]]]) -> list[list[str]]:
    grid: list[list[str]] = []
    taken: dict[int, int] = {}  # column: rows that a cell above still covers
    for row in rows:
        line: list[str] = []
        for text, width, height in row:
            while taken.get(len(line)):
                line.append("")
            covered = range(len(line), len(line) + width)
            line += [text, *[""] * (width - 1)]
            taken |= {column: height for column in covered if height > 1}
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        grid.append(line)
    return grid
