"""Publications killed at random moments: python -m benchmarks.kills [KILLS] [--minutes N] [--seed N]

In every round a page is added, and now and then one is written anew or goes; a publication in a process of its own is
killed with SIGKILL at a random moment of its work (`benchmarks.victims`). Only a process that was alive counts. One in
fifteen is the whole command with Prefect, one in ten publishes into a bucket of an S3-protocol server on loopback.

After every kill: `latest` leads to a release, the newest are whole (all digests, counts, keys and quotes computed
again), and raw/ is as it was. Then the next run goes through, and its tables have to be the very bytes of a build from
scratch, so that no page was lost and none stands twice; nothing of the dead one may be left. In the end all releases
are verified.
"""

import argparse
import math
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.victims import COMMAND, Victim, unfinished
from flows.publication import publish
from flows.releases.objects import Objects
from flows.releases.standing import stand
from flows.releases.store import LATEST, MANIFEST, NOTE
from flows.releases.verify import verify_release
from tests.releases.s3 import serve_s3, settings_for

PAGE = "# 第{number}渠完工\n\n本报讯 第{number}渠昨日完工，灌溉农田{acres}亩，其中稻田{part}亩，总投资{cost}万元。\n"
_BUCKET = "s3://bucket/output"
_KEPT_LAST = 3


@dataclass
class Tally:
    """What the kills met: how many of which victim in which state, and everything that was wrong afterwards.

    `late` are victims that had ended before they were to be killed; they are no kills.
    """

    met: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    releases: int = 0
    late: int = 0


def victims_in(folder: Path, kills: int) -> list[Victim]:
    """The victims of so many kills."""
    commands, remote = kills // 15, kills // 10
    return [
        Victim("publication into a folder", folder / "output", kills - commands - remote),
        Victim("publication into a bucket", _BUCKET, remote),
        Victim("newsclaims build", folder / "built", commands, COMMAND),
    ]


def kill_publications(victims: Sequence[Victim], seed: int, folder: Path, minutes: float = math.inf) -> Tally:
    """Kills all `victims` in `folder`, which is empty, or as many as fit in `minutes`; what they met and left."""
    chance, tally, raw = random.Random(seed), Tally(), folder / "raw"
    for number in range(8):
        _write_page(raw, number, chance)
    until = time.monotonic() + minutes * 60
    while (left := [victim.left for victim in victims]) and any(left) and time.monotonic() < until:
        victim = chance.choices(victims, left)[0]
        if victim.is_due:
            _change_raw(raw, chance)
            victim.run_through(raw)
        _change_raw(raw, chance)
        _kill(victim, raw, chance, tally)
    for victim in (victim for victim in victims if victim.work):
        victim.close()
        check_whole(victim, tally, "in the end", len(victim.store.versions()))
        tally.releases += len(victim.store.versions())
    return tally


def _kill(victim: Victim, raw: Path, chance: random.Random, tally: Tally) -> None:
    """One kill, what has to hold after it, and what has to hold after the next run."""
    before = _files_below(raw)
    met = victim.kill(raw, chance)
    if met:
        tally.met[victim.name, met] += 1
    tally.late += not met
    when = f"kill {tally.met.total()}, of {victim.name}, {met or 'which had ended'}"
    check_whole(victim, tally, when)
    if _files_below(raw) != before:
        tally.wrong.append(f"{when}: raw/ was written")
    publish([raw], victim.output)
    check_whole(victim, tally, f"the run after {when}", 1)
    check_bytes(victim, raw, tally, f"the run after {when}")
    check_left(victim, tally, f"the run after {when}")
    print(when, f"{len(tally.wrong)} things wrong", sep=": ", flush=True)


def check_whole(victim: Victim, tally: Tally, when: str, newest: int = _KEPT_LAST) -> None:
    """Notes where `latest` leads to no release, or where one of so many newest is not whole."""
    versions = victim.store.versions()
    if victim.store.latest() not in versions:
        tally.wrong.append(f"{when}: latest leads to {victim.store.latest()}")
    for version in versions[-newest:]:
        problems = verify_release(stand(victim.store, version))
        tally.wrong += [f"{when}: {version}: {problem.where} {problem.what}" for problem in problems]


def check_bytes(victim: Victim, raw: Path, tally: Tally, when: str) -> None:
    """Notes where the newest tables are not those that a build from scratch makes."""
    store, version = victim.store, victim.store.versions()[-1]
    found = {path: store.read(version, path) for path in store.files(version) if "issue_month=" in path}
    with TemporaryDirectory() as scratch:
        publish([raw], Path(scratch))
        made = _files_below(Path(scratch, LATEST).resolve())
    if found != {path: content for path, content in made.items() if "issue_month=" in path}:
        tally.wrong.append(f"{when}: the tables are not those of a build from scratch")


def check_left(victim: Victim, tally: Tally, when: str) -> None:
    """Notes what stands beside the releases and is of no release."""
    versions = set(victim.store.versions())
    if isinstance(victim.output, Path):
        left = {path.name for path in victim.output.iterdir()} - versions - {LATEST, NOTE, ".lock"}
    else:
        left = set(unfinished(victim.output)) | {path.name for path in victim.stagings()}
        void = {key for key in Objects(victim.output).sizes() if "/" in key and key.partition("/")[0] not in versions}
        left |= {key for key in void if not key.endswith(("/.taken", f"/{MANIFEST}"))}
    tally.wrong += [f"{when}: {name} is left" for name in sorted(left)]


def _write_page(raw: Path, number: int, chance: random.Random) -> None:
    page = raw / "河湾日报" / f"2025-{6 + number // 28 % 6:02}-{1 + number % 28:02}" / f"{number:03}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    acres = chance.randrange(100, 10_000)
    page.write_text(PAGE.format(number=number, acres=acres, part=acres // 3, cost=acres * 2), encoding="utf-8")


def _change_raw(raw: Path, chance: random.Random) -> None:
    """A page more; now and then one is written anew, and one goes."""
    pages = sorted(raw.rglob("*.md"), key=lambda page: int(page.stem))
    _write_page(raw, int(pages[-1].stem) + 1, chance)
    if chance.random() < 0.3:
        _write_page(raw, int(chance.choice(pages).stem), chance)
    if len(pages) > 30 or chance.random() < 0.2:
        chance.choice(pages).unlink()


def _files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=300)
    parser.add_argument("--minutes", type=float, default=math.inf, help="begin no more rounds after so long")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, serve_s3() as endpoint:
        os.environ |= settings_for(endpoint)
        tempfile.tempdir = str(Path(folder, "own"))
        Path(tempfile.tempdir).mkdir()
        tally = kill_publications(victims_in(Path(folder), asked.kills), asked.seed, Path(folder), asked.minutes)
    for (victim, state), kills in sorted(tally.met.items()):
        print(f"{kills:>5} {victim}: {state}")
    print(f"{tally.met.total():>5} processes killed alive; {tally.late} had ended before, and are not counted")
    print(f"{tally.releases:>5} releases stand, {len(tally.wrong)} things wrong", *tally.wrong, sep="\n      ")
    sys.exit(bool(tally.wrong))


if __name__ == "__main__":
    main()
