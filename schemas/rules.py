"""How a row rule is declared: a method of a model that gives an expression, true for each row that keeps the rule.

The method's name is the rule, its docstring the reason a rejected row is given. A null keeps every rule.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData


def row_rule(rule: Callable[[Any], pl.Expr]) -> Any:
    """Make a Pandera check of a method that returns an expression over the model's columns."""

    def check(cls: Any, rows: PolarsData) -> pl.LazyFrame:
        return rows.lazyframe.select(rule(cls))

    check.__name__ = rule.__name__
    return pa.dataframe_check(check, name=rule.__name__, description=rule.__doc__)


class Table(pa.DataFrameModel):
    """What all tables share: exactly the declared columns, in their order."""

    class Config:
        strict = True
        ordered = True


@cache
def types_of(model: type[Table]) -> pl.Schema:
    """The columns of a table with their types, in order."""
    return model.empty().schema


HEX_ID = r"^[0-9a-f]{24}$"
DIVISION = r"^\d{6}$"

# Metadata of a column: what its numbers are counted in.
BYTES, CODE_POINTS, ROWS = {"unit": "byte"}, {"unit": "code point"}, {"unit": "row"}
IN_UNIT = {"unit": "as the column unit says"}
