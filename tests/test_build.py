"""The flow as a user starts it: a process of its own, an empty home, every way to the outside shut and watched."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from flows import shards
from flows.releases.plan import Plan
from flows.releases.store import open_store
from flows.releases.write import write_release
from flows.shards import Shard, cut_shards, find_raw_files
from flows.workers import work_in
from tests.releases.archives import bytes_of, tables_of

GUARD = '''
import sys

def watch(event, arguments):
    """Raises on any way out of this machine, and writes it down, for the caller may swallow what is raised."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        host = arguments[1][0] if isinstance(arguments[1], tuple) else "localhost"  # a path is a local socket
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if host not in (None, "", "127.0.0.1", "::1", "localhost", "0.0.0.0", b"127.0.0.1", b"localhost"):
        with open({log!r}, "a") as log:
            print(event, host, file=log)
        raise OSError(f"{{event}} {{host}}: no way out")

sys.addaudithook(watch)
'''
COMMANDS = """
import json, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from flows.cli import main

said = []
for arguments in json.loads(sys.argv[1]):
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = main(arguments)
    said.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(said))
"""
Said = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A user's empty home, an output folder, and the log of calls that wanted out."""

    home: Path

    @property
    def output(self) -> Path:
        return self.home / "output"

    @property
    def log(self) -> Path:
        return self.home / "calls.log"

    def newsclaims(self, *commands: Sequence[str | Path]) -> list[Said]:
        """Runs commands to their ends, one after the other in one process: Prefect's start takes longer than they."""
        asked = [list(map(str, command)) for command in commands]
        with self.start(COMMANDS, json.dumps(asked)) as running:
            out, err = running.communicate(timeout=170 * len(commands))
        assert (running.returncode, err) == (0, "")
        return [
            Said(*command_and_said) for command_and_said in zip(asked, *zip(*json.loads(out), strict=True), strict=True)
        ]

    def start(self, code: str, *arguments: str | Path) -> subprocess.Popen[str]:
        """Starts a program with nothing of this machine's settings but the search path."""
        settings = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home / "not yet there"),
            "PYTHONPATH": str(self.home / "guard"),
        }
        settings |= {"HTTP_PROXY": "http://192.0.2.1:9", "ALL_PROXY": "http://192.0.2.1:9"}  # must not be asked either
        command = [sys.executable, "-c", code, *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, env=settings, start_new_session=True, **pipes)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    here = Place(tmp_path_factory.mktemp("home"))
    (here.home / "guard").mkdir()
    (here.home / "guard" / "sitecustomize.py").write_text(GUARD.format(log=str(here.log)))
    return here


@pytest.fixture(scope="module")
def grown_raw(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of `raw` and a page more."""
    grown = Path(shutil.copytree(raw, tmp_path_factory.mktemp("grown") / "raw"))
    page = grown / "河湾日报" / "2025-06-06" / "02.md"
    page.parent.mkdir()
    page.write_text("# 新桥通车\n\n本报讯 新桥长320米。\n", encoding="utf-8")
    return grown


@pytest.fixture(scope="module")
def builds(place: Place, raw: Path, grown_raw: Path) -> list[Said]:
    """The first build, the same again, and one of a page more."""
    output = ("--output", place.output)
    return place.newsclaims(
        ("build", raw, *output, "--workers", "2"), ("build", raw, *output, "--strict"), ("build", grown_raw, *output)
    )


@pytest.fixture(scope="module")
def first(builds: list[Said]) -> Said:
    return builds[0]


def test_the_guard_sees_a_call_that_wants_out(place: Place) -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"
    settings = {"PYTHONPATH": str(place.home / "guard")}
    tried = subprocess.run([sys.executable, "-c", code], env=settings, capture_output=True, text=True, check=False)
    assert "no way out" in tried.stderr
    assert "192.0.2.1" in place.log.read_text()
    place.log.unlink()


def test_a_build_publishes_a_release_and_says_what_is_in_it(first: Said, place: Place) -> None:
    assert first.returncode == 0, first.stderr
    said = dict(line.split()[:2] for line in first.stdout.splitlines())
    assert said["documents"] == "4"
    assert said["articles"] == "4"
    assert int(said["claims"]) > 0
    assert "published 1.1.0" in first.stdout
    articles = pl.read_parquet(place.output / "1.1.0" / "articles" / "**" / "*.parquet")
    assert articles["publication"].value_counts().sort("publication")["count"].to_list() == [2, 2]


def test_a_file_that_cannot_be_read_is_named_and_is_a_row(first: Said, place: Place) -> None:
    said = first.stderr.splitlines()
    assert len(said) == 1
    assert "scan.png could not be read" in said[0]
    documents = pl.read_parquet(place.output / "1.1.0" / "documents" / "**" / "*.parquet")
    failed = documents.row(by_predicate=pl.col("status") == "failed", named=True)
    assert failed["path"] == "scan.png"
    assert "no picture that can be opened" in failed["error"]


def test_a_build_makes_no_outbound_call(first: Said, place: Place) -> None:
    assert first.returncode == 0
    assert not place.log.exists(), place.log.read_text()


def test_the_same_pages_publish_nothing_new_and_strict_minds_what_was_left_out(
    builds: list[Said], place: Place
) -> None:
    again = builds[1]
    assert again.returncode == 1
    assert "nothing changed" in again.stdout
    assert sorted(path.name for path in place.output.glob("1.*")) == ["1.1.0", "1.1.1"]


def test_one_page_more_is_the_only_one_that_is_read(builds: list[Said]) -> None:
    grown = builds[2]
    assert grown.returncode == 0, grown.stderr
    documents = next(line for line in grown.stdout.splitlines() if line.startswith("documents"))
    assert documents.split()[1:] == ["5", "1", "read", "now,", "1", "could", "not", "be", "read"]
    assert "published 1.1.1" in grown.stdout


@pytest.mark.slow
def test_ctrl_c_ends_a_build_soon_with_one_line_and_nothing_published(place: Place, tmp_path: Path) -> None:
    text = "河湾镇今年种植小麦3.6万亩，比上年增加2000亩。" * 100
    for number in range(600):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"text": text}), encoding="utf-8")
    output = place.home / "stopped"
    code = "import sys; from flows.cli import main; sys.exit(main())"
    with place.start(code, "build", tmp_path, "--output", output, "--workers", "2") as running:
        wait_for(lambda: any(output.glob(".staging-*")) or running.poll() is not None)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert (running.returncode, said) == (130, "newsclaims: stopped\n")
    assert list(output.glob("[!.]*")) == []


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 90
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)


def build_plainly(raw: Path, output: Path, workers: int, order: Iterable[Shard]) -> dict[str, bytes]:
    """What the flow does, without an orchestrator."""
    store = open_store(output)
    with store.open_staging() as staging, work_in(workers) as work:
        for shard in order:
            work(staging, shard)
        return bytes_of(output / write_release(staging, store, Plan(None)).version)


@pytest.mark.slow
def test_same_pages_same_bytes_whatever_the_order_the_shards_or_the_workers(
    first: Said, place: Place, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SHARD_BYTES", 1)
    cut = cut_shards(find_raw_files([raw]))
    assert len(cut) == 4
    built = bytes_of(place.output / "1.1.0")
    assert build_plainly(raw, tmp_path / "one", 1, reversed(cut)) == built
    assert build_plainly(raw, tmp_path / "two", 2, cut) == built


@pytest.mark.slow
def test_the_seed_of_hashes_moves_no_byte(first: Said, place: Place, raw: Path, tmp_path: Path) -> None:
    """Two more runs, each in steps: a part of the pages, then all of them."""
    for seed in ("1", "2"):
        output = tmp_path / seed
        paths = "[Path(sys.argv[1])], Path(sys.argv[2])"
        code = f"import sys; from pathlib import Path; from flows.publication import publish; publish({paths})"
        for pages in (raw / "河湾日报", raw):
            settings = {**os.environ, "PYTHONHASHSEED": seed}
            subprocess.run([sys.executable, "-c", code, pages, output], env=settings, check=True)
        assert tables_of(output / "latest") == tables_of(place.output / "1.1.0")
    assert bytes_of(tmp_path / "1" / "1.1.1") == bytes_of(tmp_path / "2" / "1.1.1")
