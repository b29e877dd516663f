"""`newsclaims score`: a release measured against gold annotations."""

import argparse
import json
from pathlib import Path

from flows.commands.arguments import number_of
from flows.commands.complain import WRONG, complain

HELP = "measure a release against gold annotations"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which release, which gold, and how much is said of the misses."""
    parser.add_argument("release", type=Path, metavar="RELEASE")
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD")
    misses = number_of("disagreements")
    parser.add_argument("--misses", type=misses, default=0, metavar="N", help="print N disagreements of each kind")
    parser.add_argument("--json", action="store_true", help="the scores as one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Measures and shows."""
    from polars.exceptions import PolarsError

    from flows.releases.store import ReleaseError
    from flows.score.gold import GoldError
    from flows.score.measure import score_release
    from flows.terminal.scores import show_scores

    try:
        tally = score_release(asked.release, asked.gold)
    except (OSError, GoldError, PolarsError, ReleaseError) as error:
        return complain(str(error), WRONG)
    if asked.json:
        print(json.dumps({measure: round(share.value, 4) for measure, share in tally.scores().items()}))
    else:
        show_scores(tally, asked.misses)
    return 0
