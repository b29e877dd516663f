"""The home area of an article's publication."""

from flows.pages.page import Article


def home_of(article: Article) -> str | None:
    """The six-digit code: the source's own, else the lexicon of papers, else the name, else 我市 or 我县."""
    return article.home
