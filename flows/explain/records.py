"""The records an explanation is made of."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """The function that gave a value: where it returned it, its docstring, and the functions that asked it for it."""

    name: str
    path: str
    line: int
    says: str
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a lexicon. `number` counts the lines of the file from 1, `use` is what its other cells say."""

    lexicon: str
    number: int
    word: str
    use: str

    @property
    def path(self) -> str:
        """The file, from the root of the project."""
        return f"schemas/lexicon/{self.lexicon}.tsv"


@dataclass(frozen=True, slots=True)
class Needed:
    """A line that a field rests on, and what the field is without that line (None: nothing).

    Where `alone` is False other lines of the field would do instead, and `otherwise` is the field without all of them.
    """

    line: Line
    otherwise: Any
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim as read now, as the release has it, and what gave it."""

    name: str
    value: Any
    released: Any
    rule: Rule | None
    lines: tuple[Needed, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim (a row of `claims`) with every field explained; its sentence is `before`, the quote and `after`."""

    claim: dict[str, Any]
    title: str | None
    before: str
    after: str
    fields: tuple[Field, ...]
