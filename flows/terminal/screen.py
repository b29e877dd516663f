"""The terminal itself: its width, the line that says what is under way, and counts as a person reads them."""

import shutil
from collections.abc import Mapping

from rich.console import Console
from rich.progress import Progress, ProgressColumn, SpinnerColumn, TimeElapsedColumn

WIDTH_OF_A_PIPE = 160


def console(*, stderr: bool = False) -> Console:
    """A console as wide as the terminal; where there is none, wide enough for a table of claims."""
    width = shutil.get_terminal_size((WIDTH_OF_A_PIPE, 50)).columns
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def open_progress(*columns: ProgressColumn) -> Progress:
    """A line on stderr that says what is under way and is gone in the end; silent where stderr is no terminal."""
    screen = console(stderr=True)
    shown = (SpinnerColumn(), *columns, TimeElapsedColumn())
    return Progress(*shown, console=screen, transient=True, disable=not screen.is_terminal)


def count_of(rows: int) -> str:
    """A count with grouped digits."""
    return f"{rows:,}"


def listed(counts: Mapping[str, int]) -> str:
    """Counts by name in one line, the largest first."""
    return ", ".join(f"{count_of(count)} {name}" for name, count in sorted(counts.items(), key=lambda pair: -pair[1]))
