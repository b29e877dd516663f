"""The facts of an indicator with their vintages, a table a series, a bar a fact."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import polars as pl
from rich.bar import Bar
from rich.table import Table

from flows.facts.calendar import time_period
from flows.facts.history import SERIES
from flows.terminal.claims import NARROW, figure_of
from flows.terminal.screen import console

BAR = 24  # columns of the longest bar
_ARROW = " → "
Row = dict[str, Any]


def show_series(vintages: pl.DataFrame) -> None:
    """The vintages of facts, as `flows.facts.history` gives them, a table a series."""
    screen = console()
    for _, rows in groupby(vintages.iter_rows(named=True), key=_series_of):
        series = list(rows)
        screen.print(_table(series, bars=screen.width >= NARROW))
        screen.print()


def title_of(row: Row) -> str:
    """What a series is of: 国内生产总值, 中国 (100000), level, CNY, A."""
    place = f" ({row['place']})" if row["place"] else ""
    further = (row["kind"], row["unit"], row["counted"], row["basis"], row["basis_text"], row["frequency"])
    aim = row["modality"] if row["modality"] != "fact" else None
    return ", ".join(str(part) for part in (row["indicator"], row["subject"] + place, *further, aim) if part)


def _series_of(row: Row) -> tuple[object, ...]:
    return (row["indicator"], *(row[column] for column in SERIES))


def _table(series: list[Row], *, bars: bool) -> Table:
    """A row a fact; a narrow screen has no room for bars, and a number that is cut is another one."""
    table = Table(title=title_of(series[0]), title_justify="left", title_style="bold")
    table.add_column("period", no_wrap=True)
    table.add_column("value", justify="right", no_wrap=True)
    if bars:
        table.add_column("", width=BAR)
    table.add_column("status", no_wrap=True)
    table.add_column("papers", justify="right", no_wrap=True)
    table.add_column("vintages", overflow="fold")
    scale = _scale(row["value"] for row in series)
    for _, rows in groupby(series, key=lambda row: row["fact_id"]):
        table.add_row(*_cells(list(rows), scale if bars else None))
    return table


def _scale(values: Iterable[float | None]) -> tuple[float, float]:
    """The least and greatest end of any bar; bars start at zero."""
    stated = [0.0, *(value for value in values if value is not None)]
    return min(stated), max(stated)


def _cells(rows: list[Row], scale: tuple[float, float] | None) -> Iterator[Any]:
    fact = rows[0]
    yield time_period(fact["period_start"], fact["period_end"], fact["frequency"])
    yield figure_of(fact)
    if scale:
        yield _bar(fact["value"], scale)
    yield str(fact["status"])
    yield str(fact["publications"])
    yield _ARROW.join(f"{row['stated']} ({row['issued'] or 'undated'})" for row in rows)


def _bar(value: float | None, scale: tuple[float, float]) -> Bar | str:
    least, most = scale
    if value is None or least == most:
        return ""
    return Bar(most - least, min(value, 0) - least, max(value, 0) - least, width=BAR)
