"""`newsclaims explain`: why a claim reads as it does."""

import argparse
import json
from dataclasses import asdict

from flows.commands.arguments import add_release
from flows.commands.complain import WRONG, complain

HELP = "the rule and the lexicon lines that gave each field of a claim"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which claim, of which release, and how the answer is shown."""
    parser.add_argument("claim", metavar="CLAIM_ID", help="its claim_id, or as much of it as no other claim shares")
    add_release(parser)
    parser.add_argument("--json", action="store_true", help="the explanation as one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Reads the claim's article again, without each word in turn, and shows what every field rests on."""
    from polars.exceptions import PolarsError

    from flows.explain.sources import prefer_sources

    prefer_sources()
    from flows.explain.make import ExplainError, explain
    from flows.releases.store import ReleaseError
    from flows.terminal.explanation import show_explanation
    from flows.terminal.progress import show_share

    try:
        with show_share("trying the words of the article") as tell:
            explanation = explain(asked.release, asked.claim, tell)
    except (OSError, PolarsError, ReleaseError, ExplainError) as error:
        return complain(str(error), WRONG)
    if asked.json:
        print(json.dumps(asdict(explanation), ensure_ascii=False, default=str))
    else:
        show_explanation(explanation)
    return 0
