"""Spans of a text that mentions take: precedence, gaps."""

import re
from collections.abc import Iterator
from operator import attrgetter

from flows.mentions.mention import Mention
from flows.mentions.numerals import FIGURES

_RUN = re.compile("[0-9０-９]+")
start_of = attrgetter("start")
"""The key by which mentions, and whatever else stands in a text, are looked up by where they start."""


def with_others(kept: list[Mention], others: list[Mention]) -> list[Mention]:
    """`kept` and those of `others` that overlap none of them; both lists and the result are in reading order."""
    if not (kept and others):
        return kept or others
    merged: list[Mention] = []
    taken, last = 0, len(kept)
    for other in others:
        start = other.start
        while taken < last and kept[taken].end <= start:
            merged.append(kept[taken])
            taken += 1
        if taken == last or kept[taken].start >= other.end:
            merged.append(other)
    return merged + kept[taken:]


def outside(mentions: list[Mention], wholes: list[Mention]) -> list[Mention]:
    """The `mentions` but those that end a longer one of `wholes`; both lists are in reading order."""
    kept: list[Mention] = []
    at = 0
    for mention in mentions:
        while at < len(wholes) and wholes[at].end < mention.end:
            at += 1
        if at == len(wholes) or wholes[at].start >= mention.start:
            kept.append(mention)
    return kept


def with_whole_runs(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, none of which ends or starts inside a run of digits: what splits one becomes one identifier.

    Runs may mix half and full width, which no finder expects.
    """
    whole: list[Mention] = []
    for mention in mentions:
        if whole and mention.start < whole[-1].end:
            mention = _joined(text, whole.pop(), mention.end)
        elif mention.start and text[mention.start - 1] in FIGURES and text[mention.start] in FIGURES:
            mention = _joined(text, mention, mention.end)
        if text[mention.end - 1] in FIGURES and text[mention.end : mention.end + 1] in FIGURES:
            mention = _joined(text, mention, _RUN.match(text, mention.end).end())  # type: ignore[union-attr]
        whole.append(mention)
    return whole


def _joined(text: str, mention: Mention, end: int) -> Mention:
    """An identifier from the start of the digits of `mention` to `end` or its own end, whichever is later."""
    start, end = mention.start, max(mention.end, end)
    while start and text[start] in FIGURES and text[start - 1] in FIGURES:
        start -= 1
    return Mention(start, end, text[start:end], "identifier")


def gaps(kept: list[Mention], end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text of length `end` that no mention takes."""
    start = 0
    for mention in kept:
        if mention.start > start:
            yield start, mention.start
        start = mention.end
    if start < end:
        yield start, end
