"""The records that tables are made from: what became of one raw file."""

from dataclasses import dataclass

from flows.claims.claim import Claim
from flows.mentions.mention import Mention
from flows.pages.page import Article, Page


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with its mentions and claims, both in reading order."""

    article: Article
    mentions: list[Mention]
    claims: list[Claim]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One raw file as read, or `error` and no page where it could not be.

    `path` is relative to the raw root, with forward slashes, and no two documents of a build share one. `sha256` is
    `identity.digest_of` the raw bytes, `size` their number; `beside_sha256` is that of what stands beside the file.
    """

    path: str
    sha256: str
    size: int
    page: Page | None
    articles: tuple[ReadArticle, ...] = ()
    error: str | None = None
    beside_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An article under its ids, with the path and the rank within it that order a release."""

    article_id: str
    document_id: str
    path: str
    rank: int
    read: ReadArticle
