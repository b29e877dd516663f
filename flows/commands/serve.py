"""`newsclaims serve`: the deployments, served by this process until it is stopped."""

import argparse
import os
from contextlib import nullcontext
from pathlib import Path

from flows.commands.arguments import add_output, add_workers
from flows.commands.complain import WRONG, complain
from flows.location import location_of

HELP = "fetch and build on a schedule until stopped"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where raw files come from and where releases go."""
    parser.add_argument(
        "--raw", type=location_of, default=Path("raw"), metavar="DIR", help="raw files, or s3://… (raw)"
    )
    add_output(parser)
    parser.add_argument("--sources", type=Path, metavar="FILE", help="what is fetched every day, as sources.toml")
    add_workers(parser)


def run(asked: argparse.Namespace) -> int:
    """Serves on the server that PREFECT_API_URL names, or on one of its own for as long as it runs."""
    if asked.sources:
        from flows.fetch.errors import SourceError
        from flows.fetch.sources import read_sources

        try:
            read_sources(asked.sources)
        except SourceError as error:
            return complain(str(error), WRONG)
    from flows.offline import HomeError, ready_home
    from flows.server import ServerError, own_server

    raw = asked.raw.absolute() if isinstance(asked.raw, Path) else asked.raw
    known = os.environ.get("PREFECT_API_URL")
    try:
        ready_home()
        with nullcontext(known) if known else own_server() as address:
            from flows.schedule import serve_deployments  # it imports Prefect, which reads the address

            served = "daily, watch and backfill" if asked.sources else "daily and watch"
            print(f"serving {served}; look at {address.removesuffix('/api')}", flush=True)
            serve_deployments(raw, asked.output, asked.sources, asked.workers)
    except (ServerError, HomeError) as error:
        return complain(str(error))
    return 0
