"""Characters a second of the path from text to claims, on one core: python -m benchmarks.speed [RAW ...]

Each figure also stands as a multiple of a plain Python scan (one `re` that finds the digits) in the same run, because
machines and their neighbours differ. The best of three rounds counts; small inputs are repeated. Text to claims is
timed as a build does it, article by article, so that the dates which both stages read are found once.
"""

import gc
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article
from flows.pages.read import read_page
from flows.shards import find_raw_files, read_document
from flows.tables import tabulate

ROUNDS = 3
LEAST_CHARACTERS = 300_000
DIGITS = re.compile(r"\d+")


def articles_of(raws: list[Path]) -> list[Article]:
    """Every article below `raws`, repeated until there is enough text to time."""
    files = find_raw_files(raws)
    once = [article for file in files for article in read_page(file.path, file.root).articles]
    characters = sum(len(article.text) for article in once)
    return once * max(1, -(-LEAST_CHARACTERS // characters))


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of ROUNDS, after one that warms up; the cycle collector rests, as it does in a build."""
    seconds = []
    for _ in range(ROUNDS + 1):
        gc.collect()
        gc.disable()
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
        gc.enable()
    return min(seconds[1:])


def measure(articles: list[Article]) -> dict[str, float]:
    """Seconds by stage over all articles."""
    found = [find_mentions(article.text, article.issue_date) for article in articles]
    return {
        "plain scan for digits": best(lambda: [DIGITS.findall(article.text) for article in articles]),
        "find_mentions": best(lambda: [find_mentions(article.text, article.issue_date) for article in articles]),
        "make_claims": best(lambda: [make_claims(*pair) for pair in zip(articles, found, strict=True)]),
        "text to claims": best(
            lambda: [make_claims(each, find_mentions(each.text, each.issue_date)) for each in articles]
        ),
    }


def main() -> None:
    raws = [Path(argument) for argument in sys.argv[1:]] or [Path("raw")]
    articles = articles_of(raws)
    characters = sum(len(article.text) for article in articles)
    seconds = measure(articles)
    mentions = sum(len(find_mentions(article.text, article.issue_date)) for article in articles)
    print(f"{len(articles):,} articles, {characters:,} characters, {mentions:,} mentions")
    for stage, spent in seconds.items():
        speed, scans = characters / spent, spent / seconds["plain scan for digits"]
        print(f"{stage:24}{speed:>14,.0f} characters/s{scans:>9,.1f} scans{spent / mentions * 1e6:>8,.1f} µs a mention")
    files = find_raw_files(raws)
    size = sum(file.size for file in files)
    spent = best(lambda: tabulate([read_document(file) for file in files]))
    print(f"{'bytes to tables':24}{size / spent:>14,.0f} bytes/s")


if __name__ == "__main__":
    main()
