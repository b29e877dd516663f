"""Deployments on a real server: they fire, a killed worker does no harm, and a release comes out."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import httpx
import pytest
import yaml

from tests.servers import ROOT, Place, await_, free_port, serving, stop

POSTGRES = shutil.which("postgres") and shutil.which("initdb")


def declared() -> dict[str, Any]:
    """The deployments of prefect.yaml by name."""
    return {one["name"]: one for one in yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]}


def test_prefect_yaml_declares_what_serve_serves() -> None:
    from flows.schedule import deployments  # seconds of Prefect, which not every worker that collects tests needs

    served = {one.name: one for one in deployments(Path("raw"), Path("output"), Path("sources.toml"), 1)}
    assert served.keys() == declared().keys()
    for name, one in declared().items():
        limit = served[name].concurrency_options
        assert one["entrypoint"].endswith(f":{served[name].flow_name}")
        assert one["concurrency_limit"]["collision_strategy"] == limit.collision_strategy.value
        schedule = served[name].schedules[0].schedule if served[name].schedules else None
        stated = one.get("schedules", [{}])[0]
        assert stated.get("cron") == getattr(schedule, "cron", None)
        assert stated.get("interval") == (schedule.interval.total_seconds() if hasattr(schedule, "interval") else None)


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
    with serving(place):
        place.prefect("work-pool", "create", "newsclaims", "--type", "process")
        place.prefect("deploy", "--all")
        yield place


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
