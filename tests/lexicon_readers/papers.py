"""A paper's example is its name; it reads as its home area."""

from flows.claims.home import home_of_publication


def read(example: str) -> str:
    return home_of_publication(example) or ""
