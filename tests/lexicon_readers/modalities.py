"""An example is a phrase with a number; it reads as its modality."""

from tests.claims.spoken import last_claim


def read(example: str) -> str:
    return last_claim(example).modality
