"""The tables of a release, a month at a time, so that a release of any size fits in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from flows.releases.files import scan_parquet
from flows.releases.standing import scan_table

Row = dict[str, Any]


class ReportError(RuntimeError):
    """What was asked for cannot be shown; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An article with its mentions and, by their spans, its claims."""

    article: Row
    mentions: list[Row]
    claims: dict[tuple[int, int], Row]


def holds(release: Path, table: str) -> bool:
    """Whether a release has a table: older ones lack the younger tables."""
    return any((release / table).rglob("*.parquet"))


def read_articles(release: Path) -> Iterator[Printed]:
    """Every article of a release in its order. Raises ReleaseError where it holds no articles."""
    scan_table(release, "articles")
    for month in sorted((release / "articles").iterdir()):
        mentions, claims = (_by_article(release / name / month.name) for name in ("mentions", "claims"))
        for article in _read(month).iter_rows(named=True):
            key = (article["article_id"],)
            own = {(claim["start"], claim["end"]): claim for claim in _rows(claims, key)}
            yield Printed(article, _rows(mentions, key), own)


def _read(month: Path) -> pl.DataFrame:
    """The rows of a table in one month: each table cuts a month into files in its own way."""
    return scan_parquet(sorted(month.glob("*.parquet"))).collect()


def _by_article(month: Path) -> dict[tuple[Any, ...], pl.DataFrame]:
    return _read(month).sort("start").partition_by("article_id", as_dict=True) if month.exists() else {}


def _rows(frames: dict[tuple[Any, ...], pl.DataFrame], key: tuple[Any, ...]) -> list[Row]:
    return frames[key].to_dicts() if key in frames else []
