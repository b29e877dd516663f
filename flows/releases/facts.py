"""Facts and findings of the next release. What no change reaches is taken over, month by month.

Which claims moved is told by the files: those that both releases hold are not opened for it. The facts that moved
claims state are then made of all their claims, wherever these stand; `flows.facts.reach` says what else they touch.
"""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from flows.facts.gather import ARTICLE_COLUMNS, CLAIM_COLUMNS
from flows.facts.reach import STOOD, Reach, kin_of
from flows.releases.code import digest_of_rows
from flows.releases.content import Content
from flows.releases.staging import MONTH, NO_MONTH, month_in
from flows.releases.standing import Standing, month_of
from flows.tables.gathered import tabulate_facts
from schemas import ISSUED, TABLES
from schemas.rules import types_of

GATHERED = ("facts", "findings")
Tables = dict[str, pl.DataFrame]


def gather_facts(content: Content, turned: set[str], *, anew: bool) -> pl.DataFrame:
    """Writes both tables of all claims of `content`; gives what was turned away, as rows of `rejected`.

    All claims are read where they have to be: with `anew`, where there is no release before, where other code made it,
    or where a row was turned away, which no sound code leaves. `turned` are months whose files are cut otherwise now.
    """
    if content.before and not anew and _is_sound(content.before):
        again = Regathering(content, content.before)
        tables = tabulate_facts(again.claims, again.headings, again.reach)
        if tables["rejected"].is_empty():
            again.write(tables, turned)
            return tables["rejected"]
    tables = _gather_all(content)
    for name in GATHERED:
        for month in _months(name, tables[name]):
            content.write(name, month, tables[name].filter(_month(name) == month))
        content.close(name, content.months_before(name))
    return tables["rejected"]


def _gather_all(content: Content) -> Tables:
    claims = content.scan("claims").select(CLAIM_COLUMNS).collect()
    return tabulate_facts(claims, content.scan("articles").select(ARTICLE_COLUMNS).collect())


def _is_sound(before: Standing) -> bool:
    """Whether the code of today made the facts of a release, all of them."""
    turned_away = (rule.partition(":")[0] for rule in before.manifest["counts"]["rejected"])
    return before.code["sha256"] == digest_of_rows() and not set(GATHERED) & set(turned_away)


@dataclass(frozen=True)
class Regathering:
    """What moved from the release `before` to `content`, and what that reaches."""

    content: Content
    before: Standing

    @cached_property
    def reach(self) -> Reach:
        """What has to be gathered again."""
        _, in_series = self._kin
        claims, series = (
            pl.concat([self._moved["claim_id"], self._stated_in(facts)]).unique()
            for facts in (self._facts, pl.concat([self._facts, in_series]))
        )
        return Reach(self._articles["article_id"], self._facts, claims, series)

    def _stated_in(self, facts: pl.Series) -> pl.Series:
        return self.claims.filter(pl.col("fact_id").is_in(facts.implode()))["claim_id"]

    @cached_property
    def claims(self) -> pl.DataFrame:
        """All claims of the articles and facts in reach, and of the facts that checks compare these with."""
        kin = pl.concat(self._kin).unique()
        of_kin = self._claims_of(kin.filter(~kin.is_in(self._facts.implode())))
        return pl.concat([self._here, self._stating, of_kin]).unique("claim_id")

    @cached_property
    def headings(self) -> pl.DataFrame:
        """The headings above those claims."""
        wanted = self.claims["article_id"].unique()
        articles = self.content.scan("articles", _months("claims", self.claims)).select(ARTICLE_COLUMNS)
        return articles.filter(pl.col("article_id").is_in(wanted.implode())).collect()

    def write(self, tables: Tables, turned: set[str]) -> None:
        """The months that `tables`, which are in reach, belong to now or belonged to; the others are held."""
        for name, left in {"facts": self.reach.holds_fact, "findings": self.reach.holds_finding}.items():
            rows = tables[name].select(list(types_of(TABLES[name])))
            stood = self._stood.lazy() if name == "facts" else self.before.scan(name)
            gone = stood.filter(left).select(month=_month(name)).collect()["month"]
            months = _months(name, rows) | set(gone) | (turned & self.content.months_before(name))
            for month in sorted(months):
                stays = self.before.scan(name, [month]).select(rows.columns).filter(~left).collect()
                self.content.write(name, month, pl.concat([stays, rows.filter(_month(name) == month)]))
            self.content.close(name, months)

    @cached_property
    def _moved(self) -> pl.DataFrame:
        """The claims that one of both releases has, or each has otherwise; then both readings."""
        return self._differing("claims", CLAIM_COLUMNS)

    @cached_property
    def _articles(self) -> pl.DataFrame:
        """Id and issue date of the articles of moved claims, and of those whose headings moved."""
        headings = self._differing("articles", (*ARTICLE_COLUMNS, "issue_date"))
        return pl.concat([frame.select("article_id", "issue_date") for frame in (self._moved, headings)]).unique()

    @cached_property
    def _here(self) -> pl.DataFrame:
        """All claims of these articles, as they are now."""
        claims = self.content.scan("claims", _months("claims", self._articles)).select(CLAIM_COLUMNS)
        return claims.filter(pl.col("article_id").is_in(self._articles["article_id"].implode())).collect()

    @cached_property
    def _facts(self) -> pl.Series:
        """The facts that they state or stated."""
        return pl.concat([self._moved["fact_id"], self._here["fact_id"]]).drop_nulls().unique()

    @cached_property
    def _stating(self) -> pl.DataFrame:
        """All claims of these facts, as they are now."""
        return self._claims_of(self._facts)

    @cached_property
    def _kin(self) -> tuple[pl.Series, pl.Series]:
        """The facts of the release before that checks compare with these: of a year, and of a series."""
        return kin_of(self._stating, self._stood, self._facts)

    @cached_property
    def _stood(self) -> pl.DataFrame:
        """The facts of the release before: what tells kin, and when they were stated first and last."""
        return self.before.scan("facts").select(*STOOD, "first_issue_date", "last_issue_date").collect()

    def _claims_of(self, facts: pl.Series) -> pl.DataFrame:
        """All claims of some facts, out of the months between the first and the last of each as it stood, and those of
        the claims that moved. Undated ones tell nothing to their fact, so their month is always looked at.
        """
        stood = self._stood.filter(pl.col("fact_id").is_in(facts.implode()))
        bounds = stood.select(first=_month("facts"), last=month_in("last_issue_date")).unique().rows()
        known = {month_of(path) for path in self.content.paths("claims")}
        between = {month for month in known if any(first <= month <= last for first, last in bounds)}
        claims = self.content.scan("claims", between | _months("claims", self._articles) | {NO_MONTH})
        return claims.select(CLAIM_COLUMNS).filter(pl.col("fact_id").is_in(facts.implode())).collect()

    def _differing(self, name: str, columns: tuple[str, ...]) -> pl.DataFrame:
        """What these columns of a table say in one of both releases only."""
        old, new = self.before.files(name), [self.content.files[path] for path in self.content.paths(name)]
        shared = {file["sha256"] for file in old} & {file["sha256"] for file in new}
        paths = [[file["path"] for file in side if file["sha256"] not in shared] for side in (old, new)]
        sides = (self.before.scan_files(name, paths[0]), self.content.scan_files(name, paths[1]))
        return pl.concat([side.select(columns).collect() for side in sides]).unique(keep="none")


def _month(name: str) -> pl.Expr:
    return month_in(ISSUED[name]) if name in ISSUED else MONTH


def _months(name: str, rows: pl.DataFrame) -> set[str]:
    """The months that rows of a table stand in."""
    return set(rows.select(month=_month(name))["month"])
