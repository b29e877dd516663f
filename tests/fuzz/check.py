"""What has to hold for any bytes under any name."""

from pathlib import Path

from flows.pages.apart import MistakeError
from flows.pages.page import Page, PageError
from flows.pages.read import make_page
from flows.shards import _read_article

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
        assert is_sentence(said)
        return None
    assert all(map(is_sentence, page.errors))
    for article in page.articles:
        assert article.text
        read, stumbled = _read_article(article)
        assert stumbled is None, stumbled
        assert all(article.text[mention.start : mention.end] == mention.quote for mention in read.mentions)
        assert {claim.mention for claim in read.claims} <= set(read.mentions)
    return page


def is_sentence(said: str) -> bool:
    """Whether an error is one line of a length that somebody reads."""
    return 20 < len(said) < 1000 and len(said.splitlines()) == 1
