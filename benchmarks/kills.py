"""Builds killed at random moments: python -m benchmarks.kills [KILLS] [--minutes N] [--seed N]

In every round a page is added, changed or taken away, and a build of the archive, a process of its own, is killed with
SIGKILL at a random moment of the time that a build takes. After every kill the newest releases have to be whole: every
digest, count, key and quote of them is recomputed. At the end one build runs through, all releases are verified, and
the last one's tables have to be the very bytes of a build from scratch: no page was lost, none was mixed.
"""

import argparse
import math
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.releases.folder import STAGING, Folder
from flows.releases.plan import plan_build
from flows.releases.standing import stand, stand_newest
from flows.releases.verify import verify_release
from flows.releases.write import keep_release, write_release
from flows.shards import cut_shards, digest_of_raw, find_raw_files, work_shard

PAGE = "# 第{number}渠完工\n\n本报讯 第{number}渠昨日完工，灌溉农田{acres}亩，其中稻田{part}亩，总投资{cost}万元。\n"
_KEPT_LAST = 3


@dataclass
class Tally:
    """What the kills met: how many in which state, and everything that was wrong afterwards."""

    met: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    releases: int = 0


def kill_builds(kills: int, seed: int, folder: Path, minutes: float = math.inf) -> Tally:
    """So many builds killed in `folder`, which is empty, or those that fit in `minutes`; what they met and left."""
    chance, tally = random.Random(seed), Tally()
    raw, output = folder / "raw", folder / "output"
    for number in range(8):
        _write_page(raw, number, chance)
    started = time.monotonic()
    build(raw, output)
    _change_raw(raw, 8, chance)
    longest = _time(raw, output)
    for number in range(kills):
        if time.monotonic() - started > minutes * 60:
            break
        _change_raw(raw, 9 + number, chance)
        tally.met[_kill(raw, output, chance.uniform(0, 1.2 * longest))] += 1
        check(output, Folder(output).versions()[-_KEPT_LAST:], tally, f"after kill {number}")
        print(f"\r{number + 1} of {kills}", end="", file=sys.stderr, flush=True)
    build(raw, output)
    check(output, Folder(output).versions(), tally, "in the end")
    build(raw, folder / "scratch")
    if _tables(output / "latest") != _tables(folder / "scratch" / "latest"):
        tally.wrong.append("the last release is not what a build from scratch makes")
    tally.releases = len(Folder(output).versions())
    return tally


def build(raw: Path, output: Path) -> None:
    """What the flow does, without an orchestrator."""
    files = {file.name: file for file in find_raw_files([raw], output)}
    store = Folder(output)
    with store.open_staging() as staging:
        plan = plan_build(before := stand_newest(store), files, lambda name: digest_of_raw(files[name]))
        if before and plan.is_idle:
            keep_release(before)
            return
        for shard in cut_shards([files[name] for name in files if name in plan.fresh]):
            work_shard(staging, shard)
        write_release(staging, store, plan)


def check(output: Path, versions: Sequence[str], tally: Tally, when: str) -> None:
    """Notes where `latest` leads to no release or one of `versions` is not whole."""
    if not (output / "latest" / "manifest.json").is_file():
        tally.wrong.append(f"{when} latest leads nowhere")
    for version in versions:
        problems = verify_release(stand(Folder(output), version))
        tally.wrong += [f"{when} {version}: {problem.where} {problem.what}" for problem in problems]


def _kill(raw: Path, output: Path, after: float) -> str:
    """Kills a build so many seconds after it began; what it was doing, by what it left."""
    versions = Folder(output).versions()
    with _start(raw, output) as victim:
        time.sleep(after)
        victim.kill()
    now = Folder(output).versions()
    if victim.returncode != -signal.SIGKILL:
        return "was done before"
    if len(now) > len(versions):
        return "clearing up" if (output / "latest").readlink().name == now[-1] else "between release and pointer"
    if list(output.glob(f"{STAGING}*/release")):
        return "putting the release together"
    return "reading" if list(output.glob(f"{STAGING}*")) else "starting"


def _time(raw: Path, output: Path) -> float:
    """Seconds that a process of its own takes for a build."""
    with _start(raw, output) as whole:
        started = time.monotonic()
        whole.wait()
        return time.monotonic() - started


def _start(raw: Path, output: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own that has imported everything."""
    command = [sys.executable, "-m", "benchmarks.kills", "--build", str(raw), str(output)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.read(1)
    return process


def _write_page(raw: Path, number: int, chance: random.Random) -> None:
    page = raw / "河湾日报" / f"2025-{6 + number // 28 % 6:02}-{1 + number % 28:02}" / f"{number:03}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    acres = chance.randrange(100, 10_000)
    page.write_text(PAGE.format(number=number, acres=acres, part=acres // 3, cost=acres * 2), encoding="utf-8")


def _change_raw(raw: Path, number: int, chance: random.Random) -> None:
    """A page more; now and then one is written anew, and one goes."""
    _write_page(raw, number, chance)
    pages = sorted(raw.rglob("*.md"))
    if chance.random() < 0.3:
        _write_page(raw, int(chance.choice(pages).stem), chance)
    if len(pages) > 30 or chance.random() < 0.2:
        chance.choice(pages).unlink()


def _tables(release: Path) -> dict[str, bytes]:
    folder = release.resolve()
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("*/issue_month=*/*")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=300)
    parser.add_argument("--minutes", type=float, default=math.inf, help="start no more kills after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--build", type=Path, nargs=2, metavar=("RAW", "OUTPUT"), help="what a victim does")
    asked = parser.parse_args()
    if asked.build:
        print("ready", flush=True)
        build(*asked.build)
        return
    with TemporaryDirectory() as folder:
        tally = kill_builds(asked.kills, asked.seed, Path(folder), asked.minutes)
    print()
    for state, kills in tally.met.most_common():
        print(f"{kills:>5} {state}")
    print(f"{tally.met.total():>5} kills in all")
    print(f"{tally.releases:>5} releases stand, {len(tally.wrong)} things wrong", *tally.wrong, sep="\n      ")


if __name__ == "__main__":
    main()
