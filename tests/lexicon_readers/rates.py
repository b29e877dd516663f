"""An example is a phrase with a number; it reads as its value and unit."""

from tests.claims.spoken import amount_of, last_claim


def read(example: str) -> str:
    return amount_of(last_claim(example))
