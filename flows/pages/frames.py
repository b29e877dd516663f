"""Articles in a frame: drawn around, or on a ground of their own, in the midst of another's columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from flows.pages.boxes import Box, body_size, cut_bands

_HEAD = 1.3  # of the body's size: a frame with an article in it has a headline
_LEAST_LINES = 3
_LEAST = 40  # points: the sides of what can hold print
_THIN, _NEAR = 3, 3  # points: a rule, and how far the ends of two that meet may lie apart
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


def frames_among(drawn: Sequence[Frame]) -> list[Frame]:
    """What is large enough to hold print among what is drawn on a sheet: boxes, and four rules that enclose one."""
    boxes = [one for one in drawn if one.right - one.left > _LEAST and one.bottom - one.top > _LEAST]
    return [*boxes[:_MOST_FRAMES], *_enclosed(drawn)]


def _enclosed(drawn: Sequence[Frame]) -> list[Frame]:
    thin = [one for one in drawn if min(one.right - one.left, one.bottom - one.top) < _THIN]
    across = [one for one in thin if one.right - one.left > _LEAST][:_MOST_RULES]
    down = [one for one in thin if one.bottom - one.top > _LEAST][:_MOST_RULES]
    return [
        Frame(top.left, top.top, top.right, bottom.bottom)
        for top, bottom in permutations(across, 2)
        if bottom.top - top.bottom > _LEAST
        and _meet((top.left, top.right), (bottom.left, bottom.right))
        and all(
            any(_meet((one.left, one.top, one.bottom), (side, top.top, bottom.bottom)) for one in down)
            for side in (top.left, top.right)
        )
    ]


def _meet(ends: Sequence[float], others: Sequence[float]) -> bool:
    return all(abs(end - other) <= _NEAR for end, other in zip(ends, others, strict=True))


def part_frames(boxes: list[Box], frames: Sequence[Frame]) -> tuple[list[Box], list[list[Box]]]:
    """The boxes outside of frames that hold an article, and those inside of each, from top to bottom.

    Of frames within each other the outer one counts.
    """
    body = body_size(boxes)
    parted: list[list[Box]] = []
    for frame in sorted(frames, key=lambda frame: (frame.left - frame.right) * (frame.bottom - frame.top)):
        inside = [box for box in boxes if frame.holds(box)]
        if _is_article(inside, boxes, body):
            parted.append(inside)
            boxes = [box for box in boxes if not frame.holds(box)]
    return boxes, sorted(parted, key=lambda inside: (inside[0].top, inside[0].left))


def _is_article(inside: list[Box], boxes: list[Box], body: float) -> bool:
    """Whether a headline stands above lines in a frame that is not the sheet's own."""
    if not inside or _characters(inside) > _MOST * _characters(boxes):
        return False
    bands = cut_bands(inside)
    headed = min(box.size for box in bands[0]) >= _HEAD * body
    return headed and len(bands) >= _LEAST_LINES and min(box.size for box in bands[-1]) < _HEAD * body


def _characters(boxes: list[Box]) -> int:
    return sum(len(box.text) for box in boxes)
