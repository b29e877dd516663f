"""An anchor word's example marks a number in a text of 28 February 2025; it reads as the days that number speaks of."""

from tests.claims.test_period import read_period


def read(example: str) -> str:
    return read_period(example, "2025-02-28", "growth" if "%】" in example else "level")
