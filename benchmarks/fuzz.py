"""Spoilt pages for as long as one likes: python -m benchmarks.fuzz [--seconds N] [--seed N] [--into DIR] [SUFFIX ...]

Every reader in turn, a page at a time, for so many seconds of processor time: that of this process and of the one that
reads beside it. A page that breaks something, or takes far longer than its length asks for, is kept in DIR under a name
that says where; mended, it becomes a line of tests/fuzz/test_findings.py. Exit code 1 where there is one.
"""

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random
from traceback import extract_tb

from tests.fuzz.check import check_bytes
from tests.fuzz.mutations import mutate
from tests.fuzz.seeds import SEEDS
from tests.processors import time_spent

SLOW = {".pdf": 60.0, ".png": 60.0, ".jpg": 60.0, ".jpeg": 60.0}
"""Seconds that a page of some thousand bytes must not take: a sheet of print takes 6 to 12 to recognise."""
_SLOW = 10.0
_HANGS = 300  # seconds of processor time; the process beside has a limit of its own
_REPORT = 600.0  # seconds between two lines that say how far it is


class HangsError(Exception):
    """A page that this process would read for ever."""


def name_of(error: Exception) -> str:
    """What broke and where."""
    *_, last = extract_tb(error.__traceback__)
    return f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"


def try_page(raw: bytes, suffix: str, into: Path) -> str:
    """What became of a page: `read`, `refused`, or what broke."""
    started = time_spent()
    try:
        with no_longer_than(_HANGS):
            outcome = "refused" if check_bytes(raw, suffix) is None else "read"
    except Exception as error:
        outcome = name_of(error)
    if time_spent() - started > SLOW.get(suffix, _SLOW):
        outcome = f"slow-{outcome}"
    if outcome not in ("read", "refused"):
        into.mkdir(parents=True, exist_ok=True)
        (into / f"{outcome}-{sha256(raw).hexdigest()[:8]}{suffix}").write_bytes(raw)
        print(f"  finding: {outcome}", flush=True)
    return outcome


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Raises HangsError in the midst of whatever takes this process so much processor time."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _give_up(*_: object) -> None:
    raise HangsError


def try_reader(suffix: str, seconds: float, seed: int, into: Path) -> Counter[str]:
    """What became of the pages that a reader was given for so long, how many of each."""
    random, seeds, outcomes = Random(f"{seed} {suffix}"), SEEDS[suffix], Counter[str]()
    started, told = time_spent(), 0.0
    while (spent := time_spent() - started) < seconds:
        outcomes[try_page(mutate(random.choice(seeds), random, seeds), suffix, into)] += 1
        if spent - told > _REPORT:
            told = spent
            print(f"  {suffix} after {spent:,.0f} s: {outcomes.total():,} pages", flush=True)
    print(f"{suffix} {spent:,.0f} s, {outcomes.total():,} pages", dict(outcomes.most_common()), flush=True)
    return outcomes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suffix", nargs="*", default=sorted(SEEDS))
    parser.add_argument("--seconds", type=float, default=60.0, help="of processor time for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, default=Path("fuzz-findings"))
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, _give_up)
    found = [try_reader(suffix, asked.seconds, asked.seed, asked.into) for suffix in asked.suffix]
    return int(any(outcomes.keys() - {"read", "refused"} for outcomes in found))


if __name__ == "__main__":
    sys.exit(main())
