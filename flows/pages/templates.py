"""Known page templates: where a digital newspaper's markup keeps the parts of its articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from flows.pages.lines import Line
from flows.pages.markup import find_printed
from schemas.lexicon import read_lexicon

_COMMENT = "enpproperty"
_PROPERTIES = re.compile(r"<!--\s*enpproperty\b(.*?)-->", re.IGNORECASE | re.DOTALL)
_PROPERTY = re.compile(r"<(/?)([a-z][a-z-]*)>", re.IGNORECASE)
_CONTENT = re.compile(r"<!--\s*(/?)enpcontent\s*-->", re.IGNORECASE)
_ABOVE = ("kicker", "title", "subtitle", "byline")


@dataclass(slots=True)
class Parts:
    """One article as its template marks it: the lines of each part; `body` where its paragraphs are."""

    marked: dict[str, list[Line]] = field(default_factory=dict)

    def text(self, part: str) -> str | None:
        """The lines of a part as one string; None where the page marks none."""
        return "\n".join(line.text for line in self.marked.get(part, ())) or None


def parse(text: str) -> LexborHTMLParser:
    """The tree of a page in which the comments that Founder's templates keep their fields in are elements."""
    closed = text.rfind("-->") + 3  # behind it no comment ends, and looking for an end from each start would take long
    text = _PROPERTIES.sub(_opened, text[:closed]) + text[closed:]
    return LexborHTMLParser(_CONTENT.sub(r"<\1enpcontent>", text))


def _opened(comment: re.Match[str]) -> str:
    return f"<enpproperty>{_PROPERTY.sub(_mark, comment[1])}</enpproperty>"


def _mark(tag: re.Match[str]) -> str:
    return f"<{tag[1]}enp-{tag[2].lower()}>"


def find_parts(tree: LexborHTMLParser) -> list[Parts]:
    """The articles that a known template marks, in order; none on a page of another kind.

    Where one page holds several, what stands above a body belongs to it.
    """
    bodies = next((found for found in _printed_each(tree, "body")), [])
    if not bodies:
        return []
    if len(bodies) == 1:
        above = {part: _first(tree, part) for part in _PARTS if part != "body"}
        return [Parts({**above, "body": find_printed(bodies[0])})]
    shared = {part: _first(tree, part) for part in _PARTS if part not in ("body", "source_id", *_ABOVE)}
    return [Parts({**shared, **heads, "body": find_printed(body)}) for heads, body in _with_heads(tree, bodies)]


def _with_heads(tree: LexborHTMLParser, bodies: list[LexborNode]) -> Iterator[tuple[dict[str, list[Line]], LexborNode]]:
    """Each body with the parts that stand between the one before and it."""
    parts: dict[int | None, str] = {}
    for part in _ABOVE:
        parts |= {node.mem_id: part for node in next((found for found in _printed_each(tree, part)), [])}
    ends = {node.mem_id: node for node in bodies}
    heads: dict[str, list[Line]] = {}
    for node in tree.css("*"):
        if node.mem_id in ends:
            yield heads, node
            heads = {}
        elif (above := parts.get(node.mem_id)) and above not in heads:
            heads[above] = find_printed(node)


def _first(tree: LexborHTMLParser, part: str) -> list[Line]:
    return next((lines for nodes in _printed_each(tree, part) for node in nodes if (lines := find_printed(node))), [])


def _printed_each(tree: LexborHTMLParser, part: str) -> Iterator[list[LexborNode]]:
    """For each selector of a part in turn, the outermost elements that it finds and that print something."""
    for selector in _SELECTORS[part]:
        found = [node for node in tree.css(selector) if node.text(strip=True)]
        inner = {inside.mem_id for node in found for inside in node.css(selector) if inside.mem_id != node.mem_id}
        if printed := [node for node in found if node.mem_id not in inner]:
            yield printed


def _selector(line: dict[str, str]) -> str:
    if line["within"] == _COMMENT:
        return f"enpproperty enp-{line['word']}"
    return f"{_simple(line['within'])} {_simple(line['word'])}".strip()


def _simple(word: str) -> str:
    name, equals, _ = word.partition("=")
    return f"[{word.replace('=', '~=')}]" if equals and name == "class" else f"[{word}]" if equals else word


_LINES = read_lexicon("templates")
_PARTS = tuple(dict.fromkeys(line["part"] for line in _LINES))
_SELECTORS = {part: [_selector(line) for line in _LINES if line["part"] == part] for part in _PARTS}
