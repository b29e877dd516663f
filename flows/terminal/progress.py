"""How far a build has come."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from flows.shards import Outcome
from flows.terminal.screen import console


def show_progress(outcomes: Iterable[Outcome], files: int) -> Iterator[Outcome]:
    """Hands the outcomes on and moves a bar over the raw files; silent where stderr is no terminal."""
    columns = (SpinnerColumn(), TextColumn("reading pages"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    screen = console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        bar = progress.add_task("", total=files)
        for outcome in outcomes:
            progress.advance(bar, outcome.documents)
            yield outcome


@contextmanager
def show_share(doing: str) -> Iterator[Callable[[float], None]]:
    """Gives a function that moves a bar to a share from 0 to 1; silent where stderr is no terminal."""
    screen = console(stderr=True)
    columns = (SpinnerColumn(), TextColumn(doing), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        bar = progress.add_task("", total=1.0)
        yield lambda share: progress.update(bar, completed=share)
