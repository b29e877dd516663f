"""The rules that a number keeps wherever it stands, in `mentions` and in `claims`."""

from functools import cache

import polars as pl

from schemas.lexicon import read_lexicon
from schemas.rules import Table, row_rule

DIFFERENCES = ("change", "growth")  # the kinds that are measured against a basis
_VALUE, _LOWER, _UPPER = pl.col("value"), pl.col("lower"), pl.col("upper")
_BOUNDED = ("over", "at_least", "nearly", "under", "at_most", "vague")


class Quantified(Table):
    """Rules on `value`, `lower`, `upper`, `qualifier`, `unit`, `period_start` and `period_end`."""

    @row_rule
    def numbers_finite(cls) -> pl.Expr:
        """value, lower and upper are finite numbers or null"""
        return pl.all_horizontal(_VALUE.is_finite(), _LOWER.is_finite(), _UPPER.is_finite())

    @row_rule
    def bounds_in_order(cls) -> pl.Expr:
        """lower is not above value, nor either above upper"""
        return pl.all_horizontal(_LOWER <= _VALUE, _VALUE <= _UPPER, _LOWER <= _UPPER)

    @row_rule
    def exact_has_equal_bounds(cls) -> pl.Expr:
        """an exact number is its own lower and upper bound"""
        equal = _VALUE.eq_missing(_LOWER) & _VALUE.eq_missing(_UPPER) & _VALUE.is_not_null()
        return (pl.col("qualifier") != "exact") | equal

    @row_rule
    def range_has_both_bounds(cls) -> pl.Expr:
        """a range has both bounds and no value"""
        whole = _VALUE.is_null() & _LOWER.is_not_null() & _UPPER.is_not_null()
        return (pl.col("qualifier") != "range") | whole

    @row_rule
    def about_leaves_bounds_open(cls) -> pl.Expr:
        """about a value commits to no bound"""
        opened = _VALUE.is_null() | (_LOWER.is_null() & _UPPER.is_null())
        return (pl.col("qualifier") != "about") | opened

    @row_rule
    def vague_has_no_value(cls) -> pl.Expr:
        """a vague number has bounds only"""
        return (pl.col("qualifier") != "vague") | _VALUE.is_null()

    @row_rule
    def hedge_has_a_bound(cls) -> pl.Expr:
        """over, at_least, nearly, under, at_most and vague commit to a bound on one side at least"""
        return ~pl.col("qualifier").is_in(_BOUNDED) | _LOWER.is_not_null() | _UPPER.is_not_null()

    @row_rule
    def unit_in_lexicon(cls) -> pl.Expr:
        """the unit is a code of the units lexicon, or two sides of a slash: (so many) symbols or printed nouns"""
        sides = pl.col("unit").str.split("/")
        symbol = pl.element().str.replace(r"^[1-9][0-9]*", "")
        known = symbol.is_in(symbols()) | pl.element().str.contains(r"^[\p{Han}（）()]+$")
        divided = (sides.list.len() == 2) & sides.list.eval(known).list.all()
        return pl.col("unit").is_in(sorted(dimensions())) | divided

    @row_rule
    def period_in_order(cls) -> pl.Expr:
        """a period does not end before it starts"""
        return pl.col("period_start") <= pl.col("period_end")


@cache
def dimensions() -> dict[str, str]:
    """What each canonical unit code measures."""
    return {line["unit"]: line["dimension"] for line in read_lexicon("units")} | {"1": "count"}


@cache
def symbols() -> list[str]:
    """Every code or symbol that may stand on either side of a slash."""
    return sorted({line["symbol"] for line in read_lexicon("units")} | dimensions().keys())
