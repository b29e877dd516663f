"""This project beside its peers and its limits, one run, one core: python -m benchmarks.compare PEERS_PYTHON RAW ...

Complete claims of this project against what others extract of the same text (dates or money alone), and against the
limits: a Polars filter with one regular expression, and a plain Python scan for digits. Peers read fewer articles,
because they are slower; all figures are characters a second, and multiples of JioNLP's dates.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl

from benchmarks.speed import DIGITS, articles_of, best
from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

FOR_PEERS = 100
REFERENCE = "JioNLP dates"


def speeds_of_ours(articles: list[Article]) -> dict[str, float]:
    """Characters a second of this project and of the limits."""
    texts = pl.Series("text", [article.text for article in articles])

    def read() -> None:
        for article in articles:
            make_claims(article, find_mentions(article.text, article.issue_date))

    characters = sum(len(article.text) for article in articles)
    seconds = {
        "newsclaims, complete claims": best(read),
        "plain Python scan for digits": best(lambda: [DIGITS.findall(text) for text in texts]),
        "Polars filter for digits": best(lambda: texts.str.contains(DIGITS.pattern)),
    }
    return {name: characters / spent for name, spent in seconds.items()}


def speeds_of_peers(python: Path, articles: list[Article]) -> dict[str, float]:
    """Characters a second of each reader of `benchmarks.peers`."""
    texts = [article.text for article in articles]
    script = Path(__file__).parent / "peers" / "run.py"
    done = subprocess.run([python, script], input=json.dumps(texts), capture_output=True, text=True, check=True)
    *_, report = done.stdout.splitlines()  # some greet first
    return {name: sum(map(len, texts)) / spent for name, spent in json.loads(report).items()}


def main() -> None:
    python, *raws = map(Path, sys.argv[1:])
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ["POLARS_MAX_THREADS"] = "1"
    articles = articles_of(raws)
    peers = speeds_of_peers(python, articles[:FOR_PEERS])
    for name, speed in {**speeds_of_ours(articles), **peers}.items():
        print(f"{name:32}{speed:>14,.0f} characters/s{speed / peers[REFERENCE]:>10,.1f} x {REFERENCE}")


if __name__ == "__main__":
    main()
