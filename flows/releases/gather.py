"""What the shards left becomes the tables of a release, one month of one table in memory at a time."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from flows.facts.gather import ARTICLE_COLUMNS, CLAIM_COLUMNS
from flows.releases.files import write_table
from flows.releases.staging import read_staged, scan_staged, stage_rows, staged_months
from flows.tables.columns import AT
from flows.tables.gathered import tabulate_facts
from flows.tables.quarantine import reason_of, reject
from schemas import ISSUED
from schemas.articles import Articles
from schemas.claims import PlacedClaims
from schemas.mentions import PlacedMentions

_ARTICLE = ["at_path", "at_position"]
_TIES = {"rejected": ("table", "row_id", "rule", "row"), "facts": ("fact_id",), "findings": ("finding_id",)}
_RULES = {
    "articles": ("article_id_unique", Articles),
    "mentions": ("article_in_table", PlacedMentions),
    "claims": ("article_in_table", PlacedClaims),
}
_COUNTED = {
    "documents": ("documents_by_status", pl.col("status")),
    "mentions": ("mentions_by_role", pl.col("role")),
    "claims": ("claims_by_kind", pl.col("kind")),
    "facts": ("facts_by_status", pl.col("status")),
    "findings": ("findings_by_check", pl.col("check")),
    "rejected": ("rejected_by_rule", pl.format("{}: {}", "table", "rule")),
}


class ReleaseError(RuntimeError):
    """What was staged cannot become a release; the message says what to do."""


@dataclass(slots=True)
class Gathered:
    """Rows of each file, by its path in the release; rows by status, role, kind, check and broken rule."""

    rows: dict[str, int] = field(default_factory=dict)
    documents_by_status: Counter[str] = field(default_factory=Counter)
    mentions_by_role: Counter[str] = field(default_factory=Counter)
    claims_by_kind: Counter[str] = field(default_factory=Counter)
    facts_by_status: Counter[str] = field(default_factory=Counter)
    findings_by_check: Counter[str] = field(default_factory=Counter)
    rejected_by_rule: Counter[str] = field(default_factory=Counter)


def gather_tables(staging: Path, content: Path) -> Gathered:
    """Writes all tables of what is staged into `content`, sorted, each article once: its first copy in order of paths.

    Raises ReleaseError where two documents have one path.
    """
    _refuse_twin_paths(staging)
    gathered, copies, lost = Gathered(), find_copies(staging), []
    for name in _RULES:
        for month in staged_months(staging, name):
            kept, copied = _part_copies(read_staged(staging, name, month), copies)
            stage_rows(staging, "rejected", f"copies-{name}-{month}", _reject_copies(name, copied))
            lost.append(copied.group_by("at_path").agg(pl.lit(name).alias("table"), pl.len().cast(pl.Int64)))
            _write_month(content, name, month, kept, gathered)
    for month in staged_months(staging, "documents"):
        rows = _without_copies(read_staged(staging, "documents", month), pl.concat(lost))
        _write_month(content, "documents", month, rows, gathered)
    _gather_facts(staging, content, gathered)
    for month in staged_months(staging, "rejected"):
        _write_month(content, "rejected", month, read_staged(staging, "rejected", month), gathered)
    return gathered


def find_copies(staging: Path) -> pl.DataFrame:
    """Path and position of each article whose id stands earlier, in the order of paths and positions."""
    articles = scan_staged(staging, "articles").select("article_id", *_ARTICLE).collect().sort(_ARTICLE)
    return articles.filter(~pl.col("article_id").is_first_distinct()).select(_ARTICLE)


def sort_rows(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order of a release: issue date, publication, path, position, start; where these are equal, id."""
    return rows.sort(ISSUED.get(name, "issue_date"), *AT, *_TIES.get(name, ()), nulls_last=True, maintain_order=True)


def _gather_facts(staging: Path, content: Path, gathered: Gathered) -> None:
    """Writes what the claims of the release add up to; the months of `claims` and `articles` stand in `content`."""
    tables = {"claims": CLAIM_COLUMNS, "articles": ARTICLE_COLUMNS}
    read = [
        pl.scan_parquet(content / table / "**/*.parquet", hive_partitioning=False).select(columns).collect()
        for table, columns in tables.items()
    ]
    for name, rows in tabulate_facts(*read).items():
        stage_rows(staging, name, "gathered", rows)
    for name in ("facts", "findings"):
        for month in staged_months(staging, name):
            _write_month(content, name, month, read_staged(staging, name, month), gathered)


def _refuse_twin_paths(staging: Path) -> None:
    paths = scan_staged(staging, "documents").select("path").collect()["path"]
    twins = paths.filter(paths.is_duplicated())
    if twins.len():
        raise ReleaseError(f"two documents have the path {twins.sort()[0]}; build them from one common folder")


def _part_copies(rows: pl.DataFrame, copies: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of first copies, and those of later ones."""
    if copies.is_empty():
        return rows, rows.clear()
    return rows.join(copies, on=_ARTICLE, how="anti"), rows.join(copies, on=_ARTICLE, how="semi")


def _reject_copies(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    rule, model = _RULES[name]
    return reject(name, rows, rule, reason_of(model, rule))


def _without_copies(documents: pl.DataFrame, lost: pl.DataFrame) -> pl.DataFrame:
    """The documents with the rows of later copies taken off their counts."""
    for name in _RULES:
        here = lost.filter(pl.col("table") == name).group_by("at_path").agg(pl.col("len").sum())
        documents = documents.join(here, on="at_path", how="left", maintain_order="left")
        documents = documents.with_columns(pl.col(name) - pl.col("len").fill_null(0)).drop("len")
    return documents


def _write_month(content: Path, name: str, month: str, rows: pl.DataFrame, gathered: Gathered) -> None:
    file = f"{name}/issue_month={month}/part-0.parquet"
    write_table(name, sort_rows(name, rows), content / file)
    gathered.rows[file] = rows.height
    if name in _COUNTED:
        counter, column = _COUNTED[name]
        found = rows.group_by(column.cast(pl.String).alias("by")).len()
        getattr(gathered, counter).update(dict(found.iter_rows()))
