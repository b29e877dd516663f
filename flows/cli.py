"""The command line; every command is one call. Heavy parts are imported by the command that needs them."""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

WRONG = 2  # the exit code for wrong arguments
MOST_NAMED = 20  # failures a build names; the table documents has them all


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 not everything went well, 2 wrong arguments."""
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.command(parsed))
    except KeyboardInterrupt:
        return _complain("stopped", 130)
    except BrokenPipeError:  # `newsclaims read PAGE | head`
        sys.stderr.close()
        return 0


def _parser() -> _Parser:
    parser = _Parser(prog="newsclaims", description="Numeric claims out of pages of the Chinese press.")
    parser.add_argument("--version", action="version", version=f"newsclaims {version('newsclaims')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    build = commands.add_parser("build", help="raw pages into a validated, versioned release")
    build.add_argument("raw", nargs="*", type=Path, metavar="RAW", help="folders or files (raw)")
    build.add_argument("--output", type=Path, default=Path("output"), metavar="DIR", help="where releases go (output)")
    build.add_argument("--workers", type=_at_least_one, default=1, metavar="N", help="processes at work (1)")
    build.add_argument("--strict", action="store_true", help="exit with 1 if a page or a row was left out")
    build.set_defaults(command=_build)

    read = commands.add_parser("read", help="show the claims of one page")
    read.add_argument("page", type=Path, metavar="PAGE")
    read.add_argument("--json", action="store_true", help="one claim a line as JSON")
    read.set_defaults(command=_read)

    score = commands.add_parser("score", help="measure a release against gold annotations")
    score.add_argument("release", type=Path, metavar="RELEASE")
    score.add_argument("gold", type=Path, nargs="+", metavar="GOLD")
    score.add_argument("--misses", type=int, default=0, metavar="N", help="print N disagreements of each kind")
    score.add_argument("--json", action="store_true", help="the scores as one JSON object")
    score.set_defaults(command=_score)
    return parser


def _at_least_one(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of workers")
    return int(given)


def _build(asked: argparse.Namespace) -> int:
    from flows.releases.staging import ready_output
    from flows.shards import RawError, find_raw_files

    raws = asked.raw or [Path("raw")]
    try:
        find_raw_files(raws, asked.output)  # wrong paths are told at once, not after Prefect's start
        ready_output(asked.output)
    except RawError as error:
        return _complain(str(error), WRONG)
    except OSError as error:
        reason = "it is a file" if isinstance(error, FileExistsError) else error.strerror
        return _complain(f"{asked.output} cannot hold releases: {reason}", WRONG)
    return _run(raws, asked)


def _run(raws: list[Path], asked: argparse.Namespace) -> int:
    started = time.monotonic()
    for logs in ("LOGGING_LEVEL", "LOGGING_INTERNAL_LEVEL", "SERVER_LOGGING_LEVEL"):
        os.environ.setdefault(f"PREFECT_{logs}", "CRITICAL")  # this command says in its own words what went wrong
    from flows.build import run_build, stop_on_interrupt
    from flows.releases.gather import ReleaseError
    from flows.shards import RawError
    from flows.terminal import show_summary

    stop_on_interrupt()
    try:
        built = run_build(raws, asked.output, asked.workers)
    except (OSError, RawError, ReleaseError, BrokenExecutor) as error:
        return _complain(f"nothing was published: {error}")
    _name_failures(built.failures)
    show_summary(built.release, time.monotonic() - started)
    return int(asked.strict and bool(built.failures or built.release.counts["rows"]["rejected"]))


def _name_failures(failures: Sequence[str]) -> None:
    for failure in failures[:MOST_NAMED]:
        _complain(failure)
    if failures[MOST_NAMED:]:
        _complain(f"and {len(failures) - MOST_NAMED:,} more; the table documents has each error")


def _read(asked: argparse.Namespace) -> int:
    from flows.shards import failures_of, find_raw_files, read_document
    from flows.tables import tabulate
    from flows.terminal import show_claims, write_json_lines

    if not asked.page.is_file():
        return _complain(f"{asked.page} is no file", WRONG)
    document = read_document(find_raw_files([asked.page])[0])
    _name_failures(failures_of(document))
    if document.page is None:
        return 1
    frames = tabulate([document])
    if asked.json:
        write_json_lines(frames["claims"])
    else:
        show_claims(frames["claims"], frames["articles"])
    for row in frames["rejected"].iter_rows(named=True):
        _complain(f"a row of {row['table']} left out: {row['reason']}")
    return int(bool(document.page.errors or frames["rejected"].height))


def _score(asked: argparse.Namespace) -> int:
    from polars.exceptions import PolarsError

    from flows.score.gold import GoldError
    from flows.score.measure import score_release
    from flows.terminal import show_scores

    try:
        tally = score_release(asked.release, asked.gold)
    except (OSError, GoldError, PolarsError) as error:
        return _complain(str(error), WRONG)
    if asked.json:
        print(json.dumps({measure: round(share.value, 4) for measure, share in tally.scores().items()}))
    else:
        show_scores(tally, asked.misses)
    return 0


def _complain(message: str, code: int = 1) -> int:
    print(f"newsclaims: {message}", file=sys.stderr)
    return code
