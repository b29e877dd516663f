"""Claims as a table in the terminal or as JSON Lines, numbers and spans as a person reads them."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

import polars as pl
from rich.box import SIMPLE
from rich.table import Table

from flows.terminal.screen import console

NARROW = 130  # below so many columns a claim takes several lines and its spans stand one end above the other
CLAIM_COLUMNS = ("quote", "kind", "value", "unit", "indicator", "subject", "place", "period")
# columns that may be folded; a number or a code that is cut is another one
_WORDING = ("quote", "indicator", "subject")


def show_claims(claims: pl.DataFrame, articles: pl.DataFrame) -> None:
    """The claims of one page, a table an article, in reading order; it says so where there are none."""
    screen = console()
    joint = "..\n" if screen.width < NARROW else ".."
    if articles.is_empty():
        screen.print("no articles")
    for article in articles.sort("position").iter_rows(named=True):
        inside = claims.filter(pl.col("article_id") == article["article_id"]).sort("start")
        title = article["title"] or f"{article['text'][:20]}…"
        table = _claim_table(title, narrow=screen.width < NARROW)
        for claim in inside.iter_rows(named=True):
            table.add_row(*(_shown(claim, column, joint) for column in CLAIM_COLUMNS))
        screen.print(table if inside.height else f"{title}: no claims")
        screen.print()


def _claim_table(title: str, *, narrow: bool) -> Table:
    look: dict[str, Any] = {"box": SIMPLE, "padding": 0, "pad_edge": False} if narrow else {}
    table = Table(title=title, title_justify="left", title_style="bold", **look)
    for column in CLAIM_COLUMNS:
        justify: Literal["left", "right"] = "right" if column == "value" else "left"
        table.add_column(column, justify=justify, overflow="fold", no_wrap=column not in _WORDING)
    return table


def write_json_lines(rows: pl.DataFrame) -> None:
    """One row a line as JSON, dates as ISO 8601."""
    for row in rows.iter_rows(named=True):
        print(json.dumps(row, ensure_ascii=False, default=str))


def _shown(claim: Mapping[str, Any], column: str, joint: str) -> str:
    if column == "period":
        return span_of(claim["period_start"], claim["period_end"], joint)
    if column == "value":
        return figure_of(claim, joint)
    return "" if claim[column] is None else str(claim[column])


def figure_of(row: Mapping[str, Any], joint: str = "..") -> str:
    """A value, or its bounds where it has none: `8.3`, `20..99`."""
    return bounds_of(row, joint) if row["value"] is None else number_of(row["value"])


def bounds_of(row: Mapping[str, Any], joint: str = "..") -> str:
    """Both bounds of a number, or the one that it has."""
    lower, upper = (None if row[bound] is None else number_of(row[bound]) for bound in ("lower", "upper"))
    return span_of(lower, upper, joint)


def span_of(start: object, end: object, joint: str = "..") -> str:
    """Both ends, or the one there is; a span of one day or one number once."""
    if start == end:
        return "" if start is None else str(start)
    return joint.join("" if bound is None else str(bound) for bound in (start, end)).strip("\n")


def number_of(value: float) -> str:
    """Grouped digits without an exponent: at most four decimals, below 1 at most four significant digits."""
    rounded = round(value, 4) if abs(value) >= 1 else float(f"{value:.4g}")
    return f"{Decimal(repr(rounded)):,f}".removesuffix(".0")
