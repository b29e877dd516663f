"""`newsclaims verify`: whether a release is what it was when it was published."""

import argparse

from flows.commands.complain import WRONG, complain
from flows.location import location_of

HELP = "recompute every hash, count, key and quote of a release"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which release."""
    parser.add_argument("release", type=location_of, metavar="RELEASE", help="its folder, as output/1.0.0")


def run(asked: argparse.Namespace) -> int:
    """Names everything that is wrong, a line each; exits with 1 where anything is."""
    from flows.releases.standing import stand_at
    from flows.releases.store import ReleaseError
    from flows.releases.verify import REMEDY, verify_release
    from flows.terminal.screen import console, count_of

    try:
        release = stand_at(asked.release)
        problems = list(verify_release(release))
    except (OSError, ReleaseError) as error:
        return complain(str(error), WRONG)
    for problem in problems:
        complain(f"{asked.release}/{problem.where} {problem.what}")
    if problems:
        return complain(REMEDY)
    rows = sum(release.manifest["counts"]["rows"].values())
    console().print(f"{release.version} is whole: {count_of(rows)} rows, every hash, count, key and quote as published")
    return 0
