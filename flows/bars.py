"""Counts as bars in a picture that an address can hold: what an operator sees at a glance. Knows no orchestrator."""

from base64 import b64encode
from collections.abc import Mapping
from xml.sax.saxutils import escape

_ROW, _LABELS, _BARS, _COUNTS = 24, 170, 360, 110  # pixels
_STYLE = "font: 13px sans-serif"


def draw_bars(counts: Mapping[str, int]) -> str:
    """An SVG with a bar a count, in the order given."""
    most = max(counts.values(), default=0) or 1
    rows = "".join(_bar(at * _ROW, label, rows, most) for at, (label, rows) in enumerate(counts.items()))
    width, height = _LABELS + _BARS + _COUNTS, _ROW * len(counts)
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} style="{_STYLE}">{rows}</svg>'


def address_of(svg: str) -> str:
    """A picture as an address that needs no server."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _bar(top: int, label: str, rows: int, most: int) -> str:
    length, middle = round(_BARS * rows / most, 1), top + _ROW - 8
    return (
        f'<text x="{_LABELS - 8}" y="{middle}" text-anchor="end" fill="#555">{escape(label)}</text>'
        f'<rect x="{_LABELS}" y="{top + 3}" width="{length}" height="{_ROW - 6}" fill="#1f5f99"/>'
        f'<text x="{_LABELS + length + 6}" y="{middle}" fill="#555">{rows:,}</text>'
    )
