"""What the rows of a release say of each other, looked at again: counts, ids, keys and quotes."""

from collections.abc import Callable, Iterator
from typing import Any

import polars as pl

from flows.identity import article_id, claim_id, document_id, mention_id
from flows.releases.content import COUNTED
from flows.releases.contract import read_contract, type_in_words
from flows.releases.manifest import COUNTS
from flows.releases.standing import Standing
from schemas import TABLES

KEYS = (
    ("articles", "document_id", "documents", "document_id"),
    ("mentions", "article_id", "articles", "article_id"),
    ("claims", "article_id", "articles", "article_id"),
    ("claims", "part_of", "claims", "claim_id"),
)
_MOST_TWINS = 100
Found = Iterator[tuple[str, str]]


def check_rows(release: Standing) -> Found:
    """Where and what is wrong, check by check."""
    for check in CHECKS:
        yield from check(release)


def check_columns(release: Standing) -> Found:
    """The files have the columns that their contract says."""
    for name, table in read_contract(release.manifest["contract_version"])["tables"].items():
        said = {column: declared["type"] for column, declared in table["columns"].items()}
        found = {column: type_in_words(dtype) for column, dtype in release.scan(name).collect_schema().items()}
        for column in sorted(said.keys() | found.keys()):
            if said.get(column) != found.get(column):
                yield name, f"has {column} as {found.get(column)}; its contract says {said.get(column)}"


def check_counts(release: Standing) -> Found:
    """The manifest counts the rows that are there."""
    counts = release.manifest["counts"]
    for name in TABLES:
        rows = release.scan(name).select(pl.len()).collect().item()
        if rows != counts["rows"].get(name):
            yield name, f"has {rows:,} rows; the manifest counts {counts['rows'].get(name)}"
    for count, name in COUNTS.items():
        by = COUNTED[name].cast(pl.String).alias("by")
        found = dict(release.scan(name).group_by(by).len().collect().iter_rows())
        if found != counts[count]:
            yield name, f"has {count} {found}; the manifest counts {counts[count]}"


def check_documents(release: Standing) -> Found:
    """Each document counts the rows that come from it."""
    at = release.articles.select("article_id", "path")
    documents = release.scan("documents").select("path", "articles", "mentions", "claims").collect()
    for name in ("articles", "mentions", "claims"):
        of = release.scan(name).select("article_id").collect().join(at, on="article_id", how="left")
        counted = documents.join(of.group_by("path").len(), on="path", how="left")
        wrong = counted.filter(pl.col(name) != pl.col("len").fill_null(0))
        yield from _say("documents", wrong["path"], f"do not count their {name}")


def check_keys(release: Standing) -> Found:
    """What a row points at is there."""
    for name, column, target, key in KEYS:
        keys = release.scan(target).select(key)
        lost = release.scan(name).drop_nulls(column).join(keys, left_on=column, right_on=key, how="anti")
        yield from _say(name, lost.select(pl.first()).collect().to_series(), f"have a {column} that {target} lacks")


def check_mentions_of_claims(release: Standing) -> Found:
    """A claim stands on a mention in the role of a claim."""
    span = ["article_id", "start", "end"]
    mentions = release.scan("mentions").filter(pl.col("role") == "claim").select(span)
    lost = release.scan("claims").join(mentions, on=span, how="anti").select("claim_id").collect()
    yield from _say("claims", lost["claim_id"], "have no mention with their span in the role of a claim")


def check_ids(release: Standing) -> Found:
    """An id stands once and is the hash of what it identifies."""
    for name, (columns, is_id) in _HASHES.items():
        rows = release.scan(name).select(pl.first(), *columns).collect()
        ids = rows.to_series()
        yield from _say(name, ids.filter(ids.is_duplicated()), "stand more than once")
        right = [is_id(*row) for row in rows.iter_rows()]
        yield from _say(name, ids.filter(~pl.Series(right, dtype=pl.Boolean)), "have an id that is not their hash")


def check_quotes(release: Standing) -> Found:
    """A quote is what the article's text holds from start to end. One month of a table in memory at a time."""
    for month in sorted(set(release.articles["issue_month"])):
        texts = dict(release.scan("articles", [month]).select("article_id", "text").collect().iter_rows())
        for name in ("mentions", "claims"):
            rows = release.scan(name, [month]).select(pl.first(), "article_id", "start", "end", "quote").collect()
            wrong = [key for key, at, start, end, quote in rows.iter_rows() if texts.get(at, "")[start:end] != quote]
            yield from _say(f"{name} of {month}", pl.Series(wrong, dtype=pl.String), "quote what the text does not say")


def _is_document_id(known: str, path: str, digest: str) -> bool:
    return known == document_id(path, digest)


def _is_article_id(known: str, *stated: Any) -> bool:
    """Equal articles of one page are counted, so the id is that of the first, the second …"""
    publication, issued, source, page, source_id, text = stated
    day = issued if source != "inferred" else None
    return any(known == article_id(publication, day, page, source_id, text, twin) for twin in range(_MOST_TWINS))


def _is_mention_id(known: str, article: str, start: int, end: int) -> bool:
    return known == mention_id(article, start, end)


def _is_claim_id(known: str, article: str, start: int, end: int) -> bool:
    return known == claim_id(article, start, end)


def _say(where: str, ids: pl.Series, what: str) -> Found:
    """How many rows, and which is the first."""
    if ids.len():
        yield where, f"{ids.len():,} rows {what}, first {ids.sort()[0]}"


_SPAN = ("article_id", "start", "end")
_HASHES: dict[str, tuple[tuple[str, ...], Callable[..., bool]]] = {
    "documents": (("path", "sha256"), _is_document_id),
    "articles": (("publication", "issue_date", "issue_date_source", "page", "source_id", "text"), _is_article_id),
    "mentions": (_SPAN, _is_mention_id),
    "claims": (_SPAN, _is_claim_id),
}
CHECKS: tuple[Callable[[Standing], Found], ...] = (
    *(check_columns, check_counts, check_documents, check_keys, check_mentions_of_claims),
    *(check_ids, check_quotes),
)
