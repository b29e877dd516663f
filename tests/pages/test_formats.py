"""One page as Markdown, HTML in GBK, PDF and scan: the same articles, and the same claims."""

import re
import subprocess
import sys
from html import escape
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.origin import Origin
from flows.pages.page import Article
from flows.pages.pdf import read_pdf
from flows.pages.read import make_page
from flows.pages.scan import read_scan
from tests.pages.press import Sheet, as_pdf
from tests.pages.test_printed import FRAMED, MILL, Told, framed, mill

PRINTED = Path(__file__).parent / "printed"
ROOT = Path("/raw")
ISSUE = ROOT / "石桥日报/2025-06-10"
DPI = 150
FIGURE = re.compile(r"\d[\d.]*")


def articles_of(raw: bytes, name: str) -> tuple[Article, ...]:
    return make_page(raw, ISSUE / name, ROOT).articles


def from_markdown() -> tuple[Article, ...]:
    return articles_of((PRINTED / "page.md").read_bytes(), "02版.md")


def as_content_page(article: Article) -> bytes:
    """An article as a digital newspaper serves it."""
    headline = [*(article.kicker or "").split("\n"), article.title, *(article.subtitle or "").split("\n")]
    body = article.text.split("\n")[sum(map(bool, headline)) :]
    paragraphs = "\n".join(f"<P>　　{escape(line)}</P>" for line in body)
    kicker, subtitle = article.kicker or "", article.subtitle or ""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table><tr>
<td>第02版：要闻</td></tr><tr><td><founder-introtitle>{kicker}</founder-introtitle></td></tr><tr><td>
<founder-title>{article.title}</founder-title></td></tr><tr><td><founder-subtitle>{subtitle}</founder-subtitle>
</td></tr><tr><td><founder-content>{paragraphs}</founder-content></td></tr></table></body></html>""".encode("gbk")


def scan_of(printed: Path | bytes = PRINTED / "page.pdf", height: int | None = None) -> bytes:
    """A page as a scanner gives it, or the top of it."""
    with pypdfium2.PdfDocument(printed) as document:
        image = document[0].render(scale=DPI / 72).to_pil().convert("L")
    kept = BytesIO()
    image.crop((0, 0, image.width, height or image.height)).save(kept, "PNG", dpi=(DPI, DPI))
    return kept.getvalue()


def claims_of(articles: tuple[Article, ...]) -> list[tuple[object, ...]]:
    """What the claims say, without where: recognition loses blanks."""
    claims = [
        claim for article in articles for claim in make_claims(article, find_mentions(article.text, article.issue_date))
    ]
    return [
        (c.mention.quote, c.change.kind, c.quantity, c.indicator, c.subject, c.place, c.period, c.basis, c.modality)
        for c in claims
    ]


def test_html_in_gbk_gives_the_articles_of_the_markdown() -> None:
    wanted = from_markdown()
    pages = [articles_of(as_content_page(article), f"article-{n}.htm") for n, article in enumerate(wanted)]
    assert tuple(article for page in pages for article in page) == tuple(
        Article(**{name: getattr(article, name) for name in article.__slots__} | {"position": 0}) for article in wanted
    )


def test_a_pdf_of_three_columns_gives_the_articles_of_the_markdown() -> None:
    assert articles_of((PRINTED / "page.pdf").read_bytes(), "02版.pdf") == from_markdown()


@pytest.mark.slow
def test_a_scan_gives_the_articles_and_claims_of_the_markdown_but_for_what_recognition_loses() -> None:
    wanted, read = from_markdown(), articles_of(scan_of(), "02版.png")
    assert [article.title for article in read] == [article.title for article in wanted]
    assert {article.text_source for article in read} == {"ocr"}
    assert [article.byline for article in read] == [article.byline for article in wanted]
    figures, scanned = ([FIGURE.findall(article.text) for article in articles] for articles in (wanted, read))
    right = sum(
        sum(a == b for a, b in zip(one, other, strict=False)) for one, other in zip(figures, scanned, strict=True)
    )
    assert right >= 0.98 * sum(map(len, figures)) > 40
    assert len(set(claims_of(read)) & set(claims_of(wanted))) >= 0.98 * len(claims_of(wanted))


@pytest.mark.slow
@pytest.mark.parametrize(("sheet", "wanted"), [(mill(), MILL), (framed(Sheet.frame), FRAMED)])
def test_a_scan_tells_stories_apart_that_interlock_or_stand_in_a_frame(sheet: Sheet, wanted: list[Told]) -> None:
    read = read_scan(scan_of(as_pdf(sheet)), Origin()).articles
    assert [(article.title, FIGURE.findall(article.text)) for article in read] == [
        (title, FIGURE.findall(text)) for title, text in wanted
    ]


@pytest.mark.slow
def test_a_picture_is_recognised_alike_in_every_process() -> None:
    raw = scan_of(height=560)
    code = (
        "import sys; from flows.pages.scan import read_scan; from flows.pages.origin import Origin;"
        "print(read_scan(sys.stdin.buffer.read(), Origin()).articles)"
    )
    told = subprocess.run([sys.executable, "-c", code], input=raw, capture_output=True, check=True)
    assert told.stdout.decode().strip() == str(read_scan(raw, Origin()).articles)


@pytest.mark.slow
def test_a_pdf_of_pictures_is_recognised() -> None:
    kept = BytesIO()
    Image.open(BytesIO(scan_of(height=560))).save(kept, "PDF", resolution=DPI)
    article, *_ = read_pdf(kept.getvalue(), Origin()).articles
    assert (article.title, article.text_source) == ("石桥县前5个月经济运行平稳向好", "ocr")
