"""A surname's example is a signature inside a paragraph; it reads as role and name."""

from flows.pages.bylines import find_inline


def read(example: str) -> str:
    return " / ".join(f"{person.role} {person.name}" for person in find_inline(example))
