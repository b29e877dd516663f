"""The command line; every command is one call. Heavy parts are imported by the command that needs them."""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

WRONG = 2  # the exit code for wrong arguments


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
    from flows.shards import RawError, find_raw_files

    raws = asked.raw or [Path("raw")]
    try:
        find_raw_files(raws, asked.output)  # wrong paths are told at once, not after Prefect's start
    except RawError as error:
        return _complain(str(error), WRONG)
    return _run(raws, asked)


def _run(raws: list[Path], asked: argparse.Namespace) -> int:
    started = time.monotonic()
    for logs in ("PREFECT_LOGGING_LEVEL", "PREFECT_SERVER_LOGGING_LEVEL"):
        os.environ.setdefault(logs, "CRITICAL")  # this command says in its own words what went wrong
    from flows.build import run_build
    from flows.terminal import show_summary

    try:
        built = run_build(raws, asked.output, asked.workers)
    except OSError as error:
        return _complain(f"nothing was published: {error}", 1)
    for name, reason in built.failures:
        _complain(f"{name} could not be read: {reason}")
    show_summary(built.release, time.monotonic() - started)
    return int(asked.strict and bool(built.failures or built.release.counts["rows"]["rejected"]))


def _read(asked: argparse.Namespace) -> int:
    from flows.shards import find_raw_files, read_document
    from flows.tables import tabulate
    from flows.terminal import show_claims, write_json_lines

    if not asked.page.is_file():
        return _complain(f"{asked.page} is no file", WRONG)
    document = read_document(find_raw_files([asked.page])[0])
    if document.error:
        return _complain(f"{asked.page} could not be read: {document.error}")
    frames = tabulate([document])
    if asked.json:
        write_json_lines(frames["claims"])
    else:
        show_claims(frames["claims"], frames["articles"])
    return 0


def _score(asked: argparse.Namespace) -> int:
    from flows.score.gold import GoldError
    from flows.score.measure import score_release
    from flows.terminal import show_scores

    try:
        tally = score_release(asked.release, asked.gold)
    except (OSError, GoldError) as error:
        return _complain(str(error), WRONG)
    if asked.json:
        print(json.dumps({measure: round(share.value, 4) for measure, share in tally.scores().items()}))
    else:
        show_scores(tally, asked.misses)
    return 0


def _complain(message: str, code: int = 1) -> int:
    print(f"newsclaims: {message}", file=sys.stderr)
    return code
