"""How long the pages of 10,000 articles take to write and to open: `python -m benchmarks.report RELEASE`.

The articles of a release are repeated under new ids until there are so many, its facts and findings as often; Chromium
then opens the pages from disk, one after the other in the same order each round, each in a browser that has cached
nothing. What is printed is the median.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import polars as pl

from flows.report.site import write_report

ARTICLES = 10_000
ROUNDS = 7
IDS = ("article_id", "claim_id", "mention_id", "part_of", "fact_id", "finding_id")
LISTS = ("claim_ids",)
ROW = "#rows tbody tr"
PINNED = "a.number.pinned"
Places = dict[str, tuple[str, str]]


def repeat(release: Path, target: Path) -> None:
    """A copy of a release with the rows of all tables but its documents repeated under ids of their own."""
    shutil.copytree(release, target)
    articles = pl.read_parquet(release / "articles/**/*.parquet").height
    copies = -(-ARTICLES // articles)
    for table in ("articles", "mentions", "claims", "facts", "findings"):
        for path in sorted((target / table).rglob("*.parquet")):
            rows = pl.read_parquet(path, hive_partitioning=False)
            pl.concat(copied(rows, copy) for copy in range(copies)).write_parquet(path)


def copied(rows: pl.DataFrame, copy: int) -> pl.DataFrame:
    """The rows with the last six digits of each id overwritten: the first, which name files of an index, are kept."""

    def own(one: pl.Expr) -> pl.Expr:
        return pl.concat_str(one.str.head(-6), pl.lit(f"{copy:06x}"))

    ids = [own(pl.col(name)).alias(name) for name in IDS if name in rows.columns]
    lists = [pl.col(name).list.eval(own(pl.element())) for name in LISTS if name in rows.columns]
    return rows.with_columns(*ids, *lists)


def places_of(release: Path) -> Places:
    """What is opened, and the element that a reader waits for: the claim is one of the last by its id."""
    claims = pl.read_parquet(release / "claims/**/*.parquet", columns=["claim_id", "article_id"])
    claim_id, article_id = claims.sort("claim_id").row(-1)
    return {
        "overview": ("index.html", ".tiles dd"),
        "articles": ("articles.html", ROW),
        "claims": ("claims.html", ROW),
        "facts": ("facts.html", ROW),
        "findings": ("findings.html", f"{ROW}, [role=status]:not(:empty)"),
        "article": (f"articles/{article_id}.html", "h1.title"),
        "article#claim_id": (f"articles/{article_id}.html#{claim_id}", PINNED),
        "overview#claim_id": (f"index.html#{claim_id}", PINNED),
    }


def open_pages(site: Path, places: Places) -> None:
    """Prints how long each place takes from the request until what a reader waits for is drawn."""
    from playwright.sync_api import sync_playwright

    seconds: dict[str, list[float]] = {name: [] for name in places}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for _ in range(ROUNDS):
            for name, (address, awaited) in places.items():
                context = chromium.new_context()
                page = context.new_page()
                started = time.perf_counter()
                page.goto(f"{site.as_uri()}/{address}", wait_until="commit")
                page.wait_for_selector(awaited)
                seconds[name].append(time.perf_counter() - started)
                context.close()
        chromium.close()
    for name, each in seconds.items():
        print(f"{name:<20}{median(each):.2f} s  ({min(each):.2f} to {max(each):.2f})")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        release, site = Path(folder, "release"), Path(folder, "site")
        repeat(Path(sys.argv[1]).resolve(), release)
        started = time.perf_counter()
        articles = write_report(release, site)
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        print(f"{articles:,} articles written in {time.perf_counter() - started:.0f} s, {size / 1e6:.0f} MB")
        open_pages(site, places_of(release))


if __name__ == "__main__":
    main()
