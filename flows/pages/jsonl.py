"""JSON Lines: one article a line, as crawlers and corpora hold them."""

import json
from dataclasses import replace

from flows.pages.bylines import find_inline, read_byline
from flows.pages.decode import decode, find_control
from flows.pages.issue_dates import infer_issue_date
from flows.pages.origin import Origin, amend
from flows.pages.page import Article, Page, PageError, Person
from flows.pages.stories import is_brief


def read_jsonl(raw: bytes, origin: Origin) -> Page:
    """The articles of the lines that hold one; every other line is named in `Page.errors`."""
    articles: list[Article] = []
    errors: list[str] = []
    for number, line in enumerate(decode(raw).split("\n"), start=1):
        if line.strip():
            try:
                articles.append(replace(_article(line, origin), position=len(articles)))
            except PageError as wrong:
                errors.append(f"line {number}: {wrong}")
    if not articles:
        raise PageError(errors[0] if errors else "no article in it; remove the file or fetch it again")
    return Page("application/jsonl", tuple(articles), origin.publication, origin.issue_date, tuple(errors))


def _article(line: str, origin: Origin) -> Article:
    record = _record(line)
    title = _string(record, "title")
    origin = amend(origin, {key: _string(record, key) for key in ("publication", "issue_date", "home")})
    paragraphs, byline = _body(_string(record, "text") or "", title)
    text = "\n".join([title, *paragraphs] if title else paragraphs)
    if not text:
        raise PageError("neither title nor text; give the article a `text`")
    if origin.issue_date is None:
        day = infer_issue_date(text)
        origin = replace(origin, issue_date=day, issue_date_source="inferred" if day else None)
    return Article(
        text=text,
        title=title,
        byline=tuple(dict.fromkeys(byline)),
        genre="brief" if is_brief(paragraphs) else "report",
        source_id=_string(record, "id"),
        publication=origin.publication,
        issue_date=origin.issue_date,
        issue_date_source=origin.issue_date_source,
        page=origin.page,
        home=origin.home,
    )


def _record(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as wrong:
        reason = wrong.msg if isinstance(wrong, json.JSONDecodeError) else "nested too deep or a number too long"
        raise PageError(f"no JSON ({reason}); mend or remove the line") from wrong
    if not isinstance(record, dict):
        raise PageError("no JSON object; write one article as {…} a line")
    return record


def _string(record: dict[str, object], key: str) -> str | None:
    """A field's text; None where it is missing, null or blank. Numbers are taken as written."""
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise PageError(f"`{key}` is no text; write it in quotes")
    broken = find_control(str(value))
    if broken is not None:
        raise PageError(f"`{key}` holds the control character {broken}; remove it")
    return str(value).strip() or None


def _body(text: str, title: str | None) -> tuple[list[str], list[Person]]:
    """Paragraphs and persons; left out are lines that hold only a byline, and the title where the text repeats it."""
    paragraphs: list[str] = []
    byline: list[Person] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        alone = read_byline(line)
        byline += alone.persons if alone else find_inline(line)
        if alone is None:
            paragraphs.append(line)
    if paragraphs and paragraphs[0] == title:
        del paragraphs[0]
    return paragraphs, byline
