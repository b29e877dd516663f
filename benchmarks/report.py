"""How long the pages of 10,000 articles take to write and to open: `python -m benchmarks.report RELEASE`.

The articles of a release are repeated under new ids until there are so many; Chromium then opens the pages from disk.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from flows.report.site import write_report

ARTICLES = 10_000
IDS = ("article_id", "claim_id", "mention_id", "part_of")
PAGES = ("index.html", "articles.html", "claims.html", "facts.html")


def repeat(release: Path, target: Path) -> None:
    """A copy of a release with its articles, mentions and claims repeated under ids of their own."""
    shutil.copytree(release, target)
    articles = pl.read_parquet(release / "articles/**/*.parquet").height
    for table in ("articles", "mentions", "claims"):
        for path in sorted((target / table).rglob("*.parquet")):
            rows = pl.read_parquet(path, hive_partitioning=False)
            own = [pl.col(name) for name in IDS if name in rows.columns]
            copies = (
                rows.with_columns(
                    pl.format("{}{}", pl.lit(f"{copy:06x}"), one.str.slice(6)).alias(one.meta.output_name())
                    for one in own
                )
                for copy in range(-(-ARTICLES // articles))
            )
            pl.concat(copies).write_parquet(path)


def open_pages(site: Path) -> None:
    """Prints how long each page takes from the request to its first drawn row, the best of three."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        article = next((site / "articles").iterdir()).relative_to(site).as_posix()
        for name in (*PAGES, article):
            seconds = []
            for _ in range(3):
                page = chromium.new_page()
                started = time.perf_counter()
                page.goto((site / name).as_uri(), wait_until="commit")
                page.wait_for_selector(".tiles dd, #rows tbody tr, h1.title")
                seconds.append(time.perf_counter() - started)
                page.close()
            print(f"{name.partition('/')[0]:<14} {min(seconds):.2f} s")
        chromium.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        release, site = Path(folder, "release"), Path(folder, "site")
        repeat(Path(sys.argv[1]).resolve(), release)
        started = time.perf_counter()
        articles = write_report(release, site)
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        print(f"{articles:,} articles written in {time.perf_counter() - started:.0f} s, {size / 1e6:.0f} MB")
        open_pages(site)


if __name__ == "__main__":
    main()
