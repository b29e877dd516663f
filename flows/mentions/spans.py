"""Spans of a text that mentions take: precedence, gaps."""

from collections.abc import Iterator

from flows.mentions.mention import Mention


def with_others(kept: list[Mention], others: list[Mention]) -> list[Mention]:
    """`kept` and those of `others` that overlap none of them; both lists and the result are in reading order."""
    merged: list[Mention] = []
    taken = 0
    for other in others:
        while taken < len(kept) and kept[taken].end <= other.start:
            merged.append(kept[taken])
            taken += 1
        if taken == len(kept) or kept[taken].start >= other.end:
            merged.append(other)
    return merged + kept[taken:]


def gaps(kept: list[Mention], end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text of length `end` that no mention takes."""
    start = 0
    for mention in kept:
        if mention.start > start:
            yield start, mention.start
        start = mention.end
    if start < end:
        yield start, end
