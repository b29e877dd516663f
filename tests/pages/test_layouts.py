"""Every file of layouts/ is a small page and, below a line of `=`, the articles that it gives."""

from pathlib import Path

import pytest

from flows.pages.markdown import read_markdown
from flows.pages.origin import Origin
from flows.pages.page import Article

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


def shown(article: Article) -> str:
    """An article as the case files write it."""
    kickers, subtitles = (part.split("\n") if part else [] for part in (article.kicker, article.subtitle))
    headline = [*kickers, *([article.title] if article.title else []), *subtitles]
    body = article.text.split("\n")[len(headline) :]
    assert article.text == "\n".join([*headline, *body])
    lines = [article.genre]
    lines += [f"kicker: {line}" for line in kickers]
    lines += [f"title: {article.title}"] if article.title else []
    lines += [f"subtitle: {line}" for line in subtitles]
    lines += (
        ["byline: " + ", ".join(f"{person.role} {person.name}" for person in article.byline)] if article.byline else []
    )
    return "\n".join(lines + [f"text: {line}" for line in body])


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_is_read_as_its_file_says(path: Path) -> None:
    page, wanted = path.read_text(encoding="utf-8").split("==========\n")
    articles = read_markdown(page.encode(), Origin()).articles
    assert "\n\n".join(map(shown, articles)) == wanted.rstrip("\n")
