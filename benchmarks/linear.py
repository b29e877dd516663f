"""No text, however odd, is worse than linear: python -m benchmarks.linear

Some text against twice as much: linear work takes twice as long, quadratic work four times. A megabyte and more where
one character is repeated; less where every few characters are a number with a claim of its own to read.

A word search over Chinese text keeps 24 bytes a character, and above 32 MiB the allocator takes fresh pages from the
system at each call, which costs three times as much a character (counted: 11,719 page faults for 2 million of `。`,
none for 1 million; the cost a character is even on either side). Both sizes of a text lie on one side of that step.
"""

import sys
import time

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article

ODD = dict.fromkeys(("1", ",", "(", "%"), 1_000_000) | dict.fromkeys("一第年。、“至", 1_500_000)
ODD |= dict.fromkeys(("1,", "一、", "1.", "8家", "8家,", "8家。", "约8亿元", "增长8%,"), 20_000)
MOST = 3.0  # between twice and four times


def seconds(text: str) -> float:
    """Text to claims, once, in time of the processor: on a crowded machine that of the clock doubles by chance."""
    started = time.process_time()
    article = Article(text)
    make_claims(article, find_mentions(text, None))
    return time.process_time() - started


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
