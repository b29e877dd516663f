"""What several commands read off the command line."""

import argparse


def at_least_one(given: str) -> int:
    """A number of workers."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of workers")
    return int(given)
