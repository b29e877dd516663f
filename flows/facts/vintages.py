"""The vintages of a fact: what has been said to be its figure, one estimate after the other.

Claims that contradict none of their vintage belong to it; the first claim that contradicts all vintages opens the
next, or the one before the newest where its text calls the figure replaced (`修订前的568845亿元`). A fact is revised
where each vintage but the first opens with the words of a revision (`revisions.tsv`), or has one before it that is
called replaced.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Statement(NamedTuple):
    """What a claim allows, when it was issued, whether its text says that it replaces a figure, or was replaced."""

    least: float
    most: float
    issue_date: date | None
    is_revising: bool
    is_replaced: bool = False


@dataclass(slots=True, eq=False)
class Vintage:
    """The numbers that all claims of a vintage allow, and how it opened."""

    least: float
    most: float
    opened: date | None
    is_revising: bool

    def takes(self, statement: Statement) -> bool:
        """Whether a statement contradicts nothing here; then it narrows what is allowed."""
        least, most = max(self.least, statement.least), min(self.most, statement.most)
        if least > most:
            return False
        self.least, self.most = least, most
        self.is_revising |= statement.is_revising and statement.issue_date == self.opened
        return True


def vintages_of(statements: Iterable[Statement]) -> tuple[list[int], bool]:
    """The vintage of each statement, in order of issue, from 0; and whether every later vintage is a revision."""
    vintages: list[Vintage] = []
    own = [_vintage_of(statement, vintages) for statement in statements]
    return [vintages.index(vintage) for vintage in own], all(vintage.is_revising for vintage in vintages[1:])


def _vintage_of(statement: Statement, vintages: list[Vintage]) -> Vintage:
    """The newest vintage that takes a statement, else the one that it opens."""
    taken = next((vintage for vintage in reversed(vintages) if vintage.takes(statement)), None)
    if taken:
        return taken
    opened = Vintage(statement.least, statement.most, statement.issue_date, statement.is_revising)
    if statement.is_replaced and vintages:
        vintages[-1].is_revising = True
        vintages.insert(len(vintages) - 1, opened)
    else:
        vintages.append(opened)
    return opened
