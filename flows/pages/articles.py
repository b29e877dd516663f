"""Stories become articles: what the page, or the story itself, says of its origin is written on each."""

from dataclasses import replace

from flows.pages.issue_dates import infer_issue_date
from flows.pages.origin import Origin
from flows.pages.page import Article
from flows.pages.stories import Story


def dated(origin: Origin, text: str) -> Origin:
    """`origin` with a day of issue: the one it has, else the one inferred from `text`, else none."""
    if origin.issue_date is not None:
        return origin
    day = infer_issue_date(text)
    return replace(origin, issue_date=day, issue_date_source="inferred" if day else None)


def make_article(story: Story, origin: Origin, position: int = 0, source_id: str | None = None) -> Article:
    """One story as an article of its page."""
    return Article(
        text=story.text,
        title=story.title,
        kicker="\n".join(story.kicker) or None,
        subtitle="\n".join(story.subtitle) or None,
        byline=tuple(story.byline),
        genre=story.genre,
        source_id=source_id,
        publication=origin.publication,
        issue_date=origin.issue_date,
        issue_date_source=origin.issue_date_source,
        page=origin.page,
        position=position,
        home=origin.home,
    )
