"""The command line; every command is one call."""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import NoReturn, Protocol

from flows.commands import build, dictionary, explain, read, report, score, series
from flows.commands.complain import WRONG, complain


class Command(Protocol):
    """What a module of `flows.commands` gives."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Declares what the command is asked."""

    def run(self, asked: argparse.Namespace, /) -> int:
        """Does it and gives the exit code."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 not everything went well, 2 wrong arguments."""
    asked = _parser().parse_args(arguments)
    try:
        return COMMANDS[asked.command].run(asked)
    except KeyboardInterrupt:
        return complain("stopped", 130)
    except BrokenPipeError:  # `newsclaims read PAGE | head`
        sys.stderr.close()
        return 0


def _parser() -> _Parser:
    parser = _Parser(prog="newsclaims", description="Numeric claims out of pages of the Chinese press.")
    parser.add_argument("--version", action="version", version=f"newsclaims {version('newsclaims')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, dest="command")
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.HELP))
    return parser


COMMANDS: dict[str, Command] = {
    "build": build,
    "dictionary": dictionary,
    "explain": explain,
    "read": read,
    "report": report,
    "score": score,
    "series": series,
}
