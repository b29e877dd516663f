"""Which print of a sheet stands under which headline, however the stories interlock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.pages.boxes import DISPLAY, HEAD, Box, Edges, cut_bands, cut_columns, edges_around

_TOGETHER = 0.9  # of the larger one's size: the space between two lines, or two words, of one headline
_CLOSE = 1.2  # of the body's size: the space between two lines of a column
_TOUCH = 0.3  # of the body's size: what is less is no overlap
_MOST, _MOST_HEADS = 5_000, 200  # boxes and headlines on a sheet; a broadsheet has some 1,000 and 20


@dataclass(frozen=True, slots=True)
class Part:
    """A headline with its kickers and subtitles, and the print below it; either may be empty."""

    head: list[Box]
    text: list[Box]


@dataclass(frozen=True, slots=True)
class _Place(Edges):
    """Where a part stands, or its headline."""

    part: Part


def part_stories(boxes: list[Box], body: float) -> list[Part]:
    """The stories of a sheet in reading order; first what stands under no headline.

    A column belongs to the headline right above it, else to one that stands beside free space above it, else to the
    story of the column right above it. No straight line has to part two stories.
    """
    rest, parts = Part([], []), [Part(head, []) for head in _find_heads(boxes, body)]
    stories = {id(box): part for part in parts for box in part.head}
    heads = [_Place(*edges_around(part.head), part) for part in parts]
    for box, above in _with_support(boxes, body):
        if id(box) not in stories:
            story = rest if above is None else stories[id(above)]
            if above is None or not _hangs_on(above, box, body):
                story = _find_beside(box, above, heads, boxes, body) or story
            stories[id(box)] = story
            story.text.append(box)
    return [*([rest] if rest.text else []), *_in_order(parts, body)]


def _find_heads(boxes: Sequence[Box], body: float) -> list[list[Box]]:
    """Lines larger than text that stand together, one of them at least as large as a headline; none on a sheet with
    more boxes, or more headlines, than any paper prints."""
    if len(boxes) > _MOST:
        return []
    heads: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.left)):
        if box.size < DISPLAY * body:
            continue
        joined = [head for head in heads if any(_stand_together(box, one) for one in head)]
        heads = [head for head in heads if head not in joined]
        heads.append([*(one for head in joined for one in head), box])
    heads = [head for head in heads if max(box.size for box in head) >= HEAD * body]
    return heads if len(heads) <= _MOST_HEADS else []


def _stand_together(one: Box, other: Box) -> bool:
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    near = _TOGETHER * max(one.size, other.size)
    return (down < 0 and across < near) or (across < 0 and down < near)


def _with_support(boxes: Iterable[Box], body: float) -> list[tuple[Box, Box | None]]:
    """The boxes from top to bottom, each with the one right above it."""
    supported: list[tuple[Box, Box | None]] = []
    seen: list[Box] = []  # from below
    for box in sorted(boxes, key=lambda box: (box.top + box.bottom, box.left)):
        over = (one for one in seen if _overlap(one, box, body) and one.bottom - _TOUCH * body <= box.top)
        supported.append((box, max(over, key=lambda one: one.bottom, default=None)))
        seen = [one for one in seen if one.left < box.left or box.right < one.right]
        seen.append(box)
    return supported


def _overlap(one: Box, other: Box, body: float) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > _TOUCH * body


def _hangs_on(above: Box, box: Box, body: float) -> bool:
    """Whether a box goes on with what stands above it: with a headline at any distance, with text at that of a line."""
    return above.size >= DISPLAY * body or box.top - above.bottom < _CLOSE * body


def _find_beside(
    box: Box, above: Box | None, heads: Iterable[_Place], boxes: Sequence[Box], body: float
) -> Part | None:
    """The story whose headline stands nearest beside the free space above a box."""
    touch = _TOUCH * body
    floor = float("-inf") if above is None else above.bottom
    level = [head for head in heads if floor - touch < head.top and head.bottom < box.top + touch]
    seen = [head for head in level if _is_in_sight(head, box, boxes)]
    nearest = min(seen, key=lambda head: (_space_between(head, box), -head.top), default=None)
    return None if nearest is None else nearest.part


def _space_between(head: Edges, box: Box) -> float:
    return max(head.left - box.right, box.left - head.right)


def _is_in_sight(head: Edges, box: Box, boxes: Iterable[Box]) -> bool:
    """Whether nothing is printed between a headline and the space above a box."""
    start, end = (head.right, box.right) if box.left > head.right else (box.left, head.left)
    return not any(
        one.left < end and start < one.right and one.top < head.bottom and head.top < one.bottom for one in boxes
    )


def _in_order(parts: list[Part], body: float) -> list[Part]:
    """Rows of stories from top to bottom, in each from left to right; by their headlines where they interlock."""
    places = [_Place(*edges_around([*part.head, *part.text]), part) for part in parts]
    for cut in (cut_bands(places), cut_columns(places, body)):
        if len(cut) > 1:
            return [part for row in cut for part in _in_order([place.part for place in row], body)]
    heads = [_Place(*edges_around(part.head), part) for part in parts]
    return [head.part for row in cut_bands(heads) for head in sorted(row, key=lambda head: head.left)]
