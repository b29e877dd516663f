"""A template's example is the markup of one part; it reads as the text of that part."""

from flows.pages.templates import find_parts, parse

BODY = "<founder-content>水库蓄水。</founder-content>"
PARTS = ("title", "kicker", "subtitle", "byline", "issue_date", "page", "publication", "source_id")


def read(example: str) -> str:
    tree = parse(example)
    (parts,) = find_parts(tree) or find_parts(parse(example + BODY))
    return next((text for part in PARTS if (text := parts.text(part))), parts.text("body") or "")
