"""`newsclaims build`: raw pages into a validated, versioned release."""

import argparse
import os
import time
from concurrent.futures import BrokenExecutor
from importlib.util import find_spec
from pathlib import Path

from flows.commands.arguments import add_output, add_workers
from flows.commands.complain import WRONG, complain, name_failures
from flows.location import location_of

HELP = "raw pages into a validated, versioned release"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What a build is asked for."""
    parser.add_argument("raw", nargs="*", type=location_of, metavar="RAW", help="folders, files or s3://… (raw)")
    add_output(parser)
    add_workers(parser)
    parser.add_argument("--dask", metavar="ADDRESS", help="work on a Dask scheduler, or on a local one of --workers")
    parser.add_argument("--keep", action="store_true", help="documents that left RAW stay in the release")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a page or a row was left out")


def run(asked: argparse.Namespace) -> int:
    """Checks the paths at once, not after Prefect's start, and builds."""
    from flows.offline import HomeError, ready_home
    from flows.releases.store import ReleaseError, ready_store
    from flows.shards import RawError, find_raw_files

    raws = asked.raw or [Path("raw")]
    try:
        find_raw_files(raws, asked.output)
        ready_store(asked.output)
        ready_home()
    except (RawError, ReleaseError, HomeError) as error:
        return complain(str(error), WRONG)
    except OSError as error:
        if not error.strerror:  # of an object store, and says what and where itself
            return complain(str(error), WRONG)
        reason = "it is a file" if isinstance(error, FileExistsError) else error.strerror
        return complain(f"{asked.output} cannot hold releases: {reason}", WRONG)
    return _run(raws, asked)


def _run(raws: list[Path | str], asked: argparse.Namespace) -> int:
    started = time.monotonic()
    for logs in ("LOGGING_LEVEL", "LOGGING_INTERNAL_LEVEL", "SERVER_LOGGING_LEVEL"):
        os.environ.setdefault(f"PREFECT_{logs}", "CRITICAL")  # this command says in its own words what went wrong
    from flows.build import run_build, stop_on_interrupt
    from flows.releases.store import ReleaseError
    from flows.shards import RawError
    from flows.terminal.summary import show_summary

    if asked.dask and not find_spec("prefect_dask"):
        return complain("--dask needs what newsclaims[dask] installs", WRONG)
    stop_on_interrupt()
    try:
        built = run_build(raws, asked.output, asked.workers, asked.keep, asked.dask)
    except (OSError, RawError, ReleaseError, BrokenExecutor) as error:
        return complain(f"nothing was published: {error}")
    name_failures(built.failures)
    show_summary(built.release, time.monotonic() - started, built.fresh)
    return int(asked.strict and _left_out(built.release.counts))


def _left_out(counts: dict[str, dict[str, int]]) -> bool:
    """Whether a document could not be read, or only in part, or a row was turned away: now or in a build before."""
    return bool(counts["documents_by_status"].keys() - {"read"} or counts["rows"]["rejected"])
