"""Statements become facts: a row each, with the figure that stands now and who states it."""

from collections.abc import Mapping

import polars as pl

from flows.claims.divisions import codes, name_of
from flows.facts.frequency import frequency
from flows.facts.indicator import terms

_DISPUTABLE = 4  # characters: shorter names of no known term are of many things (部门, 增加值)
_FIGURE = ("value", "lower", "upper", "qualifier")


def make_facts(statements: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """The facts of some statements, one row a `fact_id`, sorted by it. `named` are the parts of each claim's fact."""
    parts = _parts_of(statements, named)
    facts = parts.join(_figures(statements), on="fact_id").join(_counts(statements), on="fact_id")
    return facts.with_columns(status=_status()).sort("fact_id")


def _parts_of(statements: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """What each fact is about, read off its first claim: all its claims agree in it."""
    first = statements.select("fact_id", "claim_id").unique("fact_id", keep="first", maintain_order=True)
    parts = named.join(first, on="claim_id").drop("claim_id")
    parts = parts.with_columns(frequency=frequency("period_start", "period_end"))
    return parts.with_columns(code=_code(), codelist=pl.when(_code().is_not_null()).then(pl.lit("WDI")))


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
    is_place = pl.col("is_known") & (pl.col("subject") == _lookup(pl.col("place"), places))
    is_yearly = pl.col("frequency").eq("A") | pl.col("period_start").is_null()
    level = pl.when(is_place & is_level & is_yearly).then(_lookup(name, levels))
    return level.when(is_place & is_growth).then(_lookup(name, growths))


def _lookup(column: pl.Expr, values: Mapping[str, str | None]) -> pl.Expr:
    return column.replace_strict(values, default=None, return_dtype=pl.String)


def _figures(statements: pl.DataFrame) -> pl.DataFrame:
    """The figure of each fact: the finest, then latest, of its newest vintage."""
    newest = statements.filter(pl.col("vintage") == pl.col("vintage").max().over("fact_id"))
    order = (pl.col("qualifier").cast(pl.String) != "exact", pl.col("value").is_null(), "resolution")
    best = newest.reverse().sort("fact_id", *order, maintain_order=True, nulls_last=True)
    return best.unique("fact_id", keep="first", maintain_order=True).select("fact_id", *_FIGURE)


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
        statements=pl.col("is_original").sum(),
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
