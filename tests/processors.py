"""Processor time of this process and of all that work for it."""

import resource
import time

from flows.pages.apart import process_beside


def time_spent() -> float:
    """Seconds of processor time so far: of this process, of the one that reads beside it, of those that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    beside = process_beside()
    return time.process_time() + ended.ru_utime + ended.ru_stime + (0.0 if beside is None else _time_of(beside))


def _time_of(process: int) -> float:
    """Seconds that a process has used. Linux numbers the clocks of processes so, see clock_getcpuclockid(3)."""
    return time.clock_gettime((~process << 3) | 2)
