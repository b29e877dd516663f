"""What fetching looks like: a bar while it runs, a row an edition when it is done."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from rich.box import SIMPLE
from rich.progress import MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from flows.fetch.edition import Fetched, fetch_edition
from flows.fetch.received import OUTCOMES, Receipt
from flows.fetch.site import Site
from flows.fetch.sources import Source
from flows.terminal.screen import console, count_of, open_progress


def show_fetching(sources: Sequence[Source], days: Sequence[date], raw: Path, missing: bool) -> list[Fetched]:
    """Fetches every edition and says what is on its way; silent where stderr is no terminal."""
    editions: list[Fetched] = []
    with open_progress(TextColumn("{task.description}"), MofNCompleteColumn()) as progress:
        bar = progress.add_task("", total=len(sources) * len(days))
        for source in sources:
            with Site(source) as site:
                for day in days:
                    told = partial(_tell, progress, bar, f"{source.publication} {day}")
                    editions.append(fetch_edition(source, day, raw, site=site, missing=missing, told=told))
                    progress.advance(bar)
    return editions


def _tell(progress: Progress, bar: TaskID, edition: str, receipt: Receipt) -> None:
    progress.update(bar, description=f"{edition} {receipt.file}")


def show_fetched(editions: Sequence[Fetched]) -> None:
    """A row an edition: how many files are new, unchanged at the source, changed there, kept without asking, failed."""
    table = Table(box=SIMPLE, pad_edge=False)
    for column in ("publication", "day", *OUTCOMES, "failed"):
        table.add_column(column, justify="right" if column in (*OUTCOMES, "failed") else "left")
    for edition in editions:
        counts = [count_of(edition.count(outcome)) for outcome in OUTCOMES]
        cells = ["no edition", "", "", "", ""] if edition.missing else [*counts, count_of(len(edition.failures))]
        table.add_row(edition.publication, str(edition.day), *cells)
    screen = console()
    screen.print(table)
    changed = sum(edition.count("changed") for edition in editions)
    if changed:
        said = "changed at the source since first received; the build reads what was first, .changed holds the rest"
        screen.print(f"{count_of(changed)} {said}", soft_wrap=True)
