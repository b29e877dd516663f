"""Articles in a frame: drawn around, or on a ground of their own, in the midst of another's columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from flows.pages.boxes import Box, body_size, cut_bands

_HEAD = 1.3  # of the body's size: a frame with an article in it has a headline
_LEAST_LINES = 3
_LEAST = 4  # bodies: the sides of what can hold print
_THIN = 0.4  # bodies: a rule, and how far the ends of two that meet may lie apart
_MOST_RULES, _MOST_FRAMES = 100, 200  # on one sheet
_MOST = 0.8  # of the characters of a sheet: what frames more than that frames the sheet


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of something drawn, y growing downwards, in the measure of the boxes."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies inside."""
        across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def part_frames(boxes: list[Box], drawn: Sequence[Frame]) -> tuple[list[Box], list[list[Box]]]:
    """The boxes outside of frames that hold an article, and those inside of each, from top to bottom.

    `drawn` are the edges of all that is drawn on the sheet. Of frames within each other the outer one counts.
    """
    body = body_size(boxes)
    parted: list[list[Box]] = []
    for frame in sorted(
        _frames_among(drawn, body), key=lambda frame: (frame.left - frame.right) * (frame.bottom - frame.top)
    ):
        inside = [box for box in boxes if frame.holds(box)]
        if _is_article(inside, boxes, body):
            parted.append(inside)
            boxes = [box for box in boxes if not frame.holds(box)]
    return boxes, sorted(parted, key=lambda inside: (inside[0].top, inside[0].left))


def _frames_among(drawn: Sequence[Frame], body: float) -> list[Frame]:
    """Boxes, and places that four rules enclose."""
    least, thin = _LEAST * body, _THIN * body
    boxes = [one for one in drawn if one.right - one.left > least and one.bottom - one.top > least]
    rules = [one for one in drawn if min(one.right - one.left, one.bottom - one.top) < thin]
    across = [one for one in rules if one.right - one.left > least][:_MOST_RULES]
    down = [one for one in rules if one.bottom - one.top > least][:_MOST_RULES]
    enclosed = [
        Frame(top.left, top.top, top.right, bottom.bottom)
        for top, bottom in permutations(across, 2)
        if bottom.top - top.bottom > least
        and _meet((top.left, top.right), (bottom.left, bottom.right), thin)
        and all(
            any(_meet((one.left, one.top, one.bottom), (side, top.top, bottom.bottom), thin) for one in down)
            for side in (top.left, top.right)
        )
    ]
    return [*boxes[:_MOST_FRAMES], *enclosed]


def _meet(ends: Sequence[float], others: Sequence[float], near: float) -> bool:
    return all(abs(end - other) <= near for end, other in zip(ends, others, strict=True))


def _is_article(inside: list[Box], boxes: list[Box], body: float) -> bool:
    """Whether a headline stands above lines in a frame that is not the sheet's own."""
    if not inside or _characters(inside) > _MOST * _characters(boxes):
        return False
    bands = cut_bands(inside)
    headed = min(box.size for box in bands[0]) >= _HEAD * body
    return headed and len(bands) >= _LEAST_LINES and min(box.size for box in bands[-1]) < _HEAD * body


def _characters(boxes: list[Box]) -> int:
    return sum(len(box.text) for box in boxes)
