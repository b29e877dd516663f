"""How far a change of claims reaches: which facts and findings can be others than before, and which claims decide it.

A fact is made of its claims and the headings above them, and of nothing else. A check of one article looks at no other;
one among facts compares facts that agree in KIN. So whatever no moved claim or heading leads to is as it was.
"""

from dataclasses import dataclass

import polars as pl

from flows.facts.findings import IN_ONE_ARTICLE
from flows.facts.identify import identify

KIN = ("indicator", "subject", "place")
"""What facts share that a check compares with one another."""

_COMPARED = ("level", "growth")
_MODALITY = "fact"


@dataclass(frozen=True, slots=True)
class Reach:
    """What is gathered again.

    `articles`: the ids of those of which a claim or a heading is another; `facts`: the ids of those that their claims
    state or stated; `claims`: the ids of all claims of these facts and of their kin, and of those that are gone.
    """

    articles: pl.Series
    facts: pl.Series
    claims: pl.Series

    @property
    def holds_fact(self) -> pl.Expr:
        """Whether a fact may be another than before."""
        return pl.col("fact_id").is_in(self.facts.implode())

    @property
    def holds_finding(self) -> pl.Expr:
        """Whether a finding may be new, another or gone; all claims of one stand on the same side."""
        in_article = pl.col("article_id").is_in(self.articles.implode()).fill_null(False)
        among_facts = pl.col("claim_ids").list.first().is_in(self.claims.implode())
        return (
            pl.when(pl.col("check").cast(pl.String).is_in(sorted(IN_ONE_ARTICLE)))
            .then(in_article)
            .otherwise(among_facts)
        )


def kin_of(claims: pl.DataFrame, stood: pl.DataFrame, facts: pl.Series) -> pl.Series:
    """The ids of facts that are kin to some `facts` as they are stated by `claims` now, or as they `stood`.

    `stood` has `fact_id`, KIN, `kind` and `modality` of all facts before; theirs are the ids that come back.
    """
    now = identify(claims).filter(_is_compared()).select(KIN)
    compared = stood.filter(_is_compared())
    before = compared.filter(pl.col("fact_id").is_in(facts.implode())).select(KIN)
    return compared.join(pl.concat([now, before]).unique(), on=KIN, how="semi", nulls_equal=True)["fact_id"]


def _is_compared() -> pl.Expr:
    """Whether checks compare a fact with others: aims, changes and shares are left alone."""
    kind, modality = pl.col("kind").cast(pl.String), pl.col("modality").cast(pl.String)
    return kind.is_in(_COMPARED) & (modality == _MODALITY)
