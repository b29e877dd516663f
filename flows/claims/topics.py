"""What an article speaks of: the antecedents that a silent clause or a pointing word goes back to.

A place that opens the article, a section or a paragraph is the ground on which all that follows stands; a place named in
the middle of a paragraph holds for its own sentence only.
"""

import re
from dataclasses import dataclass, field

from flows.claims.heads import head_of, is_bare, is_head, sort_of
from flows.claims.words import Words, sort_words
from flows.mentions.mention import Mention

_CLAUSE = re.compile(r"[^，,；;：:。！？!?\n]+[，,；;：:。！？!?\n]?")
_LEAD = r"(?:[kdtTxfe]|p(?=[tT]))*"
_TOPIC = re.compile(_LEAD + r"((?:[ngr]|k(?=[ng])|u(?=n)|f(?=n)|[MT](?=[ng])|l(?=g))+)(?=[dvwlmbopftT]|x*$)")
_LONG = re.compile(_LEAD + r"((?:[ngrkvmMTul]|f(?=n))*n)(?=[dtTpl])")
_RELATIVE = re.compile(r"u([ng][nkg]*)(?=[dvwlmbopftT])")
_HEADING = re.compile(r"[^\n]{2,40}(?<![。！？：:；”）])\n")


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a clause is about: its text, where it stands, and what its head noun names (`place` for a place)."""

    text: str
    start: int
    sort: str


@dataclass(slots=True)
class Topics:
    """The topics of an article as far as it has been read (`read`).

    `paragraph` and `opening` bound the first sentence of the paragraph; `section` is where the last heading stands and
    `ground` the place that opened the section or a paragraph since.
    """

    read: int = 0
    paragraph: int = 0
    opening: int = 0
    section: int = 0
    ground: Topic | None = None
    topics: list[Topic] = field(default_factory=list)


def names_topic(phrase: str, sorts: str) -> str | None:
    """What a noun phrase names if further claims can be said of it (`schemas.lexicon` heads), else None."""
    if sorts.strip("g") == "":
        return "place"
    head = head_of(phrase)
    if head:
        return None if is_bare(phrase) else sort_of(head)
    return "work" if phrase[0] in "“《" and phrase[-1] in "”》" else None


def topic_of(words: Words) -> Topic | None:
    """The grammatical subject of a clause, if it is something that further claims can be said of."""
    sorts = words.sorts
    if not sorts or "s" in sorts:
        return None
    match = _TOPIC.match(sorts)
    relative = _RELATIVE.search(sorts)
    spans = [m.span(1) for m in (relative, match, _LONG.match(sorts)) if m]
    for first, last in spans:
        phrase = words.phrase(first, last)
        sort = names_topic(phrase, sorts[first:last])
        if sort:
            return Topic(phrase, words.starts[first], sort)
        for at in range(last - 1, first + 1, -1):
            if is_head(words.text(at - 1)):
                phrase = words.phrase(first, at)
                return Topic(phrase, words.starts[first], sort_of(head_of(phrase) or "") or "place")
    if match and sorts[match.start(1)] == "g":
        first = match.start(1)
        return Topic(words.text(first), words.starts[first], "place")
    return None


def read_topics(topics: Topics, text: str, end: int, mentions: list[Mention]) -> None:
    """Read on to `end`, clause by clause."""
    for match in _CLAUSE.finditer(text, topics.read, end):
        start = match.start()
        heading = None
        if start == 0 or text[start - 1] == "\n":
            heading = _HEADING.match(text, start)
            _open(topics, start, heading is not None)
        inside = [m for m in mentions if start <= m.start and m.end <= match.end()]
        words = sort_words(text, start, match.end(), inside)
        topic = topic_of(words)
        if topic:
            topics.topics.append(topic)
            if topic.sort == "place" and topics.opening < 0:
                topics.ground = topic
        elif heading and "g" in words.sorts:
            at = words.sorts.index("g")
            topics.ground = Topic(words.text(at), words.starts[at], "place")
        if topics.opening < 0 and text[match.end() - 1] in "。！？\n":
            topics.opening = match.end()
    topics.read = max(topics.read, end)


def _open(topics: Topics, start: int, heading: bool) -> None:
    """A paragraph begins, and with a heading a section."""
    topics.paragraph, topics.opening = start, -1
    if heading:
        topics.section, topics.ground = start, None
