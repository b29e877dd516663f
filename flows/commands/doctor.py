"""`newsclaims doctor`: what a build would make of raw files, before it runs."""

import argparse
from pathlib import Path

from flows.commands.arguments import number_of
from flows.commands.complain import WRONG, complain, name_failures

HELP = "tell what a build would read and what it would leave out"
SAMPLE = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which raw files, and how many of them are read."""
    parser.add_argument("raw", nargs="*", type=Path, metavar="RAW", help="folders or files (raw)")
    told = f"files read of each kind in a folder ({SAMPLE})"
    parser.add_argument("--sample", type=number_of("files"), default=SAMPLE, metavar="N", help=told)
    parser.add_argument("--all", action="store_true", help="read every file")
    parser.add_argument("--json", action="store_true", help="a kind of file in a folder a line, as JSON")


def run(asked: argparse.Namespace) -> int:
    """Examines and shows; 1 where something would be left out."""
    from flows.doctor import examine
    from flows.shards import RawError, find_raw_files
    from flows.terminal.folders import show_folders, write_folders

    try:
        files = find_raw_files(asked.raw or [Path("raw")])
    except RawError as error:
        return complain(str(error), WRONG)
    folders = list(examine(files, None if asked.all else asked.sample))
    left_out = [line for folder in folders for line in folder.left_out]
    if asked.json:
        write_folders(folders)
    else:
        name_failures(left_out, "--json has them all")
        show_folders(folders)
    return int(bool(left_out))
