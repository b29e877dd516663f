"""What several commands read off the command line."""

import argparse
from pathlib import Path

from flows.location import location_of


def at_least_one(given: str) -> int:
    """A number of workers."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of workers")
    return int(given)


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where a command that builds publishes."""
    told = "where releases go, or s3://… (output)"
    parser.add_argument("--output", type=location_of, default=Path("output"), metavar="DIR", help=told)


def add_workers(parser: argparse.ArgumentParser) -> None:
    """How many processes a command that builds puts to work."""
    parser.add_argument("--workers", type=at_least_one, default=1, metavar="N", help="processes at work in a build (1)")
