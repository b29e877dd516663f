"""Phrases read by the whole path, for the examples of the lexicons."""

from datetime import date

from flows.claims.claim import Claim
from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

_ISSUE = date(2025, 7, 31)


def last_claim(text: str) -> Claim:
    """The last claim of a text printed on 31 July 2025."""
    return make_claims(Article(text=text, issue_date=_ISSUE), find_mentions(text, _ISSUE))[-1]


def amount_of(claim: Claim) -> str:
    """Value and unit: `-5 %`."""
    quantity = claim.quantity
    return f"{'' if quantity.value is None else format(float(quantity.value), 'g')} {quantity.unit}"
