"""No text, however odd, is worse than linear: python -m benchmarks.linear

Some text against twice as much: linear work takes twice as long, quadratic work four times. A megabyte where one
character is repeated; less where every few characters are a number with a claim of its own to read.
"""

import sys
import time

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

ODD = {
    "1": 1_000_000,
    "一": 1_000_000,
    ",": 1_000_000,
    "第": 1_000_000,
    "年": 1_000_000,
    "。": 1_000_000,
    "(": 1_000_000,
}
ODD |= dict.fromkeys(("%", "、", "“", "至"), 1_000_000)
ODD |= dict.fromkeys(("1,", "一、", "1.", "8家", "8家,", "8家。", "约8亿元", "增长8%,"), 20_000)
MOST = 3.0  # between twice and four times


def seconds(text: str) -> float:
    """Text to claims, once."""
    started = time.perf_counter()
    article = Article(text)
    make_claims(article, find_mentions(text, None))
    return time.perf_counter() - started


def growth(odd: str, size: int) -> tuple[float, float]:
    """Seconds for `size` characters, and how many times as long twice as many take."""
    small, large = odd * (size // len(odd)), odd * (2 * size // len(odd))
    once = min(seconds(small) for _ in range(2))
    return once, min(seconds(large) for _ in range(2)) / max(once, 0.01)


def main() -> int:
    worst = 0.0
    for odd, size in ODD.items():
        once, times = growth(odd, size)
        worst = max(worst, times)
        print(f"{odd!r:8}{once:>8.2f} s for {size:>9,} characters{times:>8.2f} times for twice as many")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
