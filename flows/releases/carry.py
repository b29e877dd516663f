"""Rows of documents that are not read again, taken from the release before and put as a shard would leave them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from flows.releases.standing import Standing
from flows.releases.store import ReleaseError
from flows.tables.quarantine import empty_table
from schemas import TABLES
from schemas.rules import types_of

_SPANS = ("mentions", "claims")


@dataclass(frozen=True)
class Carried:
    """What the release before holds of the documents at `paths`."""

    before: Standing
    paths: Collection[str]

    @cached_property
    def articles(self) -> pl.DataFrame:
        """The articles of the carried documents, as `Standing.articles` has them."""
        return self.before.articles.filter(self._is_carried("path"))

    def rows(self, name: str, month: str) -> pl.DataFrame:
        """The carried rows of a table in one month, with AT."""
        stood = self.before.scan(name, [month]).collect() if self.paths else empty_table(name)
        if name in ("documents", "rejected"):
            publication = "publication" if name == "documents" else pl.lit(None, pl.String)
            placed = stood.filter(self._is_carried("path")).with_columns(
                at_publication=publication, at_path="path", at_position=None, at_start=None
            )
        else:
            at = self.articles.select("article_id", "at_publication", "at_path", "at_position")
            start = pl.col("start") if name in _SPANS else pl.lit(None)
            placed = stood.join(at, on="article_id", how="inner", maintain_order="left").with_columns(at_start=start)
        return _fit(name, placed) if placed.height else empty_table(name)

    def months_left(self, name: str) -> set[str]:
        """The months in which rows of documents stood that are not carried."""
        if name == "rejected":
            months = self.before.months_of_rejected.filter(~self._is_carried("path"))
        else:
            index = self.before.documents if name == "documents" else self.before.articles
            months = index.filter(~self._is_carried("path"))
        return set(months["issue_month"])

    def _is_carried(self, column: str) -> pl.Expr:
        return pl.col(column).is_in(pl.Series(list(self.paths), dtype=pl.String).implode())


def _fit(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that an older contract wrote, with nothing in the columns that have come since.

    Raises ReleaseError where a column that came must hold something: only reading the document can fill it.
    """
    columns = TABLES[name].to_schema().columns
    missing = [column for column in types_of(TABLES[name]) if column not in rows.columns]
    for column in missing:
        if not columns[column].nullable:
            raise ReleaseError(
                f"{name} of the release before has no {column}, so documents that left raw/ cannot be kept; "
                "put them back, or build without --keep"
            )
    full = rows.with_columns(pl.lit(None).alias(column) for column in missing)
    return full.select(pl.col(column).cast(dtype) for column, dtype in empty_table(name).schema.items())
