"""An example is a sentence; it reads as what the words of a revision in it say."""

from flows.facts.statements import revision_words

USES = ("mistakes", "corrects", "revises", "replaced")


def read(example: str) -> str:
    said = (use for use in USES if any(word in example for word in revision_words(use)))
    return " ".join(said)
