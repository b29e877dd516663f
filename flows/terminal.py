"""What a person sees in the terminal: progress, the summary of a build, claims and scores as tables."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal

import polars as pl
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from flows.releases.write import Release
from flows.score.measure import Tally
from flows.shards import Outcome

WIDTH_OF_A_PIPE = 160
NARROW = 130  # below so many columns a claim takes several lines and its spans stand one end above the other
CLAIM_COLUMNS = ("quote", "kind", "value", "unit", "indicator", "subject", "place", "period")
_WORDING = (
    "quote",
    "indicator",
    "subject",
)  # columns that may be folded; a number or a code that is cut is another one


def console(*, stderr: bool = False) -> Console:
    """A console as wide as the terminal; where there is none, wide enough for a table of claims."""
    width = shutil.get_terminal_size((WIDTH_OF_A_PIPE, 50)).columns
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def show_progress(outcomes: Iterable[Outcome], files: int) -> Iterator[Outcome]:
    """Hands the outcomes on and moves a bar over the raw files; silent where stderr is no terminal."""
    columns = (SpinnerColumn(), TextColumn("reading pages"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    screen = console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        bar = progress.add_task("", total=files)
        for outcome in outcomes:
            progress.advance(bar, outcome.documents)
            yield outcome


def show_summary(release: Release, seconds: float) -> None:
    """The counts of a build, one a line, and where the release stands."""
    rows, table = release.counts["rows"], Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(style="dim")
    unread = {"could not be read": "failed", "read in part": "partial"}
    counts = {said: release.counts["documents_by_status"].get(status, 0) for said, status in unread.items()}
    table.add_row("documents", _count(rows["documents"]), _listed({said: n for said, n in counts.items() if n}))
    table.add_row("articles", _count(rows["articles"]))
    table.add_row("mentions", _count(rows["mentions"]), _listed(release.counts["mentions_by_role"]))
    table.add_row("claims", _count(rows["claims"]))
    table.add_row("rejected", _count(rows["rejected"]), _listed(release.counts["rejected"]))
    table.add_row("seconds", f"{seconds:.1f}")
    console().print(table)
    said = "published" if release.published else "nothing changed; the release stays"
    console().print(f"{said} {release.version}: {release.path}", soft_wrap=True)


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


def show_scores(tally: Tally, misses: int) -> None:
    """The measures of a release, one a line, then up to `misses` disagreements of each kind."""
    table = Table.grid(padding=(0, 2))
    for justify in ("left", "right", "right"):
        table.add_column(justify=justify)
    for measure, share in tally.scores().items():
        table.add_row(measure, f"{share.value:.2%}", f"{share.right}/{share.of}")
    screen = console()
    screen.print(table)
    for measure, notes in tally.misses.items():
        for note in notes[:misses]:
            screen.print(f"{measure}: {note}", soft_wrap=True)


def _shown(claim: Mapping[str, Any], column: str, joint: str) -> str:
    if column == "period":
        return _span(claim["period_start"], claim["period_end"], joint)
    if column == "value":
        return _number(claim["value"]) if claim["value"] is not None else _span(*_bounds(claim), joint)
    return "" if claim[column] is None else str(claim[column])


def _bounds(claim: Mapping[str, Any]) -> tuple[str | None, str | None]:
    lower, upper = claim["lower"], claim["upper"]
    return None if lower is None else _number(lower), None if upper is None else _number(upper)


def _span(start: object, end: object, joint: str) -> str:
    """Both ends, or the one there is; a span of one day or one number once."""
    if start == end:
        return "" if start is None else str(start)
    return joint.join("" if bound is None else str(bound) for bound in (start, end)).strip("\n")


def _number(value: float) -> str:
    """Grouped digits without an exponent: at most four decimals, below 1 at most four significant digits."""
    rounded = round(value, 4) if abs(value) >= 1 else float(f"{value:.4g}")
    return f"{Decimal(repr(rounded)):,f}".removesuffix(".0")


def _count(rows: int) -> str:
    return f"{rows:,}"


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{_count(count)} {name}" for name, count in sorted(counts.items(), key=lambda pair: -pair[1]))
