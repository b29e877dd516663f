"""The vintages of a fact: what has been said to be its figure, one estimate after the other.

Claims that contradict none of their vintage belong to it; the first claim that contradicts all vintages opens the next.
A fact is revised where each vintage but the first opens with the words of a revision (`revisions.tsv`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Statement(NamedTuple):
    """What a claim allows, when it was issued, and whether its text says that it replaces an earlier figure."""

    least: float
    most: float
    issue_date: date | None
    is_revising: bool


@dataclass(slots=True)
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
    numbers = list(_numbers(statements, vintages))
    return numbers, all(vintage.is_revising for vintage in vintages[1:])


def _numbers(statements: Iterable[Statement], vintages: list[Vintage]) -> Iterator[int]:
    for statement in statements:
        newest_first = range(len(vintages) - 1, -1, -1)
        taken = next((number for number in newest_first if vintages[number].takes(statement)), None)
        if taken is None:
            taken = len(vintages)
            vintages.append(Vintage(statement.least, statement.most, statement.issue_date, statement.is_revising))
        yield taken
