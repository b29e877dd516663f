"""Which modules a lexicon reaches: those that name it, and whatever imports one of those."""

import ast
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]
AGAIN = ("flows/mentions", "flows/claims", "flows/tables")


@cache
def modules_reached(lexicons: frozenset[str]) -> tuple[str, ...]:
    """The modules that may read otherwise when lines of these lexicons go, in no order."""
    parsed = _modules()
    reached = {name for name, (_, words) in parsed.items() if words & lexicons}
    while more := {name for name, (imported, _) in parsed.items() if imported & reached} - reached:
        reached |= more
    return tuple(reached)


@cache
def _modules() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Each module with the modules that it imports and the strings that its code holds."""
    paths = (path for folder in AGAIN for path in (_ROOT / folder).rglob("*.py"))
    return {_name_of(path): _parsed(path) for path in paths}


def _name_of(path: Path) -> str:
    return ".".join(path.relative_to(_ROOT).with_suffix("").parts).removesuffix(".__init__")


def _parsed(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    strings = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return frozenset(_imported(nodes)), frozenset(strings)


def _imported(nodes: Collection[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
