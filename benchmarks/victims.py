"""Publications in processes of their own, to be killed at a moment of their work.

A victim is the pure publication into a folder or into a bucket, which has imported everything and waits for a line
that says go, or the whole command with Prefect, whose work begins when its staging folder is there: before that comes
Prefect's own start, many times as long as the work on a few pages.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.releases.folder import STAGING
from flows.releases.objects import Objects
from flows.releases.store import MANIFEST, Store, open_store

PUBLISH = """
import sys
from flows.location import location_of
from flows.publication import publish

print("ready", flush=True)
sys.stdin.readline()
publish([location_of(sys.argv[1])], location_of(sys.argv[2]))
"""
COMMAND = "import sys; from flows.cli import main; sys.exit(main(['build', sys.argv[1], '--output', sys.argv[2]]))"
_AGAIN = 12  # after so many kills one runs through, to tell anew how long the work takes
_ANYWHERE = 0.2  # of the kills of a whole command: at any moment of it, Prefect's start included
_PATIENCE = 300.0
_PAUSE = 0.005
Process = subprocess.Popen[bytes]


@dataclass
class Victim:
    """One way to publish the raw files of a folder at `output`: `left` are still to be killed.

    As last seen: the seconds from its `start` until its work begins, and from then on those of `reading` and of all its
    `work` until the release stands.
    """

    name: str
    output: Path | str
    left: int
    code: str = PUBLISH
    start: float = 0.0
    reading: float = 0.0
    work: float = 0.0
    since: int = _AGAIN
    _next: Process | None = None

    @property
    def store(self) -> Store:
        """Where its releases stand."""
        return open_store(self.output)

    @property
    def is_due(self) -> bool:
        """Whether it is to run through before the next is killed."""
        return self.since >= _AGAIN

    def run_through(self, raw: Path) -> None:
        """One that nobody disturbs, to see how long it takes."""
        before, started = self.store.latest(), time.monotonic()
        with self._begin(raw) as process:
            self._wait(process, self._has_begun)
            self.start, begun = time.monotonic() - started, time.monotonic()
            self._wait(process, lambda _: self._is_gathering())
            self.reading = time.monotonic() - begun
            self._wait(process, lambda _: self.store.latest() != before)
            self.work, self.since = time.monotonic() - begun, 0
            process.wait(_PATIENCE)

    def kill(self, raw: Path, chance: random.Random) -> str | None:
        """Kills one at a random moment; what it was doing, by what it left. None where it had ended before.

        Of two kills one falls anywhere in the work, one after the reading.
        """
        before = self.store.versions()
        anywhere = self.code == COMMAND and chance.random() < _ANYWHERE
        first, last = chance.choice((0, self.reading)), self.work
        after = chance.uniform(0, self.start) if anywhere else chance.uniform(first, last)
        with self._begin(raw) as process:
            if not anywhere:
                self._wait(process, self._has_begun)
            try:
                process.wait(after)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        if process.returncode != -signal.SIGKILL:
            self.since = _AGAIN  # it took less long than it was seen to
            return None
        self.since, self.left = self.since + 1, self.left - 1
        return self._left_at(before)

    def close(self) -> None:
        """Ends the process that waits for its turn."""
        if self._next:
            self._next.kill()
            self._next.communicate()

    @contextmanager
    def _begin(self, raw: Path) -> Iterator[Process]:
        """A process at work; the one after it imports while this one's release is looked at."""
        process, self._next = self._next or self._start(raw), None
        with process:
            yield process
        if self.code == PUBLISH:
            self._next = self._start(raw)

    def _start(self, raw: Path) -> Process:
        """A process that leads a group of its own, so that nothing which it starts outlives its kill."""
        command = [sys.executable, "-c", self.code, str(raw), str(self.output)]
        home = tempfile.gettempdir()
        settings = {**os.environ, "TMPDIR": home, "HOME": home, "PREFECT_HOME": str(Path(home, "prefect"))}
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        return subprocess.Popen(command, env=settings, start_new_session=True, **pipes)

    def _has_begun(self, process: Process) -> bool:
        if self.code == COMMAND:
            return bool(self.stagings())
        assert process.stdout
        assert process.stdin
        process.stdout.readline()
        process.stdin.write(b"go\n")
        process.stdin.flush()
        return True

    def _wait(self, process: Process, happened: Callable[[Process], bool]) -> None:
        until = time.monotonic() + _PATIENCE
        while not happened(process) and process.poll() is None:
            if time.monotonic() > until:
                raise TimeoutError(f"{self.name} takes more than {_PATIENCE:.0f} s")
            time.sleep(_PAUSE)

    def _left_at(self, before: list[str]) -> str:
        """What one that was killed was doing, by what it left."""
        now = self.store.versions()
        if len(now) > len(before):
            return "clearing up" if self.store.latest() == now[-1] else "between release and pointer"
        if isinstance(self.output, str) and any(key.endswith(".taken") for key in unfinished(self.output)):
            return "sending files"
        if self._is_gathering():
            return "putting the release together"
        return "reading" if self.stagings() else "starting"

    def _is_gathering(self) -> bool:
        return any((staging / "release").is_dir() for staging in self.stagings())

    def stagings(self) -> list[Path]:
        """The staging folders that stand."""
        if isinstance(self.output, Path):
            return list(self.output.glob(f"{STAGING}*"))
        return list(Path(tempfile.gettempdir()).glob(f"newsclaims-*/{STAGING}*"))


def unfinished(url: str) -> list[str]:
    """The keys in a bucket that stand under a number without a manifest."""
    keys = Objects(url).sizes()
    return [key for key in keys if "/" in key and f"{key.partition('/')[0]}/{MANIFEST}" not in keys]
