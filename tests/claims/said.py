"""Texts whose number is marked like 【8家】, read by the whole path from text to claims."""

import csv
from datetime import date
from pathlib import Path

from flows.claims.claim import Claim
from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

_CASES = Path(__file__).parent.parent / "cases"
_ISSUE = date(2025, 7, 31)


def read_cases(name: str) -> list[dict[str, str]]:
    """The lines of `tests/cases/<name>.tsv`."""
    with (_CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def claim_in(marked: str, home: str | None) -> Claim:
    """The claim of the marked number; `\\n` in the text is a line's end."""
    marked = marked.replace("\\n", "\n")
    start = marked.index("【")
    text = marked.replace("【", "").replace("】", "")
    claims = make_claims(Article(text=text, home=home, issue_date=_ISSUE), find_mentions(text, _ISSUE))
    return next(claim for claim in claims if claim.mention.start == start)
