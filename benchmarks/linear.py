"""No text, however odd, is worse than linear: python -m benchmarks.linear

A megabyte of one character against two: linear work takes twice as long, quadratic work four times.
"""

import sys
import time

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

ODD = ("1", "一", ",", "第", "1,", "一、", "8家", "年", "。", "\n", "(", "至", "1.", "约", "亿")
SIZE = 1_000_000
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
    for odd in ODD:
        once, times = growth(odd, SIZE)
        worst = max(worst, times)
        print(f"{odd!r:8}{once:>8.2f} s for 1 MB{times:>8.2f} times for 2 MB")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
