"""The measures of a release."""

from rich.table import Table

from flows.score.measure import Tally
from flows.terminal.screen import console


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
