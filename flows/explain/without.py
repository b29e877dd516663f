"""A page read as if some lexicon lines were not there.

The words are built into tables and patterns when modules are imported. So the modules that a line reaches are imported
once more, beside those in use, over lexicons without the line; afterwards everything is as it was.
"""

import re
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType
from typing import Any

import schemas.lexicon
from flows.claims.claim import Claim
from flows.explain.records import Line
from flows.explain.stale import modules_reached
from flows.pages.page import Article

Row = dict[str, Any]
_CODE: dict[str, CodeType | None] = {}


def read_claims(article: Article, article_id: str) -> list[tuple[Row, Claim]]:
    """The rows of `claims` that an article gives, each with its record, through the functions that a build uses."""
    records, columns = import_module("flows.tables.records"), import_module("flows.tables.columns")
    find_mentions = import_module("flows.mentions.find").find_mentions
    printed, tabled = import_module("flows.claims.printed"), import_module("flows.claims.tabled")
    found = printed.read_simplified(article)
    mentions, claims = found or tabled.with_tables(article, find_mentions(article.text, article.issue_date))
    read = records.ReadArticle(article, mentions, claims)
    table = columns.claim_columns([records.Placed(article_id, "", "", 0, read)])
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    return list(zip(rows, claims, strict=True))


def read_without(article: Article, article_id: str, lines: Collection[Line]) -> list[Row]:
    """What `read_claims` gives where some lines are not in the lexicons.

    No rows where nothing can be read without them: `一季度` where 一 is no numeral, a pattern left without words.
    """
    with _imported_anew(lines):
        try:
            return [row for row, _ in read_claims(article, article_id)]
        except (LookupError, ValueError, re.error):
            return []


@contextmanager
def _imported_anew(lines: Collection[Line]) -> Iterator[None]:
    """Inside, the modules that the lexicons of the lines reach are fresh ones, which never heard of the lines."""
    reached = modules_reached(frozenset(line.lexicon for line in lines))
    kept = {name: sys.modules[name] for name in reached if name in sys.modules}
    read = schemas.lexicon.read_lexicon
    reduced = _reader_without({(line.lexicon, line.number) for line in lines})
    _forget(reached)
    _let_read(reduced)
    sys.meta_path.insert(0, _Compiled)
    try:
        yield
    finally:
        sys.meta_path.remove(_Compiled)
        _forget(reached)
        sys.modules.update(kept)
        _let_read(read)
        for name, module in kept.items():
            package, _, own = name.rpartition(".")
            setattr(sys.modules[package], own, module)


def _let_read(read: Any) -> None:
    """Gives a reader of lexicons to all that will be imported, and to modules that read for others (`words_where`)."""
    schemas.lexicon.read_lexicon = read
    for name, module in list(sys.modules.items()):
        if name.startswith("flows.") and "read_lexicon" in vars(module):
            vars(module)["read_lexicon"] = read


def _forget(names: Collection[str]) -> None:
    for name in names:
        sys.modules.pop(name, None)


def _reader_without(gone: Collection[tuple[str, int]]) -> Any:
    """`read_lexicon` that leaves out some lines."""
    read, numbers = schemas.lexicon.read_lexicon, schemas.lexicon.read_line_numbers

    @cache
    def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
        rows = zip(numbers(name), read(name), strict=True)
        return tuple(row for number, row in rows if (name, number) not in gone)

    return read_lexicon


class _Loader(SourceFileLoader):
    """Compiles a module once for all the times it is imported anew."""

    def get_code(self, fullname: str) -> CodeType | None:
        if fullname not in _CODE:
            _CODE[fullname] = super().get_code(fullname)
        return _CODE[fullname]


class _Compiled(MetaPathFinder):
    """Finds the modules of this project under a loader that compiles them once."""

    @staticmethod
    def find_spec(fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if not fullname.startswith("flows."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin)
        return spec
