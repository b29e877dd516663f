"""A diff in the terminal."""

from rich.box import SIMPLE
from rich.table import Table

from flows.releases.changes import CHANGES, count_changes, count_fields
from flows.releases.diff import Diff
from flows.terminal.screen import console, count_of, listed
from schemas import TABLES


def show_diff(diff: Diff, most: int) -> None:
    """Rows by table, change and cause; then the changed columns of claims, and the first `most` of these changes."""
    screen, counts = console(), count_changes(diff)
    screen.print(f"{diff.old} → {diff.new}")
    if not counts:
        screen.print("every row is the same")
        return
    table = Table(box=SIMPLE)
    for heading in ("table", *CHANGES):
        table.add_column(heading, justify="left" if heading == "table" else "right")
    for name in TABLES:
        table.add_row(name, *(_said(counts.get(name, {}).get(change, {})) for change in CHANGES))
    screen.print(table)
    for column, cause, rows in count_fields(diff, "claims"):
        screen.print(f"claims.{column}: {count_of(rows)} changed, cause {cause}")
    _show_fields(diff, most)


def _said(causes: dict[str, int]) -> str:
    return listed(causes) if causes else "0"


def _show_fields(diff: Diff, most: int) -> None:
    fields = diff.fields.filter(diff.fields["table"] == "claims").head(most)
    table = Table(box=SIMPLE)
    for heading in ("claim", "column", "before", "after", "cause", "document"):
        table.add_column(heading, overflow="fold")
    for row in fields.select("id", "column", "before", "after", "cause", "path").iter_rows():
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    if fields.height:
        console().print(table)
