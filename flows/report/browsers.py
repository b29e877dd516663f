"""The tables that a page lets the reader filter and sort: which columns, and where each links to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple


from flows.report.readings import amount_of, place_name
from flows.report.scripts import SHARD_ROWS, call_of, packed
from flows.report.tables import Row, holds, scan


class Column(NamedTuple):
    """A column of a browser: its label's key, how it is shown (`text`, `date`, `number`, `word`, `amount`), what it says.

    A `word` is one of a closed list, `list.word` in the labels, and can be chosen; an `amount` sorts by `order`.
    """

    key: str
    shown: str
    cell: Callable[[Row], Any]
    order: Callable[[Row], Any] | None = None


@dataclass(frozen=True, slots=True)
class Browser:
    """A table of the release as a page; `link` gives the page a row leads to, from the folder of the site."""

    name: str
    table: str
    row_id: str
    columns: tuple[Column, ...]
    link: Callable[[Row], str]


def write_browser(browser: Browser, release: Path, folder: Path) -> int:
    """Writes the rows as shards `<name>-0.js` … and `<name>.js`, which says how many and of what; gives the rows."""
    rows = scan(release, browser.table).collect()
    shards = max(1, -(-rows.height // SHARD_ROWS))
    for shard in range(shards):
        part = rows.slice(shard * SHARD_ROWS, SHARD_ROWS).to_dicts()
        columns = {key: packed(values) for key, values in _values(browser, part)}
        (folder / f"{browser.name}-{shard}.js").write_text(call_of("take", shard, len(part), columns), encoding="utf-8")
    described = [{"key": column.key, "shown": column.shown} for column in browser.columns]
    head = call_of("open", {"name": browser.name, "rows": rows.height, "shards": shards, "columns": described})
    (folder / f"{browser.name}.js").write_text(head, encoding="utf-8")
    return rows.height


def browsers_of(release: Path) -> list[Browser]:
    """The browsers whose table the release has."""
    return [browser for browser in BROWSERS if holds(release, browser.table)]


def _values(browser: Browser, rows: list[Row]) -> Iterator[tuple[str, list[Any]]]:
    yield "id", [row[browser.row_id] for row in rows]
    yield "link", [browser.link(row) for row in rows]
    for column in browser.columns:
        yield column.key, [column.cell(row) for row in rows]
        if column.order is not None:
            yield f"{column.key}_order", [column.order(row) for row in rows]


def _told(field: str) -> Callable[[Row], Any]:
    """A field as it stands, a day as text, nothing for null."""
    return lambda row: "" if row[field] is None else str(row[field])


def _word(of: str, field: str) -> Callable[[Row], str]:
    return lambda row: "" if row[field] is None else f"{of}.{row[field]}"


def _of_article(row: Row) -> str:
    return f"articles/{row['article_id']}.html"


def _most(row: Row) -> float | None:
    return next((row[field] for field in ("value", "upper", "lower") if row[field] is not None), None)


CLAIMS = Browser(
    name="claims",
    table="claims",
    row_id="claim_id",
    link=lambda row: f"{_of_article(row)}#{row['claim_id']}",
    columns=(
        Column("quote", "text", _told("quote")),
        Column("kind", "word", _word("kinds", "kind")),
        Column("amount", "amount", amount_of, _most),
        Column("indicator", "text", _told("indicator")),
        Column("subject", "text", _told("subject")),
        Column("place", "text", lambda row: place_name(row["place"])),
        Column("period_end", "date", _told("period_end")),
        Column("modality", "word", _word("modalities", "modality")),
        Column("issue_date", "date", _told("issue_date")),
    ),
)

ARTICLES = Browser(
    name="articles",
    table="articles",
    row_id="article_id",
    link=_of_article,
    columns=(
        Column("title", "text", lambda row: row["title"] or f"{row['text'][:24]}…"),
        Column("publication", "text", _told("publication")),
        Column("issue_date", "date", _told("issue_date")),
        Column("page", "text", _told("page")),
        Column("genre", "word", _word("genres", "genre")),
        Column("characters", "number", lambda row: len(row["text"])),
    ),
)

BROWSERS = (ARTICLES, CLAIMS)
"""In the order of the navigation."""


