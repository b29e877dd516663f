"""A dependent word's example is a sentence; it reads as the indicator of its last claim."""

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article


def read(example: str) -> str:
    return make_claims(Article(text=example), find_mentions(example, None))[-1].indicator or ""
