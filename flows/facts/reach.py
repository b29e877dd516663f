"""How far a change of claims reaches: which facts and findings can be others than before, and which claims decide it.

A fact is made of its claims and the headings above them, and of nothing else. A check of one article looks at no other;
one among facts compares facts that agree in KIN: with those a year before and after, or along a series, which needs a
series that spans orders of magnitude. So whatever no moved claim or heading leads to is as it was.
"""

from dataclasses import dataclass

import polars as pl

from flows.facts.findings import IN_ONE_ARTICLE
from flows.facts.identify import identify

KIN = ("indicator", "subject", "place")
"""What facts share that a check compares with one another."""
STOOD = ("fact_id", *KIN, "kind", "modality", "period_end", "value", "unit")
"""The columns of `facts` that tell which those are."""

_COMPARED = ("level", "growth")
_MODALITY = "fact"
_YEAR = pl.duration(days=366)
_ALONG = "slip_of_magnitude"  # the check that compares along a series
_SPAN = 3.5  # orders of magnitude: what a series of that check spans at least


@dataclass(frozen=True, slots=True)
class Reach:
    """What is gathered again.

    `articles`: the ids of those of which a claim or a heading is another; `facts`: the ids of those that their claims
    state or stated; `claims`: the ids of all claims of these facts, and of those that are gone; `series`: the same, and
    those of the facts that stand in a series with these.
    """

    articles: pl.Series
    facts: pl.Series
    claims: pl.Series
    series: pl.Series

    @property
    def holds_fact(self) -> pl.Expr:
        """Whether a fact may be another than before."""
        return pl.col("fact_id").is_in(self.facts.implode())

    @property
    def holds_finding(self) -> pl.Expr:
        """Whether a finding may be new, another or gone."""
        check = pl.col("check").cast(pl.String)
        in_article = pl.col("article_id").is_in(self.articles.implode()).fill_null(False)
        along = pl.col("claim_ids").list.first().is_in(self.series.implode())
        among_facts = pl.col("claim_ids").list.eval(pl.element().is_in(self.claims.implode())).list.any()
        held = pl.when(check.is_in(sorted(IN_ONE_ARTICLE))).then(in_article)
        return held.when(check == _ALONG).then(along).otherwise(among_facts)


def kin_of(claims: pl.DataFrame, stood: pl.DataFrame, facts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The ids of facts that checks compare with some `facts` as they are stated by `claims` now, or as they `stood`:
    those within a year of one, and those in a series with one.

    `stood` has STOOD of all facts before; theirs are the ids that come back.
    """
    now = identify(claims).filter(_is_compared()).select(STOOD)
    opened = pl.col("kind", "modality").cast(pl.String)
    before = stood.filter(_is_compared()).select(STOOD).with_columns(opened)
    moved = pl.concat([now, before.filter(pl.col("fact_id").is_in(facts.implode()))])
    kin = before.join(moved.select(KIN).unique(), on=KIN, how="semi", nulls_equal=True)
    pairs = kin.select("fact_id", *KIN, "period_end").join(
        moved.select(*KIN, moved="period_end"), on=KIN, nulls_equal=True
    )
    near = pairs.filter((pl.col("period_end") - pl.col("moved")).abs() <= _YEAR)["fact_id"].unique()
    return near, _in_series(kin, now)


def _in_series(kin: pl.DataFrame, now: pl.DataFrame) -> pl.Series:
    """The ids of those `kin` whose figures in one unit, and the ones of now, lie far enough apart for a slip."""
    series = [*KIN, "unit"]
    levels = pl.concat([kin, now]).filter(pl.col("kind") == "level", pl.col("value") > 0)
    power = pl.col("value").log10()
    spans = levels.group_by(series).agg(span=power.max() - power.min()).filter(pl.col("span") >= _SPAN)
    return kin.join(spans, on=series, how="semi", nulls_equal=True)["fact_id"]


def _is_compared() -> pl.Expr:
    """Whether checks compare a fact with others: aims, changes and shares are left alone."""
    return pl.col("kind").is_in(_COMPARED) & (pl.col("modality") == _MODALITY)
