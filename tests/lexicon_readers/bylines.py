"""A byline word's example is a line of print; it reads as roles and names."""

from flows.pages.bylines import read_byline


def read(example: str) -> str:
    byline = read_byline(example)
    return " / ".join(f"{person.role} {person.name}" for person in byline.persons) if byline else ""
