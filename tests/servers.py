"""A Prefect server of one's own on loopback, in a folder of one's own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
PATIENCE = 240.0  # seconds until what has to come has come


@dataclass(frozen=True, slots=True)
class Place:
    """A team's folder with prefect.yaml, and a Prefect server of its own on loopback."""

    folder: Path
    port: int
    database: str | None = None

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def start(self, module: str, *arguments: str, server: bool = False) -> "subprocess.Popen[bytes]":
        """A module of Python as a program."""
        return self.spawn(sys.executable, "-m", module, *arguments, server=server)

    def spawn(self, *command: str, server: bool = False) -> "subprocess.Popen[bytes]":
        """A program that knows nothing of this machine's settings but the search path."""
        settings = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(self.folder)}
        settings |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PYTHONPATH": str(ROOT)}
        settings |= {"PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2", "PREFECT_WORKER_QUERY_SECONDS": "2"}
        if not server:
            settings["PREFECT_API_URL"] = self.api
        if self.database:
            settings["PREFECT_API_DATABASE_CONNECTION_URL"] = self.database
        log = (self.folder / f"{Path(command[0]).name}-{time.monotonic_ns()}.log").open("wb")
        return subprocess.Popen(
            command,
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


@contextmanager
def serving(place: Place) -> Iterator[None]:
    """The server of a place, up while this is open."""
    port = str(place.port)
    server = place.start("prefect", "server", "start", "--host", "127.0.0.1", "--port", port, server=True)
    try:
        await_(lambda: httpx.get(f"{place.api}/health", trust_env=False).is_success, place)
        yield
    finally:
        stop(server)
