"""JSON Lines: one article a line, as crawlers and corpora hold them."""

import json
from collections.abc import Iterator

from flows.pages.decode import decode
from flows.pages.origin import Origin
from flows.pages.page import Page, PageError
from flows.pages.records import make_page_of


def read_jsonl(raw: bytes, origin: Origin) -> Page:
    """The articles of the lines that hold one; every other line is named in `Page.errors`."""
    return make_page_of("application/jsonl", _records(decode(raw)), origin)


def _records(text: str) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"line {number}", load_json(line, "line")


def load_json(text: str, whole: str) -> object:
    """The value that JSON text holds; a PageError, as a value, where it holds none. `whole` is what to mend."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as wrong:
        reason = wrong.msg if isinstance(wrong, json.JSONDecodeError) else "nested too deep or a number too long"
        return PageError(f"no JSON ({reason}); mend or remove the {whole}")
