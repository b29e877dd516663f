"""`newsclaims read`: the claims of one page."""

import argparse
from pathlib import Path

from flows.commands.complain import WRONG, complain, name_failures

HELP = "show the claims of one page"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which page, and how it is shown."""
    parser.add_argument("page", type=Path, metavar="PAGE")
    parser.add_argument("--json", action="store_true", help="one claim a line as JSON")


def run(asked: argparse.Namespace) -> int:
    """Reads the page without a release."""
    from flows.shards import failures_of, find_raw_files, read_document
    from flows.tables import tabulate
    from flows.terminal.claims import show_claims, write_json_lines

    if not asked.page.is_file():
        return complain(f"{asked.page} is no file", WRONG)
    document = read_document(find_raw_files([asked.page])[0])
    name_failures(failures_of(document))
    if document.page is None:
        return 1
    frames = tabulate([document])
    if asked.json:
        write_json_lines(frames["claims"])
    else:
        show_claims(frames["claims"], frames["articles"])
    for row in frames["rejected"].iter_rows(named=True):
        complain(f"a row of {row['table']} left out: {row['reason']}")
    return int(bool(document.page.errors or frames["rejected"].height))
