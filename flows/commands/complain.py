"""How a command says what is wrong: on stderr, a line each, and in its exit code."""

import sys
from collections.abc import Sequence

WRONG = 2  # the exit code for wrong arguments
MOST_NAMED = 20  # failures a command names; the table documents has them all


def complain(message: str, code: int = 1) -> int:
    """One line for the reader; returns the exit code."""
    print(f"newsclaims: {message}", file=sys.stderr)
    return code


def name_failures(failures: Sequence[str], rest: str = "the table documents has each error") -> None:
    """What could not be had, a line each; of many only the first, and `rest` says where the others are."""
    for failure in failures[:MOST_NAMED]:
        complain(failure)
    if failures[MOST_NAMED:]:
        complain(f"and {len(failures) - MOST_NAMED:,} more; {rest}")
