"""A head noun's example is a name that ends in it; it reads as the head and what it names."""

from flows.claims.heads import head_of, sort_of


def read(example: str) -> str:
    head = head_of(example)
    return f"{head} {sort_of(head)}" if head else ""
