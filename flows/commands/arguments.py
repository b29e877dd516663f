"""What several commands read off the command line."""

import argparse
from collections.abc import Callable
from pathlib import Path

from flows.location import location_of


def number_of(what: str, *, least: int = 0) -> Callable[[str], int]:
    """Reads how many of something are asked for."""

    def read(given: str) -> int:
        if not given.isdecimal() or int(given) < least:
            raise argparse.ArgumentTypeError(f"{given!r} is no number of {what}")
        return int(given)

    return read


def add_release(parser: argparse.ArgumentParser) -> None:
    """Which release a command looks into."""
    path, told = Path("output/latest"), "the folder of a release (output/latest)"
    parser.add_argument("--release", type=Path, default=path, metavar="RELEASE", help=told)


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where a command that builds publishes."""
    told = "where releases go, or s3://… (output)"
    parser.add_argument("--output", type=location_of, default=Path("output"), metavar="DIR", help=told)


def add_workers(parser: argparse.ArgumentParser) -> None:
    """How many processes a command that builds puts to work."""
    workers = number_of("workers", least=1)
    parser.add_argument("--workers", type=workers, default=1, metavar="N", help="processes at work in a build (1)")
