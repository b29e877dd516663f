"""An article as printed, cut where its numbers stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.report.readings import Said, reading_of
from flows.report.tables import Printed, Row

_HEADINGS = ("kicker", "title", "subtitle")


class Number(NamedTuple):
    """A number of the article under the id that links lead to, with its reading."""

    id: str
    quote: str
    role: str
    reading: list[Said]


class Block(NamedTuple):
    """A heading (`kicker`, `title`, `subtitle`) or a paragraph: plain text and numbers in turn."""

    sort: str
    pieces: list[str | Number]


def title_of(article: Row) -> str:
    """The headline; where there is none, how the text begins."""
    title = article["title"] or f"{article['text'][:24]}…"
    return " ".join(str(title).split())


def numbers_of(printed: Printed) -> list[Number]:
    """The numbers of an article in reading order: claims under their claim_id, the others under their mention_id."""
    return [_number(mention, printed.claims.get((mention["start"], mention["end"]))) for mention in printed.mentions]


def blocks_of(printed: Printed, numbers: list[Number]) -> list[Block]:
    """Headings and paragraphs of the text in reading order; joined by newlines they are the text."""
    placed = list(zip(printed.mentions, numbers, strict=True))
    return [
        Block(sort, list(_pieces(printed.article["text"], start, end, placed))) for sort, start, end in _cut(printed)
    ]


def _number(mention: Row, claim: Row | None) -> Number:
    name = mention["mention_id"] if claim is None else claim["claim_id"]
    return Number(name, mention["quote"], mention["role"], reading_of(mention, claim))


def _cut(printed: Printed) -> Iterator[tuple[str, int, int]]:
    """Where each heading and each line below them starts and ends."""
    text, at = printed.article["text"], 0
    for heading in _HEADINGS:
        words = printed.article[heading]
        if words and text.startswith(words, at):
            yield heading, at, at + len(words)
            at += len(words) + 1
    for end in _line_ends(text, at, printed.mentions):
        yield "paragraph", at, end
        at = end + 1


def _line_ends(text: str, at: int, mentions: list[Row]) -> Iterator[int]:
    """The ends of the lines from `at` on; a line end inside a number is none."""
    whole = [(one["start"], one["end"]) for one in mentions if "\n" in one["quote"]]
    for newline in re.finditer(r"\n|\Z", text[at:]):
        end = at + newline.start()
        if not any(start <= end < stop for start, stop in whole):
            yield end


def _pieces(text: str, start: int, end: int, placed: list[tuple[Row, Number]]) -> Iterator[str | Number]:
    at = start
    for mention, number in placed:
        if start <= mention["start"] < end:
            if mention["start"] > at:
                yield text[at : mention["start"]]
            yield number
            at = mention["end"]
    if at < end:
        yield text[at:end]
