"""Sizes of a release and reading times of ten million claims: python -m benchmarks.layout OUTPUT [--claims N] [--try]

The sizes are the release's own, column by column, against the raw bytes it was made from. For the times its claims are
repeated, month after month, paper after paper, each paper with places around its home, in a folder that is gone
afterwards. `--try` does so for other sort orders, row groups and levels of zstd than the one a release has.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb
import polars as pl
import pyarrow.parquet as pq

from flows.releases.files import LAYOUT, settle_rows, write_table
from flows.releases.folder import Folder
from flows.releases.layout import Layout
from flows.releases.parts import cut_parts
from flows.releases.standing import stand_newest
from schemas import TABLES

PAPERS = 17
MONTH, PAPER = "2020-03", 7
FEW = ("subject", "indicator", "place", "value", "unit", "period_end", "quote")
DATE = ("issue_date", "publication")


@dataclass(frozen=True, slots=True)
class Variant:
    """Whether months are cut as the newest one is or as settled ones are, and sorted so; the layout of the files."""

    newest: bool = False
    by_place: bool = True
    layout: Layout = LAYOUT


VARIANTS = (
    Variant(),
    Variant(by_place=False),
    Variant(newest=True, by_place=False),
    *(Variant(layout=Layout(level=level)) for level in (3, 6)),
    *(Variant(layout=Layout(group_rows=rows)) for rows in (16_384, 262_144)),
)


def weigh(output: Path) -> None:
    """Prints the bytes of each table of the newest release, and of its heaviest columns, as shares of the raw bytes."""
    newest = stand_newest(Folder(output))
    assert newest, f"{output} holds no release"
    raw, release = newest.manifest["inputs"]["bytes"], output / newest.version
    print(f"raw {raw:,} bytes")
    total = 0
    for name in TABLES:
        files = list((release / name).rglob("*.parquet"))
        size, columns = sum(file.stat().st_size for file in files), sum(map(_columns_of, files), Counter[str]())
        total += size
        heaviest = ", ".join(f"{column} {bytes_ / raw:.3f}" for column, bytes_ in columns.most_common(7))
        beside = size - columns.total()
        print(f"{name:10}{size:>12,}{size / raw:>7.3f}   {heaviest}; footers of {len(files)} files {beside / raw:.3f}")
    print(f"{'all':10}{total:>12,}{total / raw:>7.3f}")


def _columns_of(file: Path) -> Counter[str]:
    """Compressed bytes by column of one file."""
    metadata, sizes = pq.read_metadata(file), Counter[str]()
    for group in range(metadata.num_row_groups):
        for at in range(metadata.num_columns):
            column = metadata.row_group(group).column(at)
            sizes[column.path_in_schema] += column.total_compressed_size
    return sizes


def months(number: int) -> Iterator[date]:
    """The first days of so many months."""
    return (date(2020 + at // 12, at % 12 + 1, 1) for at in range(number))


def make_month(claims: pl.DataFrame, month: date) -> pl.DataFrame:
    """What PAPERS papers claimed in a month: the claims given, under other ids, dates and places."""
    random, papers = Random(month.toordinal()), []
    for paper in range(PAPERS):
        county = pl.int_range(pl.len()) % 10
        day = (pl.col("issue_date").dt.day() - 1).clip(0, 27)
        local = pl.format("{}{}0{}", pl.lit(str(11 + paper * 3)), pl.lit(f"0{1 + paper % 9}"), county)
        ids = random.randbytes(12 * claims.height).hex()
        papers.append(
            claims.with_columns(
                pl.Series("claim_id", [ids[at : at + 24] for at in range(0, len(ids), 24)]),
                (pl.col("article_id").str.slice(4) + f"{random.randrange(1 << 16):04x}").alias("article_id"),
                pl.lit(f"第{paper:02}报").alias("publication"),
                (pl.lit(month) + pl.duration(days=day)).cast(pl.Date).alias("issue_date"),
                pl.when(county < 3).then(pl.lit("100000")).otherwise(local).alias("place"),
            )
        )
    return pl.concat(papers)


def write_claims(claims: pl.DataFrame, folder: Path, number: int, variant: Variant) -> None:
    """At least so many claims, a folder a month."""
    for month in months(-(-number // (claims.height * PAPERS))):
        rows = make_month(claims, month).sort(*DATE, maintain_order=True)
        for at, part in enumerate(cut_parts("claims", rows, newest=variant.newest)):
            file = folder / f"issue_month={month:%Y-%m}" / f"part-{at:03}.parquet"
            write_table("claims", settle_rows("claims", part) if variant.by_place else part, file, variant.layout)


def questions(folder: Path, indicator: str) -> dict[str, tuple[pl.Expr, str]]:
    """What people ask, as a filter of Polars and of DuckDB."""
    place = f"{11 + PAPER * 3}0{1 + PAPER % 9}04"
    day = date.fromisoformat(f"{MONTH}-15")
    return {
        "one month": (pl.col("issue_month") == MONTH, f"issue_month = '{MONTH}'"),
        "one day": (pl.col("issue_date") == day, f"issue_date = date '{day}'"),
        "one place": (pl.col("place") == place, f"place = '{place}'"),
        "one indicator": (pl.col("indicator") == indicator, f"indicator = '{indicator}'"),
    }


def time_questions(folder: Path, indicator: str) -> None:
    """Prints rows and seconds for each question, all columns loaded and then only FEW."""
    files = f"{folder}/**/*.parquet"
    for asked, (wanted, where) in questions(folder, indicator).items():
        for columns, said in (("*", "all"), (FEW, "few")):
            frame = pl.scan_parquet(files, hive_partitioning=True).filter(wanted).select(columns)
            source = f"read_parquet('{files}', hive_partitioning = true)"
            query = f"select {', '.join(columns)} from {source} where {where}"
            rows, polars = best(lambda frame=frame: frame.collect().height)
            same, duck = best(lambda query=query: duckdb.sql(query).to_arrow_table().num_rows)
            assert rows == same, (asked, rows, same)
            print(f"  {asked:14}{said:4}{rows:>9,} rows   Polars {polars}   DuckDB {duck}", flush=True)


def best(load: Callable[[], int]) -> tuple[int, str]:
    """What it gives, and the least seconds of three on the clock and of the processors, which neighbours blur less."""
    spent, used = [], []
    for _ in range(3):
        started, before = time.perf_counter(), time.process_time()
        found = load()
        spent.append(time.perf_counter() - started)
        used.append(time.process_time() - before)
    return found, f"{min(spent):6.2f} s ({min(used):5.2f} s of CPU)"


def measure(claims: pl.DataFrame, number: int, variant: Variant) -> None:
    """Writes the claims and prints size, writing time and reading times."""
    indicator = claims["indicator"].drop_nulls().value_counts().sort("count", "indicator")["indicator"][-20]
    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        write_claims(claims, Path(folder), number, variant)
        spent, files = time.perf_counter() - started, list(Path(folder).rglob("*.parquet"))
        rows = sum(pq.read_metadata(file).num_rows for file in files)
        size = sum(file.stat().st_size for file in files)
        print(variant)
        print(f"  {rows:,} claims, {len(files)} files, {size / rows:.1f} bytes a claim, written in {spent:.0f} s")
        time_questions(Path(folder), indicator)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="a folder with a release")
    parser.add_argument("--claims", type=int, default=10_000_000)
    parser.add_argument("--try", action="store_true", dest="variants")
    asked = parser.parse_args()
    weigh(asked.output)
    claims = pl.read_parquet(asked.output / "latest/claims/**/*.parquet", hive_partitioning=False)
    for variant in VARIANTS if asked.variants else VARIANTS[:1]:
        measure(claims, asked.claims, variant)
    return 0


if __name__ == "__main__":
    sys.exit(main())
