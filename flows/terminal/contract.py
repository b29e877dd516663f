"""The contract in the terminal: its columns, and how it differs from that of a release."""

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.table import Table

from flows.releases.contract import Contract, Difference
from flows.terminal.screen import console


def show_contract(contract: Contract) -> None:
    """Every column with its type, whether it may be null, and what it means."""
    console().print(f"contract {contract['version']}")
    for name, described in contract["tables"].items():
        table = Table(title=f"{name}: {described['description']}", title_justify="left", box=SIMPLE)
        for heading in ("column", "type", "null", "meaning"):
            table.add_column(heading, overflow="fold")
        for column, declared in described["columns"].items():
            words = f" of {', '.join(declared['words'])}" if declared["words"] else ""
            null = "may be" if declared["nullable"] else ""
            table.add_row(column, declared["type"].partition("(")[0] + words, null, declared["description"])
        console().print(table)


def show_comparison(version: str, found: Sequence[Difference], needed: str) -> None:
    """What is other than in a release, the breaks first, and the verdict."""
    screen = console()
    for difference in found:
        screen.print(f"{'break' if difference.breaks else 'addition'}: {difference.what}", soft_wrap=True)
    if not found:
        screen.print(f"the schemas are those of {version}")
    elif any(difference.breaks for difference in found):
        screen.print(f"not compatible: what readers of {version} rely on no longer holds; the contract is {needed}")
    else:
        screen.print(f"compatible: readers of {version} can read what this builds; the contract is {needed}")
