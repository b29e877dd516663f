"""Records of crawlers and corpora become articles, whatever file they were kept in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from flows.pages.articles import dated, make_article
from flows.pages.bylines import find_inline, read_byline, read_signature
from flows.pages.columns import Columns, find_values
from flows.pages.decode import find_control
from flows.pages.markup import find_printed
from flows.pages.nesting import refuse_deep
from flows.pages.origin import Origin, amend
from flows.pages.page import Article, Page, PageError
from flows.pages.stories import Story, is_brief
from flows.pages.tags import BLOCKS, as_markup, find_tags, unescaped

_MOST_NAMED = 12  # columns that an error names


def make_page_of(media_type: str, records: Iterable[tuple[str, object]], origin: Origin) -> Page:
    """The articles of records, each with the words that say where it stands (`line 3`).

    A record that is none, or is a PageError met in reading it, is named in `Page.errors` and loses no other. Raises
    PageError where no record is an article.
    """
    articles: list[Article] = []
    errors: list[str] = []
    for where, record in records:
        try:
            articles.append(replace(_article(record, origin), position=len(articles)))
        except PageError as wrong:
            errors.append(f"{where}: {wrong}")
    if not articles:
        raise PageError(errors[0] if errors else "no article in it; remove the file or fetch it again")
    return Page(media_type, tuple(articles), origin.publication, origin.issue_date, tuple(errors))


def _article(record: object, origin: Origin) -> Article:
    if isinstance(record, PageError):
        raise record
    if not isinstance(record, dict):
        raise PageError("no JSON object; write one article as {…} a line")
    columns = origin.columns
    origin = amend(origin, {key: _text(record, columns, key) for key in ("publication", "issue_date", "home", "page")})
    kicker, title, subtitle = (" ".join(_lines(record, columns, part)) for part in ("kicker", "title", "subtitle"))
    story = Story([kicker] if kicker else [], title or None, [subtitle] if subtitle else [])
    story.byline = read_signature(_text(record, columns, "byline") or "")
    _fill(story, _lines(record, columns, "text"))
    if not story.text:
        raise PageError(_nothing(record, columns))
    return make_article(story, dated(origin, story.text), source_id=_text(record, columns, "id"))


def _nothing(record: dict[object, object], columns: Columns) -> str:
    if columns.paths or not any(str(value).strip() for value in record.values() if value is not None):
        return "neither title nor text; give the article a `text`"
    named = ", ".join(" ".join(str(name).split())[:30] for name in [*record][:_MOST_NAMED])
    return f"neither title nor text; say in columns.toml which of its columns they are ({named})"


def _fill(story: Story, lines: list[str]) -> None:
    """Paragraphs and persons; left out are lines that hold only a byline, and a headline that the text repeats."""
    byline = []
    for line in lines:
        alone = read_byline(line)
        byline += alone.persons if alone else find_inline(line)
        if alone is None:
            story.paragraphs.append(line)
    headline = [*story.kicker, story.title, *story.subtitle]
    while story.paragraphs and story.paragraphs[0] in headline:
        headline.remove(story.paragraphs.pop(0))
    signed = {person.name for person in byline}
    story.byline = list(dict.fromkeys([*(one for one in story.byline if one.name not in signed), *byline]))
    story.genre = "brief" if is_brief(story.paragraphs) else "report"


def _lines(record: dict[object, object], columns: Columns, part: str) -> list[str]:
    text = _text(record, columns, part) or ""
    return [stripped for line in find_text(text) if (stripped := line.strip())]


def find_text(text: str) -> list[str]:
    """The lines of a field, its markup left out where it holds some."""
    tags = find_tags(text)
    if not tags:
        return unescaped(text).splitlines()
    lines = [as_markup(text, tags)]
    if not any(tag.name in BLOCKS for tag in tags):
        lines = lines[0].splitlines()
    return _printed("<br>".join(lines))


def _printed(markup: str) -> list[str]:
    refuse_deep(markup)
    body = LexborHTMLParser(markup).body
    return [line.text for line in find_printed(body)] if body else []


def _text(record: dict[object, object], columns: Columns, part: str) -> str | None:
    """A field's text, that of several columns joined by line ends; None where it is missing, null or blank."""
    found = [_string(path, value) for path in columns.of(part) for value in find_values(record, path)]
    return "\n".join(text for text in found if text) or columns.constant.get(part)


def _string(key: str, value: object) -> str | None:
    """A value as text; numbers and dates are taken as written."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise PageError(f"`{key}` is no text; write it in quotes")
    broken = find_control(str(value))
    if broken is not None:
        raise PageError(f"`{key}` holds the control character {broken}; remove it")
    return str(value).strip() or None
