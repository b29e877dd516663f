"""A head noun's example is a name that ends in it, or points with it; it reads as the head and what it names."""

from flows.claims.heads import pointed, sort_of


def read(example: str) -> str:
    head = pointed(example)
    return f"{head} {sort_of(head)}" if head else ""
