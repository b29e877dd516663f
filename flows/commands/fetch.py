"""`newsclaims fetch`: the editions of publications, asked of their sources and kept under raw/."""

import argparse
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flows.commands.complain import WRONG, complain, name_failures

HELP = "editions of the publications in sources.toml into raw/"
_BEIJING = timedelta(hours=8)  # the day that papers mean by today


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which publications, which days, and where they go."""
    parser.add_argument("source", nargs="*", metavar="SOURCE", help="publications (all of sources.toml)")
    parser.add_argument("--date", type=_day, metavar="D", help="day of issue, as 2025-07-31 (today in Beijing)")
    parser.add_argument("--to", type=_day, metavar="D2", help="last day, for all days from D on")
    parser.add_argument("--sources", type=Path, default=Path("sources.toml"), metavar="FILE", help="(sources.toml)")
    parser.add_argument("--raw", type=Path, default=Path("raw"), metavar="DIR", help="where editions go (raw)")
    parser.add_argument("--missing", action="store_true", help="ask only for what is not there yet")


def run(asked: argparse.Namespace) -> int:
    """Fetches day by day; 1 where something was not received or no edition was found at all."""
    from flows.fetch.errors import SourceError
    from flows.fetch.sources import read_sources
    from flows.terminal.fetched import show_fetched, show_fetching

    first = asked.date or asked.to or (datetime.now(UTC) + _BEIJING).date()
    days = [first + timedelta(days=n) for n in range(((asked.to or first) - first).days + 1)]
    try:
        sources = read_sources(asked.sources)
    except SourceError as error:
        return complain(str(error), WRONG)
    unknown = [name for name in asked.source if name not in sources]
    if unknown or not days or not sources:
        return complain(_wrong(unknown, bool(days), asked.sources, list(sources)), WRONG)
    _keep_retries_quiet()
    try:
        editions = show_fetching([sources[name] for name in asked.source or sources], days, asked.raw, asked.missing)
    except OSError as error:
        return complain(f"{asked.raw} cannot hold editions: {error.strerror or error}", WRONG)
    failures = [failure for edition in editions if not edition.missing for failure in edition.failures]
    name_failures(failures, "fetch the day again to see them")
    show_fetched(editions)
    return int(bool(failures) or all(edition.missing for edition in editions))


def _wrong(unknown: list[str], any_day: bool, path: Path, known: list[str]) -> str:
    if unknown:
        return f"{path} has no table [{unknown[0]}]; it has {', '.join(known) or 'none'}"
    return "--to is before --date" if not any_day else f"{path} names no publication, see docs/fetching.md"


def _keep_retries_quiet() -> None:
    """What is asked again and then comes needs no word; what does not come is named at the end."""
    from stamina.instrumentation import set_on_retry_hooks

    set_on_retry_hooks(())


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{given!r} is no day; write it as 2025-07-31") from wrong
