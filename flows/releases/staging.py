"""The folder in which the next release is put together. Nothing in it is a release until a store publishes it.

<staging>/shards/<table>/<month>/<shard>.parquet    what the shards leave, in any order
<staging>/release/                                  what becomes of it
"""

from pathlib import Path

import polars as pl

from flows.releases.files import scan_parquet, write_parquet
from flows.tables.quarantine import empty_table
from schemas import ISSUED

NO_MONTH = "__HIVE_DEFAULT_PARTITION__"  # what Polars, DuckDB, Arrow and Spark read as null


def month_in(column: str) -> pl.Expr:
    """The month of a date, as the folders are named."""
    return pl.col(column).dt.strftime("%Y-%m").fill_null(NO_MONTH)


MONTH = month_in("issue_date")


def stage_shard(staging: Path, number: int, frames: dict[str, pl.DataFrame]) -> None:
    """Puts the tables of a shard aside, month by month. A shard that is worked again replaces what it left before."""
    for name, frame in frames.items():
        stage_rows(staging, name, f"{number:06}", frame)


def stage_rows(staging: Path, name: str, shard: str, frame: pl.DataFrame) -> None:
    """Puts rows of one table aside under the name of the shard they come from."""
    folder = staging / "shards" / name
    for leftover in folder.glob(f"*/{shard}.parquet"):
        leftover.unlink()
    month = month_in(ISSUED.get(name, "issue_date"))
    months = frame.with_columns(month.alias("issue_month")).partition_by("issue_month", as_dict=True, include_key=False)
    for (month,), rows in months.items():
        (folder / str(month)).mkdir(parents=True, exist_ok=True)
        write_parquet(rows, folder / str(month) / f"{shard}.parquet", compression="lz4")


def staged_months(staging: Path, name: str) -> set[str]:
    """The months that shards put rows of a table aside for."""
    return {folder.name for folder in (staging / "shards" / name).glob("*")}


def read_staged(staging: Path, name: str, month: str) -> pl.DataFrame:
    """The rows of a table that shards put aside for one month, in no order."""
    files = sorted((staging / "shards" / name / month).glob("*.parquet"))
    return pl.concat([empty_table(name), *(scan_parquet([file]).collect() for file in files)])


def scan_staged(staging: Path, name: str) -> pl.LazyFrame:
    """All rows of a table that shards put aside, in no order."""
    files = sorted((staging / "shards" / name).glob("*/*.parquet"))
    return scan_parquet(files) if files else empty_table(name).lazy()
