"""PREFECT: raw/ becomes a release. Lists, maps, gathers, publishes; no text handling."""

import flows.offline  # noqa: F401 first: Prefect reads its settings when it is imported

# isort: split

import os
import signal
import sys
from pathlib import Path
from threading import Timer
from types import FrameType
from typing import Any, NoReturn, cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed
from prefect.server.api.server import SubprocessASGIServer
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.artifacts import show_build, tell_progress
from flows.liveness import announce_run
from flows.publication import Built, publish
from flows.shards import Outcome, Shard
from flows.terminal.progress import show_progress
from flows.warm import warming
from flows.workers import Work, end_workers, work_in

GRACE = 2.0
INTERRUPTED = 130  # the exit code of a command that was stopped by Ctrl-C
LOCAL = "local"
Runner = TaskRunner[PrefectFuture[Any]]


@task(name="shard", task_run_name="{shard.name}", cache_policy=NO_CACHE, persist_result=False)
def run_shard(shard: Shard, staging: Path, work: Work) -> Outcome:
    """One shard of pages. Paths go in and counts come out, never frames."""
    return work(staging, shard)


@flow(name="build", validate_parameters=False, persist_result=False)
def build(
    raws: list[Path | str], output: Path | str, workers: int = 1, keep: bool = False, remote: bool = False
) -> Built:
    """Publishes what the raw files below `raws` say as the next release in `output`, reading only what is new to it.

    Raises RawError where there is nothing to build. The release does not depend on `workers`. With `keep`, documents
    that no longer stand in raw/ stay; `remote` says that the task runner itself has workers.
    """
    with announce_run():
        here = 1 if remote else workers
        built = publish(raws, output, lambda shards, staging: run_shards(shards, staging, here), keep=keep)
        show_build(built.release, built.failures, output)
    return built


def run_shards(shards: list[Shard], staging: Path, workers: int) -> list[Outcome]:
    """Every shard as a task, whose rows are in `staging` when this returns."""
    with work_in(min(workers, len(shards)) or 1) as work:
        futures = [run_shard.submit(shard, staging, work) for shard in shards]
        files = sum(len(shard.files) for shard in shards)
        done = (future.result() for future in as_completed(futures))
        return list(show_progress(tell_progress(done, files), files))


def run_build(
    raws: list[Path | str], output: Path | str, workers: int, keep: bool = False, dask: str | None = None
) -> Built:
    """The flow, with as many shards under way as there are workers: processes here, or those of a Dask scheduler.

    `dask` is its address, or `local` for one of `workers` processes that ends with the build. Its workers must see
    the raw files and the staging folder under the same paths. Raises ModuleNotFoundError where the extra is missing.
    """
    runner = cast(Runner, dask_runner(dask, workers) if dask else ThreadPoolTaskRunner(max_workers=workers))
    with warming():
        return build.with_options(task_runner=runner)(raws, output, workers, keep, remote=bool(dask))


def dask_runner(address: str, workers: int) -> TaskRunner[Any]:
    """Runs tasks on Dask; a shard whose worker dies is worked again by another."""
    from prefect_dask.task_runners import DaskTaskRunner

    if address != LOCAL:
        return DaskTaskRunner(address=address)
    return DaskTaskRunner(cluster_kwargs={"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None})


def stop_on_interrupt() -> None:
    """From here on Ctrl-C ends this process within GRACE seconds: time for the staging folder to go.

    A terminal interrupts Prefect's server as well, and Prefect would ask it for minutes what it thinks of that.
    """

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        print("newsclaims: stopped", file=sys.stderr, flush=True)
        watchdog = Timer(GRACE, _leave)
        watchdog.daemon = True
        watchdog.start()
        raise SystemExit(INTERRUPTED)

    signal.signal(signal.SIGINT, stop)


def _leave() -> NoReturn:
    """Ends this process and those it started, whatever they wait for."""
    end_workers()
    SubprocessASGIServer().stop()
    os._exit(INTERRUPTED)
