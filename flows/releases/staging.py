"""The folder beside the releases in which the next one is put together. Nothing in it is a release until it is renamed.

output/.staging-XXXXXXXX/shards/<table>/<month>/<shard>.parquet    what the shards leave, in any order
output/.staging-XXXXXXXX/release/                                  what becomes of it
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from flows.tables.quarantine import empty_table
from schemas import ISSUED

PREFIX = ".staging-"
NO_MONTH = "__HIVE_DEFAULT_PARTITION__"  # what Polars, DuckDB, Arrow and Spark read as null


def ready_output(output: Path) -> None:
    """Makes the folder of the releases where it is missing. Raises OSError where it cannot be made or written."""
    output.mkdir(parents=True, exist_ok=True)
    (output / ".lock").touch()


@contextmanager
def open_staging(output: Path) -> Iterator[Path]:
    """A fresh staging folder in `output`, gone when done; a second build waits here until the first has ended.

    The lock is the operating system's and dies with its process, so a folder found here was left by a build that died.
    """
    ready_output(output)
    with (output / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for leftover in output.glob(f"{PREFIX}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        staging = Path(mkdtemp(prefix=PREFIX, dir=output))
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def stage_shard(staging: Path, number: int, frames: dict[str, pl.DataFrame]) -> None:
    """Puts the tables of a shard aside, month by month. A shard that is worked again replaces what it left before."""
    for name, frame in frames.items():
        stage_rows(staging, name, f"{number:06}", frame)


def stage_rows(staging: Path, name: str, shard: str, frame: pl.DataFrame) -> None:
    """Puts rows of one table aside under the name of the shard they come from."""
    folder = staging / "shards" / name
    for leftover in folder.glob(f"*/{shard}.parquet"):
        leftover.unlink()
    month = pl.col(ISSUED.get(name, "issue_date")).dt.strftime("%Y-%m").fill_null(NO_MONTH)
    months = frame.with_columns(month.alias("issue_month")).partition_by("issue_month", as_dict=True, include_key=False)
    for (month,), rows in months.items():
        (folder / str(month)).mkdir(parents=True, exist_ok=True)
        rows.write_parquet(folder / str(month) / f"{shard}.parquet", compression="lz4")


def staged_months(staging: Path, name: str) -> list[str]:
    """The months a table has rows of, in order; one without a month where it has no rows at all."""
    return sorted(folder.name for folder in (staging / "shards" / name).glob("*")) or [NO_MONTH]


def read_staged(staging: Path, name: str, month: str) -> pl.DataFrame:
    """The rows of a table that shards put aside for one month, in no order."""
    files = sorted((staging / "shards" / name / month).glob("*.parquet"))
    return pl.concat([empty_table(name), *(pl.read_parquet(file, hive_partitioning=False) for file in files)])


def scan_staged(staging: Path, name: str) -> pl.LazyFrame:
    """All rows of a table that shards put aside, in no order."""
    files = sorted((staging / "shards" / name).glob("*/*.parquet"))
    return pl.scan_parquet(files, hive_partitioning=False) if files else empty_table(name).lazy()
