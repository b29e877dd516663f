"""Where the time of a build goes: functions of the project timed where they are called, for this process."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from importlib import import_module
from typing import Any

STAGES = {
    "list": ("flows.publication.find_raw_files", "flows.publication.plan_build", "flows.publication.cut_shards"),
    "read": ("flows.shards._bytes_of", "flows.shards.make_page", "flows.shards.read_simplified"),
    "mentions": ("flows.shards.find_mentions",),
    "claims": ("flows.shards.with_tables",),
    "tabulate": ("flows.shards.tabulate",),
    "validate": ("flows.tables.make.part", "flows.tables.make.count_rows"),
    "facts": ("flows.releases.facts.tabulate_facts",),
    "gather": ("flows.publication.write_release",),
    "write": ("flows.shards.stage_shard", "flows.releases.content.write_table", "flows.releases.folder.Folder.publish"),
    "diff": ("flows.releases.write.write_changes",),
}
"""Each stage with the functions that are it, named where they are looked up when they are called."""


class Stages:
    """Seconds by stage; what one stage calls of another counts for the other alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner: list[float] = []  # seconds of other stages inside each stage that is under way

    def watch(self, stages: Mapping[str, Sequence[str]]) -> None:
        """From here on the functions of some stages are timed; one that the code has no more is an error."""
        for stage, functions in stages.items():
            self.seconds[stage] = 0.0
            for function in functions:
                place, name = _place_of(function)
                setattr(place, name, self._timed(stage, getattr(place, name)))

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            started = time.perf_counter()
            self._inner.append(0.0)
            try:
                return function(*given, **named)
            finally:
                spent = time.perf_counter() - started
                self.seconds[stage] += spent - self._inner.pop()
                if self._inner:
                    self._inner[-1] += spent

        return timed


def _place_of(function: str) -> tuple[Any, str]:
    """What holds a function, and its name there: a module, or a class of one."""
    place, _, name = function.rpartition(".")
    try:
        return import_module(place), name
    except ModuleNotFoundError:
        module, _, owner = place.rpartition(".")
        return getattr(import_module(module), owner), name
