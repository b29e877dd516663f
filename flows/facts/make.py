"""Statements become facts: a row each, with the figure that stands now and who states it."""

from collections.abc import Mapping

import polars as pl

from flows.claims.divisions import codes, name_of
from flows.facts.frequency import frequency
from flows.facts.identify import READ, identify
from flows.facts.indicator import terms

_DISPUTABLE = 4  # characters: shorter names of no known term are of many things (部门, 增加值)
_FIGURE = ("claim_id", "article_id", "quote", "value", "lower", "upper", "qualifier")


def make_facts(lone: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """One row a fact, sorted by `fact_id`, out of claims that state a fact alone and the statements of the others.

    Beside the columns of the table stand `is_known` (whether the indicator is a known term), and `claim_id`,
    `article_id` and `quote` of the claim whose figure the fact has.
    """
    figures = pl.concat([_count_lone(lone), _figures(statements).join(_counts(statements), on="fact_id")])
    facts = identify(figures).with_columns(frequency=frequency("period_start", "period_end"))
    known, other = facts.filter("is_known"), facts.filter(~pl.col("is_known"))
    facts = pl.concat([known.with_columns(code=_code()), other.with_columns(code=pl.lit(None, pl.String))])
    facts = facts.with_columns(status=_status())
    return facts.with_columns(codelist=pl.when(pl.col("code").is_not_null()).then(pl.lit("WDI"))).sort("fact_id")


def _count_lone(lone: pl.DataFrame) -> pl.DataFrame:
    one, no, yes = pl.lit(1, pl.Int64), pl.lit(False), pl.lit(True)
    return lone.select(
        "fact_id",
        *dict.fromkeys((*READ, *_FIGURE)),
        claims=one,
        articles=one,
        publications=one,
        first_issue_date="issue_date",
        last_issue_date="issue_date",
        statements=one,
        is_contested=no,
        is_revised=no,
        clashes=no,
        is_grounded=yes,
    )


def _code() -> pl.Expr:
    """The public code of a known term of a place, as a level in the code's unit or as yearly growth; else null."""
    known = [term for term in terms().values() if term.code or term.growth_code]
    levels = {term.name: term.code for term in known if term.code}
    units = {term.name: term.unit for term in known if term.code}
    growths = {term.name: term.growth_code for term in known if term.growth_code}
    name = pl.col("indicator")
    is_level = pl.col("kind").is_in(("level", "share")) & (pl.col("unit") == _lookup(name, units))
    is_growth = (pl.col("kind") == "growth") & (pl.col("basis") == "yoy") & (pl.col("frequency") == "A")
    places = {code: name_of(code) for code in codes()}
    is_place = pl.col("subject") == _lookup(pl.col("place"), places)
    is_yearly = pl.col("frequency").eq("A") | pl.col("period_start").is_null()
    level = pl.when(is_place & is_level & is_yearly).then(_lookup(name, levels))
    return level.when(is_place & is_growth).then(_lookup(name, growths))


def _lookup(column: pl.Expr, values: Mapping[str, str | None]) -> pl.Expr:
    return column.replace_strict(values, default=None, return_dtype=pl.String)


def _figures(statements: pl.DataFrame) -> pl.DataFrame:
    """The claim with the figure of each fact: the finest, then latest, of its newest vintage."""
    newest = statements.filter(pl.col("vintage") == pl.col("vintage").max().over("fact_id"))
    order = (pl.col("qualifier").cast(pl.String) != "exact", pl.col("value").is_null(), "resolution")
    best = newest.reverse().sort("fact_id", *order, maintain_order=True, nulls_last=True)
    best = best.unique("fact_id", keep="first", maintain_order=True)
    return best.select("fact_id", *dict.fromkeys((*READ, *_FIGURE)))


def _counts(statements: pl.DataFrame) -> pl.DataFrame:
    """How often, by whom and when a fact is stated, and whether what is stated agrees."""
    clash = (pl.col("least").max() > pl.col("most").min()).over("fact_id", "article_id")
    counted = statements.with_columns(clash=clash)
    return counted.group_by("fact_id").agg(
        claims=pl.len().cast(pl.Int64),
        articles=pl.col("article_id").n_unique().cast(pl.Int64),
        publications=pl.col("publication").filter("is_original").n_unique().cast(pl.Int64),
        first_issue_date=pl.col("issue_date").min(),
        last_issue_date=pl.col("issue_date").max(),
        statements=pl.col("is_original").sum().cast(pl.Int64),
        is_contested=pl.col("is_contested").any(),
        is_revised=pl.col("is_revised").any(),
        clashes=pl.col("clash").any(),
        is_grounded=pl.col("vintage").filter("is_grounded").n_unique() == pl.col("vintage").n_unique(),
    )


def _status() -> pl.Expr:
    """How the claims of a fact stand to one another (`docs/facts.md`)."""
    is_named = pl.col("period_start").is_not_null() & (pl.col("indicator").str.len_chars() >= _DISPUTABLE)
    named = pl.col("is_known") | (is_named & (pl.col("publications") > 1))
    return (
        pl.when(~pl.col("is_contested") & ((pl.col("articles") == 1) | (pl.col("statements") == 1)))
        .then(pl.lit("single"))
        .when(~pl.col("is_contested"))
        .then(pl.lit("agreed"))
        .when(pl.col("is_revised"))
        .then(pl.lit("revised"))
        .when(named & pl.col("is_grounded") & (pl.col("articles") > 1) & ~pl.col("clashes"))
        .then(pl.lit("disputed"))
        .otherwise(pl.lit("unclear"))
    )
