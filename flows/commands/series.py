"""`newsclaims series`: the history of an indicator with its vintages, shown, drawn or exported."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.arguments import add_release
from flows.commands.complain import WRONG, complain

if TYPE_CHECKING:
    import polars as pl

HELP = "the history of an indicator with its revisions, shown, drawn or exported"
FORMATS = ("parquet", "sdmx-csv", "datacommons")
DRAWN = (".svg", ".png")
_CHOICES = {
    "place": ("CODE", "division code, 100000 for the country"),
    "kind": ("KIND", "level, growth, change, share …"),
    "unit": ("UNIT", "unit code: CNY, %%, kg …"),
    "frequency": ("F", "A year, S half, Q quarter, M month, D day, _O other"),
    "modality": ("M", "fact, target or forecast"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which facts, of which release, and what becomes of them."""
    parser.add_argument("indicator", nargs="?", metavar="INDICATOR", help="in any of its words; all facts if left out")
    add_release(parser)
    for name, (metavar, said) in _CHOICES.items():
        parser.add_argument(f"--{name}", metavar=metavar, help=said)
    parser.add_argument("--output", type=Path, metavar="FILE", help="draw the series as FILE.svg or FILE.png")
    parser.add_argument(
        "--format", choices=FORMATS, help="write the facts to --output instead: a file, a folder for datacommons"
    )


def run(asked: argparse.Namespace) -> int:
    """Selects the facts, then shows, draws or writes them."""
    from polars.exceptions import PolarsError

    from flows.facts.history import select_facts
    from flows.releases.standing import scan_table
    from flows.releases.store import ReleaseError

    if problem := _problem(asked):
        return complain(problem, WRONG)
    chosen = {name: getattr(asked, name) for name in _CHOICES}
    try:
        facts = select_facts(scan_table(asked.release, "facts").collect(), asked.indicator, **chosen)
        if facts.is_empty():
            return complain(f"{asked.release} holds no such fact of {asked.indicator or 'any indicator'}")
        return _export(facts, asked) if asked.format else _present(facts, asked)
    except (PolarsError, ReleaseError) as error:
        return complain(str(error), WRONG)
    except OSError as error:
        return complain(f"{asked.output} cannot be written: {error.strerror or error}")


def _problem(asked: argparse.Namespace) -> str | None:
    """What is wrong with what is asked, in one line."""
    if asked.format and not asked.output:
        return f"--format {asked.format} needs --output, where to write"
    if asked.format:
        return None
    if not asked.indicator:
        return "name an indicator, or export all facts by --format and --output"
    if asked.output and asked.output.suffix not in DRAWN:
        return f"{asked.output} is neither {' nor '.join(DRAWN)}; choose one, or say --format"
    return None


def _present(facts: "pl.DataFrame", asked: argparse.Namespace) -> int:
    """A table with bars in the terminal, or a picture of the longest series."""
    from flows.facts.history import longest_series
    from flows.terminal.series import show_series

    points = longest_series(facts)
    vintages = _with_vintages(points if asked.output else facts, asked.release)
    if not asked.output:
        show_series(vintages)
        return 0
    try:
        from flows.terminal.chart import draw_series
    except ImportError:
        return complain("drawing needs matplotlib; install newsclaims[plot]")
    draw_series(vintages, asked.output)
    return 0


def _export(facts: "pl.DataFrame", asked: argparse.Namespace) -> int:
    from flows.facts.data_commons import data_commons
    from flows.facts.sdmx import sdmx_csv
    from flows.releases.files import write_parquet

    output: Path = asked.output
    (output if asked.format == "datacommons" else output.parent).mkdir(parents=True, exist_ok=True)
    if asked.format == "parquet":
        write_parquet(_with_vintages(facts, asked.release), output)
    elif asked.format == "sdmx-csv":
        output.write_bytes(sdmx_csv(facts).encode())
    else:
        for name, text in data_commons(facts).items():
            (output / name).write_bytes(text.encode())
    return 0


def _with_vintages(facts: "pl.DataFrame", release: Path) -> "pl.DataFrame":
    from flows.facts.history import vintages_of
    from flows.releases.standing import scan_table

    return vintages_of(facts, *(scan_table(release, table).collect() for table in ("claims", "articles")))
