"""Seconds and memory of facts and findings over many claims: python -m benchmarks.facts [RAW ...] [--claims N]

The claims of RAW are copied, each copy in weeks of its own, until there are N (600,000): every copy states facts of its
own, and contradicts itself as often as the pages do.
"""

import argparse
import resource
import time
from pathlib import Path

import polars as pl

from flows.facts.gather import gather_facts
from flows.facts.identify import fact_ids
from flows.shards import find_raw_files, read_document
from flows.tables import tabulate

CLAIMS = 600_000
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="*", type=Path, default=[Path("raw")])
    parser.add_argument("--claims", type=int, default=CLAIMS)
    asked = parser.parse_args()
    tables = tabulate([read_document(file) for file in find_raw_files(asked.raw)])
    copies = -(-asked.claims // tables["claims"].height)
    claims, articles = (copies_of(tables[name], copies) for name in ("claims", "articles"))
    before = peak()
    started = time.perf_counter()
    claims = claims.with_columns(fact_ids(claims))
    named = time.perf_counter()
    gathered = gather_facts(claims, articles)
    done = time.perf_counter()
    rows = {name: frame.height for name, frame in gathered.items()}
    print(f"{claims.height:,} claims, {rows['facts']:,} facts, {rows['findings']:,} findings")
    print(f"fact_ids {named - started:.1f} s, gather_facts {done - named:.1f} s")
    print(f"peak {peak():.2f} GB, of which {before:.2f} GB before")


if __name__ == "__main__":
    main()
