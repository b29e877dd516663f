"""Explaining watches functions and imports them anew; of compiled modules (`make fast`) neither can be done."""

import sys
from importlib.abc import PathEntryFinder
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path

PACKAGES = Path(__file__).parents[1]
_find_sources = FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES))


def prefer_sources() -> None:
    """From here on this process imports the sources of the project, also where they are compiled.

    Takes no module back that it has imported already: to be called before the first one.
    """
    if _of_project not in sys.path_hooks:
        sys.path_hooks.insert(0, _of_project)
        sys.path_importer_cache.clear()


def is_compiled() -> bool:
    """Whether this process reads text by compiled modules."""
    from flows.claims import make

    return not str(make.__file__).endswith(tuple(SOURCE_SUFFIXES))


def _of_project(path: str) -> PathEntryFinder:
    if not Path(path).is_relative_to(PACKAGES):
        raise ImportError("only this project's modules")  # lets the next hook find it
    return _find_sources(path)
