"""Text or Markdown as a page parser writes it: headings, kickers above them, paragraphs, bylines, captions."""

from flows.pages.articles import dated, make_article
from flows.pages.decode import decode
from flows.pages.lines import find_lines
from flows.pages.origin import Origin, amend, split_front_matter
from flows.pages.page import Page, PageError
from flows.pages.stories import find_stories


def read_markdown(raw: bytes, origin: Origin) -> Page:
    """The page's articles; a day of issue that nobody states is inferred from its text."""
    stated, body = split_front_matter(decode(raw))
    origin = amend(origin, stated)
    origin = dated(origin, body)
    stories = find_stories(find_lines(body))
    if not stories:
        raise PageError("no text in it; remove the file or fetch the page again")
    articles = tuple(make_article(story, origin, position) for position, story in enumerate(stories))
    return Page("text/markdown", articles, origin.publication, origin.issue_date)
