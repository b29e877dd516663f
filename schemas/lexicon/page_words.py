"""Lexicons of pages: where a template keeps the parts of an article."""

import pandera.polars as pa

from schemas.lexicon.word import Word


class TemplateWord(Word):
    """Where the page templates of digital newspapers keep a part of an article."""

    within: str = pa.Field(description="the element around it; empty where any will do")
    part: str = pa.Field(
        isin=["body", "title", "kicker", "subtitle", "byline", "issue_date", "page", "publication", "source_id"],
        description="the part of the article that it holds",
    )
