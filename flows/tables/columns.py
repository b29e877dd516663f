"""Records become columns: one list a column, in the order that the schemas declare."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from flows.claims.claim import Claim
from flows.identity import article_id, claim_id, document_id, mention_id
from flows.mentions.mention import Mention
from flows.mentions.units import dimension_of
from flows.pages.page import Article
from flows.tables.records import Placed, ReadDocument

Columns = dict[str, list[Any]]

AT = ("at_publication", "at_path", "at_position", "at_start")
"""Where a row stands in its release; beside every table until it is published. With the issue date: the sort order."""


def place_articles(documents: Sequence[ReadDocument]) -> list[Placed]:
    """Every article of the documents under its ids."""
    return [placed for document in documents for placed in _place(document)]


def document_columns(documents: Sequence[ReadDocument]) -> Columns:
    """A row a document; its counts are 0 until the other tables are settled."""
    pages = [document.page for document in documents]
    publications = [page and page.publication for page in pages]
    return {
        "document_id": [document_id(document.path, document.sha256) for document in documents],
        "path": [document.path for document in documents],
        "media_type": [page and page.media_type for page in pages],
        "bytes": [document.size for document in documents],
        "sha256": [document.sha256 for document in documents],
        "beside_sha256": [document.beside_sha256 for document in documents],
        "publication": publications,
        "issue_date": [page and page.issue_date for page in pages],
        "articles": [0] * len(documents),
        "mentions": [0] * len(documents),
        "claims": [0] * len(documents),
        "status": [_status_of(document) for document in documents],
        "error": [_error_of(document) for document in documents],
        "at_publication": publications,
        "at_path": [document.path for document in documents],
        "at_position": [None] * len(documents),
        "at_start": [None] * len(documents),
    }


def article_columns(placed: Sequence[Placed]) -> Columns:
    """A row an article."""
    articles = [one.read.article for one in placed]
    return {
        "article_id": [one.article_id for one in placed],
        "document_id": [one.document_id for one in placed],
        "source_id": [article.source_id for article in articles],
        "publication": [article.publication for article in articles],
        "home": [article.home for article in articles],
        "issue_date": [article.issue_date for article in articles],
        "issue_date_source": [article.issue_date_source for article in articles],
        "page": [article.page for article in articles],
        "position": [article.position for article in articles],
        "genre": [article.genre for article in articles],
        "kicker": [article.kicker for article in articles],
        "title": [article.title for article in articles],
        "subtitle": [article.subtitle for article in articles],
        "byline": [[(one.name, one.role) for one in article.byline] for article in articles],
        "text": [article.text for article in articles],
        "text_source": [article.text_source for article in articles],
        "at_publication": [article.publication for article in articles],
        "at_path": [one.path for one in placed],
        "at_position": [one.rank for one in placed],
        "at_start": [None] * len(articles),
    }


def mention_columns(placed: Sequence[Placed]) -> Columns:
    """A row a mention, with its own reading."""
    mentions = [mention for one in placed for mention in one.read.mentions]
    periods = [mention.period for mention in mentions]
    of = [one for one in placed for _ in one.read.mentions]
    return {
        "mention_id": [mention_id(one.article_id, m.start, m.end) for one, m in zip(of, mentions, strict=True)],
        **_span_columns(of, mentions),
        "role": [mention.role for mention in mentions],
        **_quantity_columns(mentions),
        "period_start": [period and period.start for period in periods],
        "period_end": [period and period.end for period in periods],
    }


def claim_columns(placed: Sequence[Placed]) -> Columns:
    """A row a claim; its fact is null until the others are columns."""
    claims = [claim for one in placed for claim in one.read.claims]
    mentions = [claim.mention for claim in claims]
    of = [one for one in placed for _ in one.read.claims]
    return {
        "claim_id": [claim_id(one.article_id, m.start, m.end) for one, m in zip(of, mentions, strict=True)],
        **_span_columns(of, mentions),
        "publication": [one.read.article.publication for one in of],
        "sentence": [claim.sentence for claim in claims],
        "kind": [claim.change.kind for claim in claims],
        **_quantity_columns(claims),
        "dimension": [_dimension_of(claim) for claim in claims],
        "indicator": [claim.indicator for claim in claims],
        "subject": [claim.subject for claim in claims],
        "place": [claim.place for claim in claims],
        "period_start": [claim.period.start for claim in claims],
        "period_end": [claim.period.end for claim in claims],
        "period_text": [claim.period_text for claim in claims],
        "basis": [claim.basis and claim.basis.code for claim in claims],
        "basis_text": [claim.basis and claim.basis.text for claim in claims],
        "modality": [claim.modality for claim in claims],
        "attribution": [claim.attribution for claim in claims],
        "part_of": [_whole_of(one, claim.part_of) for one, claim in zip(of, claims, strict=True)],
        "text_source": [one.read.article.text_source for one in of],
        "fact_id": [None] * len(claims),
    }


def _place(document: ReadDocument) -> Iterator[Placed]:
    """The articles of a document; an article printed twice on a page without ids of its own is counted."""
    place, twins = document_id(document.path, document.sha256), Counter[str]()
    for rank, read in enumerate(document.articles):
        key = _article_id(read.article)
        twin = twins[key] if read.article.source_id is None else 0
        twins[key] += 1
        yield Placed(_article_id(read.article, twin) if twin else key, place, document.path, rank, read)


def _article_id(article: Article, twin: int = 0) -> str:
    """An issue date that was inferred stays out: how well this project infers must not move an id."""
    stated = article.issue_date if article.issue_date_source != "inferred" else None
    return article_id(article.publication, stated, article.page, article.source_id, article.text, twin)


def _status_of(document: ReadDocument) -> str:
    if document.page is None:
        return "failed"
    return "partial" if document.page.errors else "read"


def _error_of(document: ReadDocument) -> str | None:
    if document.page is None:
        return document.error or "unread"
    return "\n".join(document.page.errors) or None


def _span_columns(of: list[Placed], mentions: list[Mention]) -> Columns:
    return {
        "article_id": [one.article_id for one in of],
        "issue_date": [one.read.article.issue_date for one in of],
        "start": [mention.start for mention in mentions],
        "end": [mention.end for mention in mentions],
        "quote": [mention.quote for mention in mentions],
        "at_publication": [one.read.article.publication for one in of],
        "at_path": [one.path for one in of],
        "at_position": [one.rank for one in of],
        "at_start": [mention.start for mention in mentions],
    }


def _quantity_columns(records: Sequence[Mention | Claim]) -> Columns:
    quantities = [record.quantity for record in records]
    return {
        "value": [quantity and _nearest(quantity.value) for quantity in quantities],
        "lower": [quantity and _nearest(quantity.lower) for quantity in quantities],
        "upper": [quantity and _nearest(quantity.upper) for quantity in quantities],
        "qualifier": [quantity and quantity.qualifier for quantity in quantities],
        "unit": [quantity and quantity.unit for quantity in quantities],
        "stated_unit": [quantity and quantity.stated_unit for quantity in quantities],
    }


def _nearest(exact: Fraction | None) -> float | None:
    """The double nearest to an exact value; infinite where no double reaches it."""
    if exact is None:
        return None
    try:
        return float(exact)
    except OverflowError:
        return float("inf") if exact > 0 else float("-inf")


def _dimension_of(claim: Claim) -> str:
    """What the unit measures; a multiple of something counts nothing, though its unit is 1."""
    return "ratio" if claim.change.kind == "ratio" else dimension_of(claim.quantity.unit)


def _whole_of(one: Placed, whole: Mention | None) -> str | None:
    return claim_id(one.article_id, whole.start, whole.end) if whole else None
