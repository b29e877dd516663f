"""Articles in a frame: drawn around, or on a ground of their own, in the midst of another's columns."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from flows.pages.boxes import HEAD, Box, Edges, body_size, cut_bands

_LEAST_LINES = 3
_LEAST = 4  # bodies: the sides of what can hold print
_THIN = 0.4  # bodies: a rule, and how far the ends of two that meet may lie apart
_MOST_RULES, _MOST_FRAMES = 100, 200  # on one sheet
_MOST = 0.8  # of the characters of a sheet: what frames more than that frames the sheet


def part_frames(boxes: list[Box], drawn: Sequence[Edges]) -> tuple[list[Box], list[list[Box]]]:
    """The boxes outside of frames that hold an article, and those inside of each, from top to bottom.

    `drawn` are the edges of all that is drawn on the sheet. Of frames within each other the outer one counts.
    """
    body = body_size(boxes)
    parted: list[list[Box]] = []
    for frame in sorted(_find_frames(drawn, body), key=lambda frame: -frame.width * frame.height):
        inside = [box for box in boxes if frame.holds(box)]
        if _is_article(inside, boxes, body):
            parted.append(inside)
            boxes = [box for box in boxes if not frame.holds(box)]
    return boxes, sorted(parted, key=lambda inside: (inside[0].top, inside[0].left))


def _find_frames(drawn: Sequence[Edges], body: float) -> list[Edges]:
    """What is drawn in one piece and can hold print, and the places that four rules enclose."""
    least, thin = _LEAST * body, _THIN * body
    whole = [one for one in drawn if min(one.width, one.height) > least]
    rules = [one for one in drawn if min(one.width, one.height) < thin]
    across = [rule for rule in rules if rule.width > least][:_MOST_RULES]
    down = [rule for rule in rules if rule.height > least][:_MOST_RULES]
    return [*whole[:_MOST_FRAMES], *_enclosed(across, down, body)]


def _enclosed(across: Sequence[Edges], down: Sequence[Edges], body: float) -> Iterator[Edges]:
    """The places between two level rules whose ends two upright ones join."""
    thin = _THIN * body
    for top, bottom in permutations(across, 2):
        alike = _meet((top.left, top.right), (bottom.left, bottom.right), thin)
        if alike and bottom.top - top.bottom > _LEAST * body:
            sides = ((side, top.top, bottom.bottom) for side in (top.left, top.right))
            if all(any(_meet((rule.left, rule.top, rule.bottom), side, thin) for rule in down) for side in sides):
                yield Edges(top.left, top.top, top.right, bottom.bottom)


def _meet(ends: Sequence[float], others: Sequence[float], near: float) -> bool:
    return all(abs(end - other) <= near for end, other in zip(ends, others, strict=True))


def _is_article(inside: list[Box], boxes: list[Box], body: float) -> bool:
    """Whether a headline stands above lines in a frame that is not the sheet's own."""
    if not inside or _characters(inside) > _MOST * _characters(boxes):
        return False
    bands = cut_bands(inside)
    headed = min(box.size for box in bands[0]) >= HEAD * body
    return headed and len(bands) >= _LEAST_LINES and min(box.size for box in bands[-1]) < HEAD * body


def _characters(boxes: list[Box]) -> int:
    return sum(len(box.text) for box in boxes)
