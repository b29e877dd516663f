"""What has to hold for any bytes under any name."""

from pathlib import Path

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.apart import MistakeError
from flows.pages.page import Page, PageError
from flows.pages.read import make_page

ROOT = Path("/pages")


def check_bytes(raw: bytes, suffix: str) -> Page | None:
    """The page, or None where the bytes were refused in one sentence. Raises AssertionError or what nobody foresaw."""
    path = ROOT / "河湾日报" / "2025-06-04" / f"01{suffix}"
    try:
        page = make_page(raw, path, ROOT)
    except MistakeError:
        raise
    except PageError as refused:
        said = str(refused)
        assert said.startswith(f"{path}: ")
        assert 20 < len(said) < 1000
        return None
    for article in page.articles:
        assert article.text
        mentions = find_mentions(article.text, article.issue_date)
        assert all(article.text[mention.start : mention.end] == mention.quote for mention in mentions)
        claims = make_claims(article, mentions)
        assert {claim.mention for claim in claims} <= set(mentions)
    return page
