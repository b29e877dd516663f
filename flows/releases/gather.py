"""What the shards left and what is carried become the tables of a release, two months of a table in memory at a time.

A month that no document entered and none left is the files of the release before. In every other the rows are put
together, each article once, and cut into files; those that come out as they were are held too.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

import polars as pl

from flows.releases.carry import Carried
from flows.releases.content import Content
from flows.releases.facts import gather_facts
from flows.releases.objects import abreast
from flows.releases.plan import Plan
from flows.releases.staging import MONTH, NO_MONTH, read_staged, scan_staged, stage_rows, staged_months
from flows.releases.store import ReleaseError
from flows.tables.quarantine import reason_of, reject
from schemas.articles import Articles
from schemas.claims import PlacedClaims
from schemas.mentions import PlacedMentions

_ARTICLE = ["at_path", "at_position"]
_MONTHS = 2  # at once: one is read and sorted while another is written, and what does either holds no other up
_RULES = {
    "articles": ("article_id_unique", Articles),
    "mentions": ("article_in_table", PlacedMentions),
    "claims": ("article_in_table", PlacedClaims),
}


def gather_tables(staging: Path, plan: Plan) -> Content:
    """All tables of the release that `plan` leads to, out of what `staging` holds, in `staging/release`.

    An article stands once: its first copy in order of paths. Raises ReleaseError where two documents have one path.
    """
    content = Content(staging / "release", plan.before)
    content.folder.mkdir()
    gathering = Gathering(staging, plan, content)
    content.newest = gathering.newest
    gathering.refuse_twin_paths()
    lost = pl.concat([gathering.gather_spans(name) for name in _RULES])
    gathering.gather_documents(lost)
    gathering.gather_facts()
    gathering.gather_rejected()
    return content


@dataclass(frozen=True)
class Gathering:
    """Fresh rows out of `staging` and carried ones out of the release before, on their way into `content`."""

    staging: Path
    plan: Plan
    content: Content

    @cached_property
    def carried(self) -> Carried | None:
        """The rows that are taken from the release before."""
        return Carried(self.plan.before, self.plan.carried) if self.plan.before else None

    @cached_property
    def fresh(self) -> pl.DataFrame:
        """The articles that were read, copies included: `article_id`, path, position and month."""
        staged = scan_staged(self.staging, "articles")
        return staged.select("article_id", *_ARTICLE, MONTH.alias("issue_month")).collect()

    @cached_property
    def copies(self) -> pl.DataFrame:
        """Those articles whose id stands earlier in the order of paths and positions.

        No release holds one twice, so only those can be that were read, and the carried ones with their ids.
        """
        articles = self.fresh
        if self.carried:
            again = pl.col("article_id").is_in(self.fresh["article_id"].implode())
            articles = articles.vstack(self.carried.articles.filter(again).select(articles.columns))
        return articles.sort(_ARTICLE).filter(~pl.col("article_id").is_first_distinct())

    @cached_property
    def newest(self) -> str | None:
        """The newest month that has articles."""
        articles = [self.fresh, *([self.carried.articles] if self.carried else [])]
        return _newest(pl.concat(self._part_copies(some)[0].select("issue_month") for some in articles))

    @cached_property
    def turned(self) -> set[str]:
        """The months that were the newest and are not any more, or are now and were not: cut otherwise than before."""
        newest = {self.newest, _newest(self.carried.before.articles) if self.carried else None}
        return {month for month in newest if month} if len(newest) > 1 else set()

    def refuse_twin_paths(self) -> None:
        """Raises ReleaseError where two of the fresh documents have one path."""
        paths = scan_staged(self.staging, "documents").select("path").collect()["path"]
        twins = paths.filter(paths.is_duplicated())
        if twins.len():
            raise ReleaseError(f"two documents have the path {twins.sort()[0]}; build them from one common folder")

    def gather_spans(self, name: str) -> pl.DataFrame:
        """A table of articles, or of what stands in them; returns how many rows each path lost to earlier copies."""
        none = pl.DataFrame(schema={"at_path": pl.String, "table": pl.String, "len": pl.Int64})
        months = self._moved_months(name) | set(self.copies["issue_month"])
        lost = abreast(lambda month: self._gather_month(name, month), sorted(months), at_once=_MONTHS)
        self.content.close(name, months)
        return pl.concat([none, *lost])

    def _gather_month(self, name: str, month: str) -> pl.DataFrame:
        kept, copied = self._part_copies(self._rows(name, month))
        stage_rows(self.staging, "rejected", f"copies-{name}-{month}", _reject_copies(name, copied))
        self.content.write(name, month, kept)
        return copied.group_by("at_path").agg(pl.lit(name).alias("table"), pl.len().cast(pl.Int64))

    def gather_documents(self, lost: pl.DataFrame) -> None:
        """The documents, with the rows that they lost taken off their counts."""
        months = self._moved_months("documents")
        if self.carried:
            losers = self.carried.before.documents.filter(pl.col("path").is_in(lost["at_path"].implode()))
            months |= set(losers["issue_month"])
        for month in sorted(months):
            self.content.write("documents", month, _without_copies(self._rows("documents", month), lost))
        self.content.close("documents", months)

    def gather_facts(self) -> None:
        """What all claims of the release add up to."""
        lost = gather_facts(self.content, self.turned, anew=self.plan.relaid)
        stage_rows(self.staging, "rejected", "gathered", lost)

    def gather_rejected(self) -> None:
        """What was turned away: by a rule, in its shard, or here as a copy."""
        months = self._moved_months("rejected")
        for month in sorted(months):
            self.content.write("rejected", month, self._rows("rejected", month))
        self.content.close("rejected", months)

    def _rows(self, name: str, month: str) -> pl.DataFrame:
        """All rows of a table's month with AT, in no order."""
        staged = read_staged(self.staging, name, month)
        return pl.concat([self.carried.rows(name, month), staged]) if self.carried else staged

    def _moved_months(self, name: str) -> set[str]:
        """The months of a table whose rows, or whose files, may be others than before."""
        months, before = staged_months(self.staging, name), self.content.months_before(name)
        if self.carried:
            months |= self.carried.months_left(name)
            months |= before & self.turned
        return months | before if self.plan.relaid else months

    def _part_copies(self, rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The rows of first copies, and those of later ones."""
        if self.copies.is_empty():
            return rows, rows.clear()
        return rows.join(self.copies, on=_ARTICLE, how="anti"), rows.join(self.copies, on=_ARTICLE, how="semi")


def _newest(articles: pl.DataFrame) -> str | None:
    months = articles["issue_month"]
    return cast(str | None, months.filter(months != NO_MONTH).max())


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
