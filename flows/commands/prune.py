"""`newsclaims prune`: old releases out of the way."""

import argparse
from pathlib import Path

from flows.commands.complain import WRONG, complain
from flows.location import location_of

HELP = "remove old releases; the others keep the files they share with them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which releases stay."""
    parser.add_argument("output", nargs="?", type=location_of, default=Path("output"), metavar="DIR", help="(output)")
    parser.add_argument("--keep-last", type=int, required=True, metavar="N", help="the newest N releases stay")
    parser.add_argument("--dry-run", action="store_true", help="only say what would go")


def run(asked: argparse.Namespace) -> int:
    """Removes them, the oldest first."""
    from flows.releases.prune import prune_releases
    from flows.releases.store import ReleaseError, open_store
    from flows.terminal.screen import console, count_of

    if isinstance(asked.output, Path) and not asked.output.is_dir():
        return complain(f"{asked.output} is no folder of releases", WRONG)
    if asked.keep_last < 1:
        return complain("--keep-last is at least 1: the newest release always stays", WRONG)
    try:
        pruned = prune_releases(open_store(asked.output), asked.keep_last, dry=asked.dry_run)
    except ReleaseError as error:
        return complain(str(error))
    except OSError as error:
        reason = error.strerror or error
        return complain(f"{asked.output}: {reason}; what was removed before that is gone, the rest is whole")
    said = "would remove" if asked.dry_run else "removed"
    console().print(f"{said} {', '.join(pruned.removed) or 'nothing'}; {', '.join(pruned.left) or 'none'} left")
    if not asked.dry_run:
        console().print(f"{count_of(pruned.freed)} bytes freed")
    return 0
