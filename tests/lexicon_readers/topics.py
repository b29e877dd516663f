"""A topic word's example is a text whose number is marked; it reads as what that number is said of.

That is its subject, or its indicator where the word stands for what was measured before or only frames the number.
"""

from schemas.lexicon import read_lexicon
from tests.claims.said import claim_in

_MEASURED = {
    row["example"]
    for row in read_lexicon("topics")
    if row["use"]
    in (
        "standing",
        "frame",
        "within",
        "pivot",
        "leads",
        "plan",
        "tally",
        "credit",
        "view",
        "inside",
        "times",
        "done",
        "spent",
        "gained",
        "since",
        "keeps",
        "meets",
    )
}


def read(example: str) -> str:
    claim = claim_in(example, None)
    return (claim.indicator if example in _MEASURED else claim.subject) or ""
