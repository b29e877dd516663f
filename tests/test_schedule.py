"""Deployments on a real server: they fire, a killed worker does no harm, and a release comes out."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import httpx
import pytest
import yaml

from flows.schedule import deployments

ROOT = Path(__file__).parents[1]
POSTGRES = shutil.which("postgres") and shutil.which("initdb")
PATIENCE = 240.0  # seconds until what has to come has come


def declared() -> dict[str, Any]:
    """The deployments of prefect.yaml by name."""
    return {one["name"]: one for one in yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]}


def test_prefect_yaml_declares_what_serve_serves() -> None:
    served = {one.name: one for one in deployments(Path("raw"), "output", Path("sources.toml"), 1)}
    assert served.keys() == declared().keys()
    for name, one in declared().items():
        limit = served[name].concurrency_options
        assert one["entrypoint"].endswith(f":{served[name].flow_name}")
        assert one["concurrency_limit"]["collision_strategy"] == limit.collision_strategy.value
        schedule = served[name].schedules[0].schedule if served[name].schedules else None
        stated = one.get("schedules", [{}])[0]
        assert stated.get("cron") == getattr(schedule, "cron", None)
        assert stated.get("interval") == (schedule.interval.total_seconds() if hasattr(schedule, "interval") else None)


@dataclass(frozen=True, slots=True)
class Place:
    """A team's folder with prefect.yaml, and a Prefect server of its own on loopback."""

    folder: Path
    port: int
    database: str | None = None

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def start(self, *command: str, server: bool = False) -> "subprocess.Popen[bytes]":
        settings = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(self.folder)}
        settings |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PYTHONPATH": str(ROOT)}
        settings |= {"PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2", "PREFECT_WORKER_QUERY_SECONDS": "2"}
        if not server:
            settings["PREFECT_API_URL"] = self.api
        if self.database:
            settings["PREFECT_API_DATABASE_CONNECTION_URL"] = self.database
        log = (self.folder / f"{command[0]}-{time.monotonic_ns()}.log").open("wb")
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env=settings,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def prefect(self, *command: str) -> None:
        """A command of Prefect to its end."""
        assert self.start("prefect", "--no-prompt", *command).wait(PATIENCE) == 0, self.logs()

    def runs(self, flow: str) -> list[dict[str, Any]]:
        """The runs of a flow that have begun, the oldest first."""
        asked = {"flows": {"name": {"any_": [flow]}}, "sort": "START_TIME_ASC"}
        runs = httpx.post(f"{self.api}/flow_runs/filter", json=asked, trust_env=False).raise_for_status().json()
        return [run for run in runs if run["start_time"]]

    def logs(self) -> str:
        """The end of what every process said."""
        return "\n".join(
            f"{log.name}: {log.read_text('utf-8', 'replace')[-2000:]}" for log in self.folder.glob("*.log")
        )


def await_(what: Callable[[], Any], place: Place) -> Any:
    """What comes true within PATIENCE."""
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        try:
            if found := what():
                return found
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise AssertionError(place.logs())


def stop(process: "subprocess.Popen[bytes]", how: int = signal.SIGTERM) -> None:
    os.killpg(process.pid, how)
    process.wait(60)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def make_place(folder: Path, raw: Path, database: str | None = None) -> Place:
    folder.mkdir(exist_ok=True)
    shutil.copytree(raw, folder / "raw")
    (folder / "flows").symlink_to(ROOT / "flows")
    often = (ROOT / "prefect.yaml").read_text("utf-8").replace("interval: 300", "interval: 3")
    (folder / "prefect.yaml").write_text(often, encoding="utf-8")
    return Place(folder, free_port(), database)


@pytest.fixture
def served(tmp_path: Path, raw: Path) -> Iterator[Place]:
    """A place with its server, deployed; its watch fires every three seconds."""
    yield from serve_place(make_place(tmp_path, raw))


def serve_place(place: Place) -> Iterator[Place]:
    port = str(place.port)
    server = place.start("prefect", "server", "start", "--host", "127.0.0.1", "--port", port, server=True)
    try:
        await_(lambda: httpx.get(f"{place.api}/health", trust_env=False).is_success, place)
        place.prefect("work-pool", "create", "newsclaims", "--type", "process")
        place.prefect("deploy", "--all")
        yield place
    finally:
        stop(server)


@pytest.mark.slow
def test_a_scheduled_run_fires_and_one_whose_worker_was_killed_is_closed_and_made_good(served: Place) -> None:
    worker = served.start("prefect", "worker", "start", "--pool", "newsclaims")
    first = await_(lambda: served.runs("build"), served)[0]["id"]
    stop(worker, signal.SIGKILL)
    alive = [mark.name for mark in (served.folder / ".prefect" / "newsclaims-runs").glob("[!.]*")]
    kill_runs(served)
    worker = served.start("prefect", "worker", "start", "--pool", "newsclaims")
    try:
        await_(lambda: (served.folder / "output" / "latest" / "manifest.json").exists(), served)
        states = await_(lambda: is_ended(served, [first, *alive]), served)
    finally:
        stop(worker, signal.SIGKILL)
        kill_runs(served)
    assert states <= {"CRASHED", "COMPLETED", "FAILED"}
    assert not alive or "CRASHED" in states


def is_ended(place: Place, runs: list[str]) -> set[str] | None:
    """The states of runs, when none of them goes on."""
    states = {run: httpx.get(f"{place.api}/flow_runs/{run}", trust_env=False).json()["state_type"] for run in runs}
    return None if {"RUNNING", "PENDING"} & set(states.values()) else set(states.values())


def kill_runs(place: Place) -> None:
    """Kills every flow run that a worker left behind."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            here = (process / "cwd").readlink() == place.folder
            if here and b"prefect.flow_engine" in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            continue


@pytest.mark.slow
@pytest.mark.skipif(not POSTGRES, reason="needs PostgreSQL's programs")
def test_a_server_with_postgresql_behind_it_runs_the_same(tmp_path: Path, raw: Path) -> None:
    with postgres() as database:
        for place in serve_place(make_place(tmp_path / "team", raw, database)):
            assert "scan.png" in first_message(place)
            assert (place.folder / "output" / "latest" / "manifest.json").exists()


def first_message(place: Place) -> str:
    """What the first run says that has something to say: a file of raw/ is no page."""
    worker = place.start("prefect", "worker", "start", "--pool", "newsclaims")
    try:
        ended = await_(lambda: [run for run in place.runs("watch") if run["state_type"] == "FAILED"], place)
        return str(ended[0]["state"]["message"])
    finally:
        stop(worker, signal.SIGKILL)
        kill_runs(place)


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL on loopback, which will not run as root; the address of its database, as Prefect wants it."""
    folder, port = Path(mkdtemp(prefix="newsclaims-postgres-")), str(free_port())
    owner = {"user": "postgres"} if os.geteuid() == 0 else {}
    if owner:
        shutil.chown(folder, "postgres")
    subprocess.run(
        ["initdb", "-D", folder / "data", "-U", "prefect", "--auth=trust", "-N"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **owner,
    )
    command = ["postgres", "-D", str(folder / "data"), "-h", "127.0.0.1", "-p", port, "-k", str(folder)]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=folder, **owner)
    try:
        while subprocess.run(["pg_isready", "-q", "-h", "127.0.0.1", "-p", port], check=False).returncode:
            time.sleep(0.2)
        yield f"postgresql+asyncpg://prefect@127.0.0.1:{port}/postgres"
    finally:
        running.terminate()
        running.wait(60)
        shutil.rmtree(folder, ignore_errors=True)
