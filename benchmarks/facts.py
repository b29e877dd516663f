"""Seconds and memory of facts and findings over many claims: python -m benchmarks.facts [RAW ...] [--claims N]

The claims of RAW are copied, each copy in weeks of its own, until there are N (600,000): every copy states facts of its
own, and contradicts itself as often as the pages do.
"""

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polars as pl

from flows.facts.gather import gather_facts
from flows.facts.identify import fact_ids
from flows.shards import find_raw_files, read_document
from flows.tables import tabulate

CLAIMS = 600_000
Made = TypeVar("Made")
_DAYS = ("issue_date", "period_start", "period_end")
_IDS = ("claim_id", "article_id", "part_of")


def copies_of(rows: pl.DataFrame, copies: int) -> pl.DataFrame:
    """The rows so many times over, each time some weeks later under other ids."""
    days = [day for day in _DAYS if day in rows.columns]
    ids = [one for one in _IDS if one in rows.columns]
    return pl.concat(
        rows.with_columns(
            pl.col(days).dt.offset_by(f"{7 * copy}d"),
            *(pl.format("{}{}", pl.lit(f"{copy:04x}"), pl.col(one).str.slice(4)).alias(one) for one in ids),
        )
        for copy in range(copies)
    )


def peak() -> float:
    """The most memory that this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def timed(work: Callable[[], Made]) -> tuple[Made, str]:
    """What some work makes, and its seconds by the clock and of all cores; neighbours slow only the first."""
    started, spent = time.perf_counter(), time.process_time()
    made = work()
    return made, f"{time.perf_counter() - started:.1f} s ({time.process_time() - spent:.1f} s of CPU)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="*", type=Path, default=[Path("raw")])
    parser.add_argument("--claims", type=int, default=CLAIMS)
    asked = parser.parse_args()
    tables = tabulate([read_document(file) for file in find_raw_files(asked.raw)])
    copies = -(-asked.claims // tables["claims"].height)
    claims, articles = (copies_of(tables[name], copies) for name in ("claims", "articles"))
    before = peak()
    claims, naming = timed(lambda: claims.with_columns(fact_ids(claims)))
    gathered, gathering = timed(lambda: gather_facts(claims, articles))
    rows = {name: frame.height for name, frame in gathered.items()}
    print(f"{claims.height:,} claims, {rows['facts']:,} facts, {rows['findings']:,} findings")
    print(f"fact_ids {naming}, gather_facts {gathering}")
    print(f"peak {peak():.2f} GB, of which {before:.2f} GB before")


if __name__ == "__main__":
    main()
