"""Documents as read become the validated tables of one shard."""

from collections.abc import Sequence

import polars as pl

from flows.facts.identify import fact_ids
from flows.tables.beside import beside_articles, beside_documents, beside_mentions, beside_rows, beside_wholes
from flows.tables.columns import article_columns, claim_columns, document_columns, mention_columns, place_articles
from flows.tables.quarantine import frame_of, part
from flows.tables.records import ReadDocument
from schemas.articles import PlacedArticles
from schemas.claims import PlacedClaims
from schemas.documents import CountedDocuments, Documents
from schemas.mentions import PlacedMentions
from schemas.rules import types_of


def tabulate(documents: Sequence[ReadDocument]) -> dict[str, pl.DataFrame]:
    """The tables of some documents, checked row by row, and `rejected` with the rows that broke a rule.

    Each frame has the columns of its schema, then AT. What hangs on a rejected row is rejected with it: the articles
    of a document, the mentions and claims of an article, the claims that are parts of a claim.
    """
    ordered = sorted(documents, key=lambda document: document.path)
    placed = place_articles(ordered)
    files, lost_files = part("documents", frame_of("documents", document_columns(ordered)), Documents)
    raw = beside_documents(frame_of("articles", article_columns(placed)), files)
    articles, lost_articles = part("articles", raw, PlacedArticles)
    raw = beside_articles(frame_of("mentions", mention_columns(placed)), articles)
    mentions, lost_mentions = part("mentions", raw, PlacedMentions)
    raw = frame_of("claims", claim_columns(placed))
    claims, lost_claims = part_claims(raw.with_columns(fact_ids(raw)), articles, mentions)
    tables = {"articles": articles, "mentions": mentions, "claims": claims}
    rejected = pl.concat([lost_files, lost_articles, lost_mentions, lost_claims])
    return {"documents": count_rows(files, tables), **tables, "rejected": rejected}


def part_claims(
    claims: pl.DataFrame, articles: pl.DataFrame, mentions: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The claims that keep every rule, and the others as rows of `rejected`: round after round while wholes go."""
    losses = []
    while True:
        beside = beside_wholes(beside_mentions(beside_articles(claims, articles), mentions))
        claims, lost = part("claims", beside, PlacedClaims)
        losses.append(lost)
        if lost.is_empty():
            return claims, pl.concat(losses)


def count_rows(documents: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The documents with the counts of the rows that come from them. Raises SchemaErrors where they cannot be right."""
    beside = beside_rows(documents, tables).with_columns(pl.col(f"found_{name}").alias(name) for name in tables)
    CountedDocuments.validate(beside.select(list(types_of(CountedDocuments))), lazy=True)
    return beside.select(documents.columns)
