"""A speaker word's example is a sentence; it reads as who says its end, empty where it is the paper."""

from flows.claims.speech import find_speeches


def read(example: str) -> str:
    return find_speeches(example).at(len(example) - 2) or ""
