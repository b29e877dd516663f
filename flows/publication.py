"""Raw files become a release: what is new is read, what is not is taken over. Knows no orchestrator."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.releases.plan import plan_build
from flows.releases.standing import stand_newest
from flows.releases.store import Store, VersionTaken, open_store
from flows.releases.write import Release, keep_release, write_release
from flows.shards import Outcome, RawFile, Shard, cut_shards, digest_of_raws, find_raw_files, work_shard

Work = Callable[[list[Shard], Path], list[Outcome]]
"""Works shards, whose rows are in the staging folder when it returns."""

_ATTEMPTS = 3  # two publishers that meet this often in a row are no accident


@dataclass(frozen=True, slots=True)
class Built:
    """A release, the number of documents that were read for it, and a line for each that could not be, or in part."""

    release: Release
    fresh: int
    failures: tuple[str, ...]


def work_here(shards: list[Shard], staging: Path) -> list[Outcome]:
    """One shard after the other, in this process."""
    return [work_shard(staging, shard) for shard in shards]


def publish(raws: Sequence[Path | str], output: Path | str, work: Work = work_here, *, keep: bool = False) -> Built:
    """Publishes what the raw files below `raws` say as the next release in `output`, which is there already.

    Reads only documents that are new to it. With `keep`, documents that no longer stand in raw/ stay. Where another
    publication was faster, which only an object store lets happen, this one begins again upon what that one published.
    Raises RawError where there is nothing to build, ReleaseError where what was read cannot be a release.
    """
    files = {file.name: file for file in find_raw_files(raws, output)}
    for _ in range(_ATTEMPTS - 1):
        try:
            return _publish(files, open_store(output), work, keep)
        except VersionTaken:
            continue
    return _publish(files, open_store(output), work, keep)


def _publish(files: Mapping[str, RawFile], store: Store, work: Work, keep: bool) -> Built:
    with store.open_staging() as staging:
        plan = plan_build(before := stand_newest(store), files, digest_of_raws(files), keep=keep)
        if before and plan.is_idle:
            return Built(keep_release(before), 0, ())
        outcomes = work(cut_shards([files[name] for name in files if name in plan.fresh]), staging)
        release = write_release(staging, store, plan)
    failures = sorted(failure for outcome in outcomes for failure in outcome.failures)
    return Built(release, len(plan.fresh), tuple(failures))
