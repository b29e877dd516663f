"""`newsclaims dictionary`: what every table and column says."""

import argparse

HELP = "every table, column, rule and closed list, as Markdown"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing is asked."""


def run(asked: argparse.Namespace) -> int:
    """Prints it."""
    from flows.report.dictionary import make_dictionary

    print(make_dictionary(), end="")
    return 0
