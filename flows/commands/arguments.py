"""What several commands read off the command line."""

import argparse
from pathlib import Path


def at_least_one(given: str) -> int:
    """A number of workers."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of workers")
    return int(given)


def place_of(given: str) -> Path | str:
    """A path, or an address with s3:// as it is, for a path would lose one of its slashes."""
    return given.rstrip("/") if given.startswith("s3://") else Path(given)
