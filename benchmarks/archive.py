"""An archive from raw files to a release: python -m benchmarks.archive CORPUS

CORPUS is a JSON Lines file of articles. They stand again and again under other ids and days, so many a day, one file a
day, until there are as many as asked. Each build runs as `newsclaims build` does, in a process of its own with the
server of Prefect beside it, from the flow's start; its memory is that of all its processes but the server, looked at
ten times a second. With one worker every stage is timed, what it calls of another counted for the other alone; what no
stage has is Prefect's. Then an edition more is built, for the diff. `--times 10` does it all once more, ten times as
large.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.increments import FIRST, PAPER, renew
from benchmarks.stages import STAGES, Stages

DAILY = 205  # a year of one daily has 75,000 articles
SERVER = b"prefect.server"
BUILD = "import sys, benchmarks.archive as archive; archive.build_once(*sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Run:
    """One build as seen from outside: seconds from the flow's start, of each stage, and the most bytes held at once."""

    seconds: float
    stages: dict[str, float]
    articles: int
    peak: int


def write_archive(corpus: Path, raw: Path, articles: int, first: int = 0) -> None:
    """Files of DAILY articles for so many days from day `first` on."""
    records = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    for number in range(first * DAILY, first * DAILY + articles, DAILY):
        issued = FIRST + timedelta(days=number // DAILY)
        path = raw / PAPER / issued.isoformat() / "01.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (
            json.dumps(renew(records[one % len(records)], one, issued), ensure_ascii=False)
            for one in range(number, min(number + DAILY, first * DAILY + articles))
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def build_once(raw: str, output: str, workers: str) -> None:
    """One build in this process; what was timed as JSON on stdout."""
    import flows.build
    from flows.releases.store import ready_store
    from flows.warm import warm_up

    ready_store(Path(output))
    warm_up()  # as Prefect's start has it done: it would count for the stages that it calls
    stages = Stages()
    if workers == "1":
        stages.watch(STAGES)
    stages.watch({"the flow": ("flows.publication.publish", "flows.build.publish", "flows.build.show_build")})
    built = flows.build.run_build([Path(raw)], Path(output), int(workers))
    print(json.dumps({"stages": stages.seconds, "articles": built.release.counts["rows"]["articles"]}))


def run_build(raw: Path, output: Path, workers: int) -> Run:
    """One build in a process of its own."""
    command = [sys.executable, "-c", BUILD, raw, output, str(workers)]
    settings = os.environ | {"PREFECT_LOGGING_LEVEL": "CRITICAL", "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL"}
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=settings) as building:
        while building.poll() is None:
            peak = max(peak, sum(held_by(process) for process in family_of(building.pid)))
            time.sleep(0.1)
        said = building.stdout.read() if building.stdout else ""
    if building.returncode:
        raise SystemExit(f"the build of {raw} ended with {building.returncode}")
    told: dict[str, Any] = json.loads(said.splitlines()[-1])
    return Run(sum(told["stages"].values()), told["stages"], told["articles"], peak)


def family_of(process: int) -> Iterator[int]:
    """A process and what it started, but for Prefect's server."""
    try:
        if SERVER in Path(f"/proc/{process}/cmdline").read_bytes():
            return
        children = [path.read_text().split() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # has ended
        return
    yield process
    for child in (int(number) for numbers in children for number in numbers):
        yield from family_of(child)


def held_by(process: int) -> int:
    """The bytes of a process in memory, those that it shares with others in equal parts."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def show(name: str, run: Run) -> None:
    speed, peak = run.articles / run.seconds, run.peak / 1e9
    print(f"{name:36}{run.seconds:>9,.1f} s{speed:>9,.0f} articles/s{peak:>8,.2f} GB at most", flush=True)


def show_stages(run: Run) -> None:
    """Where the time of a run went."""
    for stage, seconds in sorted(run.stages.items(), key=lambda item: -item[1]):
        named = "Prefect, and what no stage has" if stage == "the flow" else stage
        print(f"  {named:34}{seconds:>9,.2f} s{seconds / run.seconds:>9.1%}")


def measure(corpus: Path, folder: Path, articles: int, workers: list[int]) -> None:
    """Builds of one archive with so many workers each, the last of them grown by an edition."""
    raw = folder / "raw"
    write_archive(corpus, raw, articles)
    for number in workers:
        run = run_build(raw, folder / f"output-{number}", number)
        show(f"{articles:,} articles, {number} workers", run)
        if number == 1:
            show_stages(run)
    write_archive(corpus, raw, DAILY, first=-(-articles // DAILY))
    grown = run_build(raw, folder / f"output-{workers[0]}", 1)
    show("an edition more", grown)
    show_stages(grown)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=75_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--times", type=int, default=1)
    asked = parser.parse_args()
    for times in {1, asked.times}:
        with TemporaryDirectory() as folder:
            measure(asked.corpus, Path(folder), asked.articles * times, asked.workers)


if __name__ == "__main__":
    main()
