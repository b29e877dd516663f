"""Folders of raw files as the doctor sees them: a table, or JSON Lines."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from rich.box import SIMPLE
from rich.table import Table

from flows.doctor import Folder
from flows.terminal.claims import span_of
from flows.terminal.screen import console, count_of

_NUMBERS = ("files", "read", "articles", "no date", "inferred", "no paper", "left out")
_ALWAYS = ("files", "read", "articles")  # the others are shown where there is something to mind
NARROW = 110  # columns of a terminal below which a span of days takes two lines
_MOST_NAMED = 2  # publications in a cell


def show_folders(folders: Sequence[Folder]) -> None:
    """A row a kind of file in a folder, and what the numbers are of."""
    screen, table = console(), Table(box=SIMPLE, padding=(0, 1, 0, 0), pad_edge=False)
    counts = [_counts_of(folder) for folder in folders]
    shown = [name for name in _NUMBERS if name in _ALWAYS or any(count[name] for count in counts)]
    for column in ("folder", "read as", "publication", "days"):
        table.add_column(column, overflow="fold", no_wrap=column == "folder")
    for column in shown:
        table.add_column(column, justify="right", no_wrap=True)
    for folder, count in zip(folders, counts, strict=True):
        numbers = [count_of(count[name]) if count[name] else "" for name in shown]
        joint = "..\n" if screen.width < NARROW else ".."
        table.add_row(f"{folder.folder}/*{folder.suffix}", *_said(folder, joint), *numbers)
    screen.print(table)
    files, pages = sum(folder.files for folder in folders), sum(folder.pages for folder in folders)
    sound = "every file" if files == pages else f"{count_of(pages)} of {count_of(files)} files"
    screen.print(f"read {sound} as pages; dates and publications are counted by their articles", soft_wrap=True)


def _counts_of(folder: Folder) -> dict[str, int]:
    counts = (folder.files, folder.pages, folder.articles, folder.undated, folder.inferred, folder.unnamed)
    return dict(zip(_NUMBERS, (*counts, len(folder.left_out)), strict=True))


def write_folders(folders: Sequence[Folder]) -> None:
    """One folder a line as JSON, dates as ISO 8601."""
    for folder in folders:
        print(json.dumps(asdict(folder), ensure_ascii=False, default=str))


def _said(folder: Folder, joint: str) -> tuple[str, str, str]:
    read_as = ", ".join(sorted(folder.read_as)) or "not read"
    return read_as, _named(folder.publications), span_of(folder.first, folder.last, joint)


def _named(publications: Mapping[str, int]) -> str:
    """The most frequent ones, and how many more there are."""
    named = sorted(publications, key=lambda name: -publications[name])[:_MOST_NAMED]
    more = len(publications) - len(named)
    return ", ".join([*named, *([f"and {more} more"] if more else [])])
