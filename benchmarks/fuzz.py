"""Spoilt pages for as long as one likes: python -m benchmarks.fuzz [--seconds N] [--seed N] [--into DIR] [SUFFIX ...]

Every reader in turn, a page at a time; a page that breaks something is kept in DIR under a name that says where, and is
to become a test in tests/fuzz/test_findings.py.
"""

import argparse
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from random import Random
from traceback import extract_tb

from tests.fuzz.check import check_bytes
from tests.fuzz.mutations import mutate
from tests.fuzz.seeds import SEEDS

SLOW = 10.0  # seconds for a page of a few thousand bytes


def name_of(error: Exception) -> str:
    """What broke and where."""
    *_, last = extract_tb(error.__traceback__)
    return f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"


def try_page(raw: bytes, suffix: str, into: Path) -> str:
    """What became of a page: `read`, `refused`, or what broke."""
    started = time.process_time()
    try:
        page = check_bytes(raw, suffix)
        outcome = "refused" if page is None else "read"
    except Exception as error:
        outcome = name_of(error)
    if time.process_time() - started > SLOW:
        outcome = "slow"
    if outcome not in ("read", "refused"):
        into.mkdir(parents=True, exist_ok=True)
        (into / f"{outcome}-{sha256(raw).hexdigest()[:8]}{suffix}").write_bytes(raw)
    return outcome


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suffix", nargs="*", default=sorted(SEEDS))
    parser.add_argument("--seconds", type=float, default=60.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, default=Path("fuzz-findings"))
    asked = parser.parse_args()
    for suffix in asked.suffix:
        random, seeds, outcomes = Random(f"{asked.seed} {suffix}"), SEEDS[suffix], Counter[str]()
        until = time.monotonic() + asked.seconds
        while time.monotonic() < until:
            outcomes[try_page(mutate(random.choice(seeds), random, seeds), suffix, asked.into)] += 1
        print(suffix, f"{outcomes.total():,} pages", dict(outcomes.most_common()), flush=True)


if __name__ == "__main__":
    main()
