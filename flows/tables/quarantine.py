"""A frame is parted into the rows that keep every rule of its model and the rows that do not.

Rows in = rows out + rows rejected, always: a rejected row goes to `rejected` whole, with the first rule it broke.
"""

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

import polars as pl
import pyarrow as pa
from pandera.errors import SchemaErrors

from flows.tables.columns import AT, Columns
from schemas import ISSUED, TABLES
from schemas.rejected import Rejected
from schemas.rules import Table, types_of

AT_TYPES = dict(zip(AT, (pl.String, pl.String, pl.Int64, pl.Int64), strict=True))
_FAILURE = pl.Schema({"index": pl.UInt32, "rule": pl.String, "reason": pl.String})


def empty_table(name: str) -> pl.DataFrame:
    """A table without rows, with the columns that order a release."""
    return pl.DataFrame(schema={**types_of(TABLES[name]), **AT_TYPES})


def frame_of(name: str, columns: Columns) -> pl.DataFrame:
    """The columns of a table as a frame whose closed lists are still strings, so that no row is refused unheard."""
    types = {column: opened(dtype) for column, dtype in empty_table(name).schema.items()}
    return pl.DataFrame({column: _series(column, columns[column], dtype) for column, dtype in types.items()})


def part(name: str, frame: pl.DataFrame, model: type[Table]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows that keep every rule of `model`, as table `name`, and the rows of `rejected` made of the others.

    `frame` has the columns of `model` and AT. Raises SchemaErrors where the frame itself is wrong, not one of its rows.
    """
    closed = frame.cast(types_of(model), strict=False)
    failures = _failures_of(frame, closed, model)
    numbered = frame.with_row_index()
    lost = _reject(name, numbered.join(failures, on="index", how="inner", maintain_order="left"))
    kept = closed.with_row_index().join(failures, on="index", how="anti", maintain_order="left")
    return kept.select(empty_table(name).columns), lost


def reject(name: str, frame: pl.DataFrame, rule: str, reason: str) -> pl.DataFrame:
    """All rows of a table as rows of `rejected`, for one rule.

    Closed lists are opened first: Polars 2.1 panics over JSON of a struct with a list of them that came from Parquet.
    """
    texts = frame.cast({column: opened(dtype) for column, dtype in types_of(TABLES[name]).items()})
    return _reject(name, texts.with_columns(rule=pl.lit(rule), reason=pl.lit(reason)))


def reason_of(model: type[Table], rule: str) -> str:
    """A row rule in words."""
    return _reasons(model)[rule]


def _series(name: str, values: list[Any], dtype: pl.DataType) -> pl.Series:
    """A column of its type; a list of structs is built flat, for row by row it takes longer than all else."""
    if not (isinstance(dtype, pl.List) and isinstance(dtype.inner, pl.Struct)):
        return pl.Series(name, values, dtype)
    fields = dict(dtype.inner.to_schema())
    offsets = [0, *accumulate(len(row) for row in values)]
    flat = pl.DataFrame([one for row in values for one in row], schema=fields, orient="row").to_struct().to_arrow()
    return pl.Series(name, pa.LargeListArray.from_arrays(offsets, flat), dtype)


def opened(dtype: pl.DataType) -> pl.DataType:
    """The type with strings in place of closed lists, at any depth."""
    if isinstance(dtype, pl.Enum):
        return pl.String()
    if isinstance(dtype, pl.List):
        return pl.List(opened(dtype.inner))  # type: ignore[arg-type]
    if isinstance(dtype, pl.Struct):
        return pl.Struct({field.name: opened(field.dtype) for field in dtype.fields})  # type: ignore[arg-type]
    return dtype


def _failures_of(frame: pl.DataFrame, closed: pl.DataFrame, model: type[Table]) -> pl.DataFrame:
    """Index, rule and reason of each row that breaks a rule, once: strays from a closed list first."""
    found = [*_strays(frame, closed, model), _broken(closed, model)]
    return pl.concat(found).unique("index", keep="first", maintain_order=True)


def _strays(frame: pl.DataFrame, closed: pl.DataFrame, model: type[Table]) -> Iterable[pl.DataFrame]:
    for column, dtype in types_of(model).items():
        if isinstance(dtype, pl.Enum):
            stray = frame[column].is_not_null() & closed[column].is_null()
            yield _failures(stray.arg_true(), f"{column}: in list", f"{column} is one of {', '.join(dtype.categories)}")


def _broken(closed: pl.DataFrame, model: type[Table]) -> pl.DataFrame:
    """What Pandera finds, in its order: columns first, then row rules. It checks data on collected frames only."""
    try:
        model.validate(closed.select(list(types_of(model))), lazy=True)
    except SchemaErrors as broken:
        cases: pl.DataFrame = broken.failure_cases
        if cases["index"].null_count():
            raise
        is_row_rule = pl.col("schema_context") == "DataFrameSchema"
        rule = pl.when(is_row_rule).then("check").otherwise(pl.format("{}: {}", "column", "check"))
        reason = pl.col("check").replace_strict(_reasons(model), default=rule)
        return cases.select(pl.col("index").cast(pl.UInt32), rule.alias("rule"), reason.alias("reason"))
    return pl.DataFrame(schema=_FAILURE)


def _failures(rows: pl.Series, rule: str, reason: str) -> pl.DataFrame:
    return pl.DataFrame({"index": rows}).select("index", rule=pl.lit(rule), reason=pl.lit(reason)).cast(_FAILURE)


def _reasons(model: type[Table]) -> dict[str, str]:
    return {str(check.name): str(check.description) for check in model.to_schema().checks}


def _reject(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    columns = list(types_of(TABLES[name]))
    rejected = frame.select(
        pl.lit(name).alias("table"),
        pl.col(columns[0]).alias("row_id"),
        "rule",
        "reason",
        pl.struct(columns).struct.json_encode().alias("row"),
        pl.col("at_path").fill_null("").alias("path"),
        pl.col(ISSUED.get(name, "issue_date")).alias("issue_date"),
        *AT,
    )
    if rejected.height:
        Rejected.validate(rejected.drop(AT), lazy=True)
    return rejected
