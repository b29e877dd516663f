"""JSON: one article, a list of them, or a list somewhere in an answer of a server."""

from collections.abc import Iterator

from flows.pages.columns import FIELDS, find_values
from flows.pages.decode import decode
from flows.pages.jsonl import load_json
from flows.pages.origin import Origin
from flows.pages.page import Page, PageError
from flows.pages.records import make_page_of


def read_json(raw: bytes, origin: Origin) -> Page:
    """The articles of the records in a file; every record that is none is named in `Page.errors`."""
    value = load_json(decode(raw), "file")
    if isinstance(value, PageError):
        raise value
    return make_page_of("application/json", _records(value, origin), origin)


def _records(value: object, origin: Origin) -> Iterator[tuple[str, object]]:
    for number, record in enumerate(_find_list(value, origin), start=1):
        yield f"record {number}", record


def _find_list(value: object, origin: Origin) -> list[object]:
    """The list that the mapping names; else the file's own, its only list of records, or the file as one record."""
    columns = origin.columns
    if columns.records is not None:
        found = find_values(value, columns.records)
        return [record for part in found for record in (part if isinstance(part, list) else [part])]
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or any(find_values(value, path) for path in columns.of("text")):
        return [value]
    lists = [inner for inner in value.values() if isinstance(inner, list) and isinstance(next(iter(inner), None), dict)]
    if len(lists) == 1:
        return lists[0]
    if any(name in value for name in FIELDS):
        return [value]
    named = ", ".join(str(name)[:30] for name in [*value][:12])
    raise PageError(f'no article in it; say in columns.toml where they are, as records = "data.list" (it has {named})')
