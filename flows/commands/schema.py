"""`newsclaims schema`: what the tables hold, and whether that still fits a release."""

import argparse
from pathlib import Path

from flows.commands.complain import WRONG, complain
from flows.location import location_of

HELP = "the columns of every table; whether they are compatible with a release"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A release to compare with, or the order to write the contract down."""
    asked = parser.add_mutually_exclusive_group()
    told = "exit with 1 if a reader of RELEASE would break"
    asked.add_argument("--check", type=location_of, metavar="RELEASE", help=told)
    asked.add_argument("--record", action="store_true", help="write schemas/contracts/ for a new CONTRACT_VERSION")


def run(asked: argparse.Namespace) -> int:
    """Shows, compares or records."""
    from flows.releases.contract import contract_of_today, record_contract
    from flows.releases.store import ReleaseError
    from flows.terminal.contract import show_contract

    try:
        if asked.check:
            return _check(asked.check)
        if asked.record:
            print(record_contract())
        else:
            show_contract(contract_of_today())
    except ReleaseError as error:
        return complain(str(error), WRONG)
    return 0


def _check(release: Path | str) -> int:
    from flows.releases.contract import compare_contracts, contract_of_today, needed_version, read_contract
    from flows.releases.standing import stand_at
    from flows.terminal.contract import show_comparison

    standing, today = stand_at(release), contract_of_today()
    old = read_contract(standing.manifest["contract_version"])
    found = compare_contracts(old, today)
    show_comparison(standing.version, found, needed_version(old, today))
    return int(any(difference.breaks for difference in found))
