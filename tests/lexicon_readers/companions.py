"""An example is a phrase; it reads as its mentions (see `tests.mentions.readings`)."""

from tests.mentions.readings import reading_of


def read(example: str) -> str:
    return reading_of(example)
