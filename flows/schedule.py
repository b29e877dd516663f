"""PREFECT: deployments. The day's editions are fetched and built, new raw files are built, past days are filled in.

A run that is doubled, late or started again does no harm: what was received and built already is left as it is.
"""

import flows.offline  # noqa: F401 first: Prefect reads its settings when it is imported

# isort: split

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from prefect import flow, get_run_logger, serve, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.deployments.runner import RunnerDeployment
from prefect.runtime import flow_run, task_run
from prefect.schedules import Cron, Interval
from prefect.states import Completed, Failed
from prefect.tasks import exponential_backoff

from flows.build import run_build
from flows.fetch.edition import Fetched, fetch_edition
from flows.fetch.sources import Source, read_sources
from flows.location import location_of
from flows.publication import Built

PAPER_TIME = "Asia/Shanghai"
MOST_NAMED = 3  # failures in the message of a run; its artifact has them all
DAILY = "30 6 * * *"  # when most papers of the day can be had
WATCH = 300  # seconds between two looks at raw/
_RETRIES = 3
_STRATEGIES = (ConcurrencyLimitStrategy.CANCEL_NEW, ConcurrencyLimitStrategy.ENQUEUE)


class NotReceivedError(RuntimeError):
    """Some of an edition did not come; the message names the first address and what to do."""


@task(
    name="fetch",
    task_run_name="{source.publication} {day}",
    retries=_RETRIES,
    retry_delay_seconds=exponential_backoff(backoff_factor=60),
    retry_jitter_factor=0.5,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def fetch_day(source: Source, day: date, raw: Path) -> Fetched:
    """The edition of a day; what did not come of it is asked for again later, and nothing else."""
    fetched = fetch_edition(source, day, raw, missing=task_run.run_count > 1)
    if fetched.failures and not fetched.missing:
        more = f" and {len(fetched.failures) - 1} more" if fetched.failures[1:] else ""
        raise NotReceivedError(f"{source.publication} {day}: {fetched.failures[0]}{more}")
    return fetched


@flow(name="daily", persist_result=False)
def daily(
    raw: str = "raw", output: str = "output", sources: Path | None = None, days: int = 1, workers: int = 1
) -> State[None]:
    """Fetches the editions of the day the run was scheduled for, and of `days` - 1 before it, then builds.

    The day is that of the papers, also for a run that comes late. Without `sources` raw/ is filled by somebody else.
    """
    last = flow_run.scheduled_start_time.astimezone(ZoneInfo(PAPER_TIME)).date()
    return _fill(raw, output, sources, [last - timedelta(days=ago) for ago in reversed(range(days))], workers)


@flow(name="backfill", persist_result=False)
def backfill(
    first: date,
    last: date,
    raw: str = "raw",
    output: str = "output",
    sources: Path = Path("sources.toml"),
    workers: int = 1,
) -> State[None]:
    """Fetches the editions of all days from `first` to `last`, then builds."""
    return _fill(raw, output, sources, [first + timedelta(days=n) for n in range((last - first).days + 1)], workers)


@flow(name="watch", persist_result=False)
def watch(raw: str = "raw", output: str = "output", workers: int = 1) -> State[None]:
    """Builds what is new in raw/; where nothing is, nothing is published."""
    return _outcome(run_build([location_of(raw)], location_of(output), workers), [])


def _fill(raw: str, output: str, sources: Path | None, days: list[date], workers: int) -> State[None]:
    place = location_of(raw)
    if sources and not isinstance(place, Path):
        return Failed(message=f"{raw}: editions are fetched into a folder; name one as raw, or fetch nothing")
    wanted = read_sources(sources).values() if sources else ()
    editions = [fetch_day(source, day, Path(place), return_state=True) for source in wanted for day in days]
    missed = [edition.message or "" for edition in editions if not edition.is_completed()]
    return _outcome(run_build([place], location_of(output), workers), missed)


def _outcome(built: Built, missed: list[str]) -> State[None]:
    """How the run ends: red where a page did not come or could not be read, with the page and the reason."""
    release = built.release
    said = f"{'published' if release.published else 'nothing changed;'} {release.version}, {built.fresh} documents read"
    wrong = [*missed, *built.failures]
    for line in wrong:
        get_run_logger().error(line)
    if not wrong:
        return Completed(message=said)
    more = f"; and {len(wrong) - MOST_NAMED} more" if wrong[MOST_NAMED:] else ""
    return Failed(message=f"{'; '.join(wrong[:MOST_NAMED])}{more} ({said})")


def deployments(raw: Path | str, output: Path | str, sources: Path | None, workers: int) -> list[RunnerDeployment]:
    """What `newsclaims serve` serves; `prefect.yaml` declares the same for a work pool."""
    place = {"raw": str(raw), "output": str(output), "workers": workers}
    fetched = {**place, "sources": str(sources) if sources else None}
    once, queued = (ConcurrencyLimitConfig(limit=1, collision_strategy=strategy) for strategy in _STRATEGIES)
    every_day, often = Cron(DAILY, timezone=PAPER_TIME), Interval(timedelta(seconds=WATCH))
    kept = [
        RunnerDeployment.from_flow(daily, "daily", schedule=every_day, parameters=fetched, concurrency_limit=queued),
        RunnerDeployment.from_flow(watch, "watch", schedule=often, parameters=place, concurrency_limit=once),
    ]
    if sources:
        kept.append(RunnerDeployment.from_flow(backfill, "backfill", parameters=fetched, concurrency_limit=queued))
    return kept


def serve_deployments(raw: Path | str, output: Path | str, sources: Path | None, workers: int) -> None:
    """Serves the deployments in this process until it is stopped."""
    serve(*deployments(raw, output, sources, workers), pause_on_shutdown=False, print_starting_message=False)
