"""How announcements of the gross domestic product are read, from text to claim.

A column of `tests/cases/gdp.tsv` lists what is accepted, `|` between; an empty one of them accepts none, `*` anything.
"""

from datetime import date

import pytest

from flows.claims.claim import Claim
from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article
from tests.claims.said import read_cases

FIELDS = (
    "kind", "value", "unit", "period_start", "period_end", "indicator", "subject", "basis", "modality",
    "place", "attribution",
)  # fmt: skip


def read_claim(case: dict[str, str]) -> Claim:
    """The claim of the marked number of a case, in an article of its day and home."""
    marked = case["text"].replace("\\n", "\n")
    start, end = marked.index("【"), marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    issue = date.fromisoformat(case["issue_date"])
    title = text.partition("\n")[0] if "\n" in text else None
    article = Article(text=text, title=title, home=case["home"], issue_date=issue)
    claims = make_claims(article, find_mentions(text, issue))
    return next(claim for claim in claims if (claim.mention.start, claim.mention.end) == (start, end))


def read_fields(claim: Claim) -> dict[str, str]:
    """The columns of a claim as the cases print them."""
    value = claim.quantity.value
    found = {
        "kind": claim.change.kind,
        "value": value if value is None else f"{float(value):.15g}",
        "unit": claim.quantity.unit,
        "period_start": claim.period.start,
        "period_end": claim.period.end,
        "indicator": claim.indicator,
        "subject": claim.subject,
        "basis": claim.basis and claim.basis.code,
        "modality": claim.modality,
        "place": claim.place,
        "attribution": claim.attribution,
    }
    return {field: "" if said is None else str(said) for field, said in found.items()}


def is_accepted(found: str, field: str, expected: str) -> bool:
    accepted = expected.split("|")
    if field == "value" and found and expected:
        return float(found) == float(expected)
    return "*" in accepted or found in accepted


@pytest.mark.parametrize("case", read_cases("gdp"), ids=lambda case: case["text"])
def test_an_announcement_is_read_in_every_field(case: dict[str, str]) -> None:
    found = read_fields(read_claim(case))
    wrong = {
        field: (found[field], case[field]) for field in FIELDS if not is_accepted(found[field], field, case[field])
    }
    assert not wrong
