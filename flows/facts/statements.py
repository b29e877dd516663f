"""Claims as statements of their facts: what each allows, which vintage it belongs to, whether it is a reprint."""

from functools import cache
from itertools import groupby
from operator import itemgetter

import polars as pl

from flows.facts.commitment import with_commitment
from flows.facts.vintages import Statement, vintages_of
from flows.facts.wording import before_quote
from schemas.lexicon import read_lexicon

READ = (
    *("claim_id", "fact_id", "article_id", "publication", "issue_date", "start", "quote", "sentence"),
    *("indicator", "value", "lower", "upper", "qualifier"),
)
"""The columns of a claim that its statement depends on, at least."""

_ORDER = ("fact_id", "issue_date", "is_revising", "article_id", "start")  # of one day, what is revised comes first
_STATEMENT = ("least", "most", "issue_date", "is_revising", "is_replaced")
_REVISING, _REPLACED = ("revises", "corrects", "mistakes"), ("mistakes", "replaced")
_BEFORE = 8  # code points before a figure in which a word says that it was replaced


def state_facts(claims: pl.DataFrame, titles: pl.DataFrame) -> pl.DataFrame:
    """Claims that each state a fact, in the facts' order of issue, beside what they state.

    `titles` has the headings of each article as `headings`. Adds `least` and `most` (see `flows.facts.commitment`),
    `is_revising`, `is_replaced` (whether its words call the figure a mistake, or the estimate till now), `is_original`
    (false for a reprint of the same sentence), `is_grounded` (whether the indicator stands in the claim's own sentence
    and was not taken from another), `vintage`, and of the fact `is_contested` (whether its claims contradict one
    another) and `is_revised`.
    """
    titled = claims.join(titles, on="article_id", how="left")
    revises = pl.any_horizontal(_says(column, revision_words(*_REVISING)) for column in ("sentence", "headings"))
    read = titled.with_columns(is_revising=revises & ~_is_replaced(), is_replaced=revises & _is_replaced())
    stated = with_commitment(read.sort(_ORDER, nulls_last=True), "fact_id").with_columns(
        is_original=pl.struct("fact_id", "sentence").is_first_distinct(),
        is_grounded=pl.col("sentence").str.contains(pl.col("indicator"), literal=True),
        is_contested=(pl.col("least").max() > pl.col("most").min()).over("fact_id"),
    )
    return _with_vintages(stated.drop("headings"))


def headings_of(articles: pl.DataFrame) -> pl.DataFrame:
    """The headings of each article as its text opens with them, and where they end."""
    opening = pl.concat_str("kicker", "title", "subtitle", separator="\n", ignore_nulls=True)
    return articles.select("article_id", headings=opening).with_columns(heading_end=pl.col("headings").str.len_chars())


@cache
def revision_words(*uses: str) -> list[str]:
    """The words of some uses by which a text says that a figure replaces another, the longest first."""
    words = [line["word"] for line in read_lexicon("revisions") if line["use"] in uses]
    return sorted(words, key=lambda word: (-len(word), word))


def _says(column: str, words: list[str]) -> pl.Expr:
    return pl.col(column).str.contains_any(words).fill_null(False)


def _is_replaced() -> pl.Expr:
    """Whether the last word of a revision right before a figure is one that calls it replaced."""
    last = rf"^.*({'|'.join(revision_words(*_REVISING, *_REPLACED))})"
    before = before_quote().str.tail(_BEFORE)
    return before.str.extract(last).is_in(revision_words(*_REPLACED)).fill_null(False)


def _with_vintages(stated: pl.DataFrame) -> pl.DataFrame:
    """Only contested facts have more than one vintage; there are few, so they are read one after the other."""
    contested = stated.with_row_index().filter("is_contested")
    numbers: list[int] = []
    revised: list[bool] = []
    for _, rows in groupby(contested.select("fact_id", *_STATEMENT).iter_rows(), key=itemgetter(0)):
        found, is_revision = vintages_of(Statement(*row[1:]) for row in rows)
        numbers += found
        revised += [is_revision] * len(found)
    read = contested.select("index").with_columns(
        pl.Series("vintage", numbers, pl.UInt32), pl.Series("is_revised", revised, pl.Boolean)
    )
    joined = stated.with_row_index().join(read, on="index", how="left", maintain_order="left").drop("index")
    return joined.with_columns(pl.col("vintage").fill_null(0), pl.col("is_revised").fill_null(False))
