"""A page read as if some lexicon lines were not there.

The words are built into tables and patterns when the modules are imported. So the modules that read pages are imported
once more, beside those in use, over lexicons without the lines; afterwards everything is as it was.
"""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType
from typing import Any

import flows
import schemas.lexicon
from flows.claims.claim import Claim
from flows.explain.records import Line
from flows.pages.page import Article

_AGAIN = ("flows.mentions", "flows.claims", "flows.tables")
Row = dict[str, Any]
_CODE: dict[str, CodeType | None] = {}


def read_claims(article: Article, article_id: str) -> list[tuple[Row, Claim]]:
    """The rows of `claims` that an article gives, each with its record, through the functions that a build uses."""
    records, columns = import_module("flows.tables.records"), import_module("flows.tables.columns")
    mentions = import_module("flows.mentions.find").find_mentions(article.text, article.issue_date)
    claims = import_module("flows.claims.make").make_claims(article, mentions)
    read = records.ReadArticle(article, mentions, claims)
    table = columns.claim_columns([records.Placed(article_id, "", "", 0, read)])
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    return list(zip(rows, claims, strict=True))


def read_without(article: Article, article_id: str, lines: Collection[Line]) -> list[Row]:
    """What `read_claims` gives where some lines are not in the lexicons."""
    with _imported_anew(lines):
        return [row for row, _ in read_claims(article, article_id)]


@contextmanager
def _imported_anew(lines: Collection[Line]) -> Iterator[None]:
    """Inside, importing a module of `_AGAIN` gives a fresh one that knows the lexicons without the lines."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith(_AGAIN)}
    packages = {name: module for name, module in vars(flows).items() if f"flows.{name}" in _AGAIN}
    read, gone = schemas.lexicon.read_lexicon, {(line.lexicon, line.number) for line in lines}
    schemas.lexicon.read_lexicon = _reader_without(gone)
    sys.meta_path.insert(0, _Compiled)
    _forget()
    try:
        yield
    finally:
        sys.meta_path.remove(_Compiled)
        schemas.lexicon.read_lexicon = read
        _forget()
        sys.modules.update(kept)
        vars(flows).update(packages)


def _forget() -> None:
    for name in [name for name in sys.modules if name.startswith(_AGAIN)]:
        del sys.modules[name]


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
    """Finds the modules of `_AGAIN` under a loader that compiles them once."""

    @staticmethod
    def find_spec(fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if not fullname.startswith(_AGAIN):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin)
        return spec
