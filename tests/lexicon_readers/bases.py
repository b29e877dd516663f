"""An example is a phrase with a change; it reads as its basis and the words of a stated one, empty without one."""

from tests.claims.spoken import last_claim


def read(example: str) -> str:
    basis = last_claim(example).basis
    return " ".join(part for part in (basis.code, basis.text) if part) if basis else ""
