"""Where clauses and sentences end: the marks that all parts of a claim agree on.

A part that needs other marks has a pattern of its own and says beside it why.
"""

import re

SENTENCE_MARKS = "。！？!?\n"
CLAUSE_MARKS = f"，,；;：:】{SENTENCE_MARKS}"
SENTENCE_END = re.compile(f"[{SENTENCE_MARKS}]")
CLAUSE_END = re.compile(f"[{CLAUSE_MARKS}]")


def last_of(marks: str, text: str, start: int, end: int) -> int:
    """Where the last of some marks stands in `text[start:end]`, -1 where there is none."""
    last = -1
    for mark in marks:
        last = max(last, text.rfind(mark, start, end))
    return last
