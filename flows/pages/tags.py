"""Which angle brackets in a text are markup, and which are print: `用<p>标签`, `p<b>3`, `x<5且y>3` are all print."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
     "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
UNPRINTED = frozenset(
    ("audio", "button", "canvas", "head", "iframe", "input", "link", "map", "meta", "noscript", "object", "option",
     "script", "select", "style", "svg", "template", "textarea", "title", "video")
)  # fmt: skip
ALONE = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_INLINE = frozenset(
    ("a", "abbr", "b", "big", "cite", "code", "colgroup", "del", "em", "font", "html", "i", "ins", "kbd", "label",
     "mark", "q", "rp", "rt", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var")
)  # fmt: skip
_KNOWN = BLOCKS | UNPRINTED | ALONE | _INLINE
_NEVER_PRINT = frozenset(("script", "style", "iframe"))
_TAG = re.compile(r"<!--(?:-?>|(?:(?!<!--|-->).)*-->)|<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})(\s[^<>]*)?/?>", re.DOTALL)
_STATES = re.compile(r"\s[a-zA-Z][\w:-]*\s*=")  # an attribute with its value
_BEFORE, _BEHIND = "\n>。！？；”", "\n<"  # where a paragraph has ended, where one is to begin
_INDENT = 20  # characters
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|emsp|ensp|mdash|middot|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


@dataclass(slots=True)
class Tag:
    """A tag, or a comment (without a name), in its `line`; `states` says that it has attributes, `other` is the one
    that closes or opens it."""

    start: int
    end: int
    line: int
    name: str = ""
    closes: bool = False
    states: bool = False
    other: "Tag | None" = None

    @property
    def is_whole(self) -> bool:
        """Whether a parser that meets it finds its end."""
        return not self.name or self.other is not None or self.name in ALONE


def find_tags(text: str) -> list[Tag]:
    """The tags in a text that are markup, in order: known ones that stand alone by nature, that are closed, that state
    attributes, or that part paragraphs. Every other angle bracket is print.
    """
    tags = [tag for tag in _tags(text) if not tag.name or tag.name in _KNOWN or "-" in tag.name or ":" in tag.name]
    opened: defaultdict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.closes:
            _pair(tag, opened[tag.name])
        elif tag.name not in ALONE:
            opened[tag.name].append(tag)
    return [tag for tag in tags if tag.is_whole or tag.states or tag.name in _NEVER_PRINT or _parts(tag, text)]


def _tags(text: str) -> Iterator[Tag]:
    """Whatever looks like one."""
    line = end = 0
    for match in _TAG.finditer(text) if "<" in text else ():
        line += text.count("\n", end, match.start())
        end = match.start()
        states = bool(match[3] and _STATES.match(match[3]))
        yield Tag(*match.span(), line, (match[2] or "").lower(), match[1] == "/", states)


def _pair(tag: Tag, opened: list[Tag]) -> None:
    """Closes the last one open. What has one letter may be a quantity (`p<b>3`), so it closes in its own line."""
    if opened and (len(tag.name) > 1 or tag.name in BLOCKS or opened[-1].line == tag.line):
        tag.other = opened.pop()
        tag.other.other = tag


def _parts(tag: Tag, text: str) -> bool:
    """Whether a tag that nothing closes stands where paragraphs part: by an end of the text, or by a mark of one."""
    if tag.closes:
        beside = text[tag.end : tag.end + 1]
        return not beside or beside in _BEHIND
    before = text[max(0, tag.start - _INDENT) : tag.start].rstrip(" \t\u3000")
    return before[-1:] in _BEFORE if before else tag.start <= _INDENT


def as_markup(text: str, tags: list[Tag]) -> str:
    """The text for a parser of HTML: its tags as they are, what is print escaped. A tag that lacks its other half and
    could swallow what follows is a line end, or nothing."""
    pieces: list[str] = []
    end = 0
    for tag in tags:
        pieces.append(text[end : tag.start].replace("<", "&lt;"))
        source = " ".join(text[tag.start : tag.end].splitlines())
        pieces.append(source if tag.is_whole else "<br>" if tag.name in BLOCKS else "")
        end = tag.end
    return "".join([*pieces, text[end:].replace("<", "&lt;")])


def without_tags(text: str) -> str:
    """The text without its tags: a block's are line ends, a cell's tabs, and of a script nothing is left."""
    tags = find_tags(text)
    pieces: list[str] = []
    end = 0
    for tag in tags:
        if tag.start < end:  # inside what does not print
            continue
        cell = tag.name in ("td", "th")
        pieces += [text[end : tag.start], "\t" if cell else "\n" if tag.name in BLOCKS else ""]
        end = max(tag.end, tag.other.end) if tag.name in UNPRINTED and tag.other else tag.end
    return unescaped("".join([*pieces, text[end:]]))


def unescaped(text: str) -> str:
    """Text with the characters that its entities stand for, where it holds such as the press uses."""
    return unescape(text) if _ENTITY.search(text) else text
