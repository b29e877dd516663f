"""PREFECT: which runs are alive. A run whose process was killed stays RUNNING for ever unless somebody closes it.

Each run holds the operating system's lock on a file of its own, in Prefect's home, for as long as its process lives:

<PREFECT_HOME>/newsclaims-runs/<flow run id>

A file there that can be locked was left by a process that has died. No clock and no heartbeat is asked, so a slow run
is never taken for a dead one.
"""

import flows.offline  # noqa: F401 first: Prefect reads its settings when it is imported

# isort: split

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from prefect import get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId, TaskRunFilter, TaskRunFilterState
from prefect.client.schemas.filters import TaskRunFilterStateType as StateTypes
from prefect.client.schemas.objects import State, StateType
from prefect.exceptions import ObjectNotFound
from prefect.runtime import flow_run
from prefect.settings import get_current_settings
from prefect.states import Crashed

_BEGUN = ".begun-"
_DIED: State[None] = Crashed(message="its process died; the next build has taken over")


def runs_folder() -> Path:
    """Where the runs of this machine hold their files."""
    return get_current_settings().home / "newsclaims-runs"


@contextmanager
def announce_run() -> Iterator[list[UUID]]:
    """Lets the runs to come know that this flow run is alive while this is open; gives the dead ones that it closed."""
    folder, run = runs_folder(), flow_run.id
    folder.mkdir(parents=True, exist_ok=True)
    mark, begun = folder / run, folder / f"{_BEGUN}{run}"
    with begun.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        begun.replace(mark)  # seen by others only once it is held
        try:
            yield close_dead_runs(folder)
        finally:
            mark.unlink(missing_ok=True)


def close_dead_runs(folder: Path) -> list[UUID]:
    """Marks as crashed each run whose process has died, with its tasks; returns their ids, in order."""
    closed = []
    with get_client(sync_client=True) as client:
        for mark in sorted(folder.glob("[!.]*")):
            if _is_dead(mark):
                _close(client, UUID(mark.name))
                closed.append(UUID(mark.name))
                mark.unlink(missing_ok=True)
    return closed


def _is_dead(mark: Path) -> bool:
    try:
        with mark.open() as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    except (BlockingIOError, FileNotFoundError):  # alive, or ended in this moment
        return False


def _close(client: SyncPrefectClient, run: UUID) -> None:
    """Unless it had ended, or another server knows it."""
    try:
        state = client.read_flow_run(run).state
    except ObjectNotFound:
        return
    if state is None or state.is_final():
        return
    running = TaskRunFilter(state=TaskRunFilterState(type=StateTypes(any_=[StateType.RUNNING, StateType.PENDING])))
    of_run = FlowRunFilter(id=FlowRunFilterId(any_=[run]))
    for task in client.read_task_runs(flow_run_filter=of_run, task_run_filter=running):
        client.set_task_run_state(task.id, _DIED, force=True)
    client.set_flow_run_state(run, _DIED, force=True)
