"""An example is a phrase with a number; it reads as the claim's kind, signed value and unit."""

from tests.claims.spoken import amount_of, last_claim


def read(example: str) -> str:
    claim = last_claim(example)
    return f"{claim.change.kind} {amount_of(claim)}"
