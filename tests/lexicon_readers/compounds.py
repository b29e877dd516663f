"""A compound's example is a sentence; it reads as the indicators of the series that shares it out."""

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article


def read(example: str) -> str:
    claims = make_claims(Article(text=example), find_mentions(example, None))
    return " ".join(str(claim.indicator) for claim in claims)
