"""What has to hold for any bytes under any name."""

from pathlib import Path

from flows.pages.apart import MistakeError
from flows.pages.beside import Beside, Note
from flows.pages.columns import MAPPING
from flows.pages.origin import BESIDE
from flows.pages.page import Page, PageError
from flows.pages.read import make_page
from flows.shards import _read_article

ROOT = Path("/pages")
RECORD = '[{"title": "春耕", "text": "备好种子1200吨。"}]'.encode()
DUMP = (
    '{"data": {"list": [{"guid": 7, "lead": ["春耕", {"html": "<p>种子1200吨。</p>"}], "day": "2025-06-04"}]}}'.encode()
)


def check_bytes(raw: bytes, suffix: str) -> Page | None:
    """The page, or None where the bytes were refused in one sentence. Raises AssertionError or what nobody foresaw.

    Bytes of what stands beside a page (MAPPING, BESIDE) are tried with a page beside them.
    """
    path, raw, beside = ROOT / "河湾日报" / "2025-06-04" / f"01{suffix}", *_beside(raw, suffix)
    if beside != Beside():
        path = path.with_name("01.json")
    try:
        page = make_page(raw, path, ROOT, beside)
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


def _beside(raw: bytes, suffix: str) -> tuple[bytes, Beside]:
    """A page and what stands beside it, whichever of them is to be tried."""
    if suffix == MAPPING:
        return DUMP, Beside(mapping=Note(suffix, raw))
    return (RECORD, Beside(source=Note(suffix, raw))) if suffix == BESIDE else (raw, Beside())


def is_sentence(said: str) -> bool:
    """Whether an error is one line of a length that somebody reads."""
    return 20 < len(said) < 1000 and len(said.splitlines()) == 1
