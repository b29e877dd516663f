"""Text or Markdown as a page parser writes it: headings, kickers above them, paragraphs, bylines, captions."""

from dataclasses import replace

from flows.pages.decode import decode
from flows.pages.issue_dates import infer_issue_date
from flows.pages.lines import find_lines
from flows.pages.origin import Origin, amend, split_front_matter
from flows.pages.page import Article, Page, PageError
from flows.pages.stories import Story, find_stories


def read_markdown(raw: bytes, origin: Origin) -> Page:
    """The page's articles; a day of issue that nobody states is inferred from its text."""
    stated, body = split_front_matter(decode(raw))
    origin = amend(origin, stated)
    if origin.issue_date is None:
        day = infer_issue_date(body)
        origin = replace(origin, issue_date=day, issue_date_source="inferred" if day else None)
    stories = find_stories(find_lines(body))
    if not stories:
        raise PageError("no text in it; remove the file or fetch the page again")
    articles = tuple(_article(story, origin, position) for position, story in enumerate(stories))
    return Page("text/markdown", articles, origin.publication, origin.issue_date)


def _article(story: Story, origin: Origin, position: int) -> Article:
    return Article(
        text=story.text,
        title=story.title,
        kicker="\n".join(story.kicker) or None,
        subtitle="\n".join(story.subtitle) or None,
        byline=tuple(story.byline),
        genre=story.genre,
        publication=origin.publication,
        issue_date=origin.issue_date,
        issue_date_source=origin.issue_date_source,
        page=origin.page,
        position=position,
        home=origin.home,
    )
