"""Shards on a real Dask scheduler with two worker processes, one of which is killed while it works."""

import json
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from flows.publication import publish
from flows.shards import SHARD_BYTES, cut_shards, find_raw_files, work_shard
from tests.releases.archives import bytes_of
from tests.servers import Place, await_, free_port, serving, stop

MOST_MORE = 20  # bytes: larger counts
SENTENCE = "河湾镇今年种植小麦{0}.6万亩，比上年增加{0}00亩，亩产{0}20公斤，同比提高{0}.5%。"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A shard a page: each has little to read, and much that no reader asks for."""
    folder = tmp_path / "raw"
    for day in range(1, 9):
        page = folder / "河湾日报" / f"2025-06-{day:02}" / "01.jsonl"
        page.parent.mkdir(parents=True)
        record = {"id": f"{day}", "text": SENTENCE.format(day) * 200, "layout": "x" * SHARD_BYTES}
        page.write_text(json.dumps(record), encoding="utf-8")
    return folder


@contextmanager
def cluster(place: Place) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler's address and its two workers."""
    with ExitStack() as ending:

        def start(part: str, *arguments: str) -> "subprocess.Popen[bytes]":
            process = place.start(f"distributed.cli.dask_{part}", "--no-dashboard", *arguments)
            ending.callback(lambda: process.poll() is None and stop(process, signal.SIGKILL))
            return process

        address = f"tcp://127.0.0.1:{free_port()}"
        start("scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2])
        workers = [start("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
        yield address, workers


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_no_byte(many: Path, tmp_path: Path) -> None:
    place = Place(tmp_path, free_port())
    with serving(place), cluster(place) as (address, workers):
        command = str(Path(sys.executable).with_name("newsclaims"))
        build = place.spawn(command, "build", str(many), "--output", "output", "--dask", address)
        await_(lambda: list((tmp_path / "output").glob(".staging-*/shards/*")) or build.poll() is not None, place)
        stop(workers[0], signal.SIGKILL)
        assert build.wait(240) == 0, place.logs()
    release = Path(publish([many], tmp_path / "alone").release.path)
    assert bytes_of(tmp_path / "output" / release.name) == bytes_of(release)


def test_what_travels_does_not_grow_with_the_pages(raw: Path, tmp_path: Path) -> None:
    """A task is its paths, an outcome its counts."""
    pages, sizes = Path(shutil.copytree(raw, tmp_path / "raw")), []
    for times in (1, 50):
        for file in pages.rglob("*.md"):
            file.write_text(file.read_text("utf-8") * times, encoding="utf-8")
        (shard,) = cut_shards(find_raw_files([pages]))
        sizes.append(len(pickle.dumps((work_shard, tmp_path, shard, work_shard(tmp_path, shard)))))
    assert sizes[1] - sizes[0] < MOST_MORE
