"""How shards are worked: right here, or by processes that never import Prefect and end with the one that began them."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread

from flows.shards import Outcome, Shard, work_shard

Work = Callable[[Path, Shard], Outcome]


@contextmanager
def work_in(workers: int) -> Iterator[Work]:
    """How a shard is worked: right here for one worker, else in a pool of processes."""
    if workers == 1:
        yield work_shard
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin) as pool:
        try:
            yield lambda staging, shard: pool.submit(work_shard, staging, shard).result()
        except BaseException:
            end_workers()  # else the pool waits for every shard that was handed out
            raise


def end_workers() -> None:
    """Ends the processes that this one started, whatever they do."""
    for worker in active_children():
        worker.terminate()


def _begin() -> None:
    """Ctrl-C is for the process that hands out shards; where that one is killed, this one is of no use any more.

    It would wait for ever, or finish a shard and put the staging folder back that the next build has cleared away.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
