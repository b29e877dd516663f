"""`newsclaims diff`: what one release says otherwise than another, and why."""

import argparse
from pathlib import Path

from flows.commands.arguments import number_of
from flows.commands.complain import WRONG, complain
from flows.location import location_of

HELP = "rows added, removed and changed between two releases, with the cause"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which two releases, and where the rows go."""
    parser.add_argument("old", type=location_of, metavar="A", help="the older release, as output/1.0.0")
    parser.add_argument("new", type=location_of, metavar="B", help="the newer one, as output/latest")
    parser.add_argument("--output", type=Path, metavar="DIR", help="rows.parquet and fields.parquet go there")
    fields = number_of("fields")
    parser.add_argument("--claims", type=fields, default=20, metavar="N", help="show N changed fields of claims (20)")


def run(asked: argparse.Namespace) -> int:
    """Compares, shows and writes."""
    from flows.releases.changes import write_diff
    from flows.releases.diff import diff_releases
    from flows.releases.standing import stand_at
    from flows.releases.store import ReleaseError
    from flows.terminal.changes import show_diff

    try:
        diff = diff_releases(stand_at(asked.old), stand_at(asked.new))
        if asked.output:
            write_diff(diff, asked.output)
    except (OSError, ReleaseError) as error:
        return complain(str(error), WRONG)
    show_diff(diff, asked.claims)
    return 0
