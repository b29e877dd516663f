"""`newsclaims report`: a release as a site to look at, without server or network."""

import argparse
from pathlib import Path

from flows.commands.complain import WRONG, complain

HELP = "a release as pages to look at, without server or network"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which release, and where its pages go."""
    parser.add_argument("release", nargs="?", type=Path, default=Path("output/latest"), metavar="RELEASE")
    parser.add_argument(
        "--to", type=Path, default=Path("report"), metavar="DIR", help="the folder of the site (report)"
    )


def run(asked: argparse.Namespace) -> int:
    """Writes the site and says where it begins."""
    from polars.exceptions import PolarsError

    from flows.releases.store import ReleaseError
    from flows.report.site import write_report
    from flows.report.tables import ReportError

    try:
        articles = write_report(asked.release, asked.to)
    except (OSError, PolarsError, ReleaseError, ReportError) as error:
        return complain(str(error), WRONG)
    print(f"{articles:,} articles; open {asked.to / 'index.html'}")
    return 0
