"""How far a build has come."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn

from flows.shards import Outcome
from flows.terminal.screen import open_progress


def show_progress(outcomes: Iterable[Outcome], files: int) -> Iterator[Outcome]:
    """Hands the outcomes on and moves a bar over the raw files; silent where stderr is no terminal."""
    with open_progress(TextColumn("reading pages"), BarColumn(), MofNCompleteColumn()) as progress:
        bar = progress.add_task("", total=files)
        for outcome in outcomes:
            progress.advance(bar, outcome.documents)
            yield outcome


@contextmanager
def show_share(doing: str) -> Iterator[Callable[[float], None]]:
    """Gives a function that moves a bar to a share from 0 to 1; silent where stderr is no terminal."""
    with open_progress(TextColumn(doing), BarColumn()) as progress:
        bar = progress.add_task("", total=1.0)
        yield lambda share: progress.update(bar, completed=share)
