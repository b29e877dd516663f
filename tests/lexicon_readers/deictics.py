"""A pointing word's example is a sentence of a paper at 临清市; it reads as the subject of the number in it."""

from tests.claims.said import claim_in


def read(example: str) -> str:
    return claim_in(example, "371581").subject or ""
