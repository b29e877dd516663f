"""Compiles text → claims with mypyc, in place: python compile.py (`make fast`), `make plain` takes it back.

Each module of flows/mentions and flows/claims becomes an extension beside its source, which Python then prefers. The
sources stay as they are and give the same rows; a C compiler is needed. A source that is edited after it was compiled
is refused by `flows.releases.code`, so that no release says it was made by code that did not run.

What is compiled is a copy that spells out two things: that constants never change, so that compiled code need not look
them up by name each time, and how a dataclass is made, which `dataclass` leaves to interpreted code. Its lines are
those of the sources, so that errors name the right ones.
"""

import ast
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from mypyc.build import mypycify
from setuptools import setup

PACKAGES = ("flows/mentions", "flows/claims")
SEEN = ("flows", "schemas")  # what the modules import
COPY = Path("build/fast/source")


def find_sources() -> list[str]:
    """The modules to compile; an `__init__` holds nothing."""
    return sorted(str(file) for package in PACKAGES for file in Path(package).glob("[!_]*.py"))


def copy_sources(sources: list[str]) -> None:
    """The code below COPY, where that of the modules to compile is spelt out."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in SEEN:
        shutil.copytree(name, COPY / name, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    shutil.copy("pyproject.toml", COPY)
    for source in sources:
        (COPY / source).write_text(spell_out(Path(source).read_text(encoding="utf-8")), encoding="utf-8")


def spell_out(source: str) -> str:
    """The code of a module with its constants final and its records made by code of their own."""
    module, edited = ast.parse(source), Edited(source)
    names = Counter(name for node in module.body for name in _assigned(node))
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            _spell_out_record(node, edited)
        elif all(name.isupper() and names[name] == 1 for name in _assigned(node)):
            _spell_out_constants(node, edited)
    imports = next(node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom))
    edited.insert(edited.span(imports)[0], "from typing import Final; ")
    return edited.text()


@dataclass
class Edited:
    """A source and what to put where in it; places count the bytes of its UTF-8, as `ast` does."""

    source: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = list(accumulate(map(len, self.source.encode().splitlines(keepends=True)), initial=0))

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where the code of a node begins and ends."""
        last, column = node.end_lineno or node.lineno, node.end_col_offset or 0
        return self.lines[node.lineno - 1] + node.col_offset, self.lines[last - 1] + column

    def code(self, node: ast.expr | ast.stmt) -> str:
        start, end = self.span(node)
        return self.source.encode()[start:end].decode()

    def insert(self, at: int, code: str) -> None:
        self.edits.append((at, at, code))

    def replace(self, node: ast.expr | ast.stmt, code: str) -> None:
        """Puts code in the place of a node's, on as many lines."""
        fill = "\n" * (self.code(node).count("\n") - code.count("\n"))
        self.edits.append((*self.span(node), f"{code[:-1]}{fill}{code[-1]}"))

    def text(self) -> str:
        text = self.source.encode()
        for start, end, code in sorted(self.edits, reverse=True):
            text = text[:start] + code.encode() + text[end:]
        return text.decode()


def _assigned(node: ast.stmt) -> Iterator[str]:
    """The names that a statement assigns."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign | ast.AugAssign):
        targets = [node.target]
    return (name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))


def _spell_out_constants(node: ast.stmt, edited: Edited) -> None:
    """`A = 1` becomes `A: Final = 1`, `A, B = 1, 2` as many statements as there are names."""
    if isinstance(node, ast.AnnAssign):
        edited.replace(node.annotation, f"Final[{edited.code(node.annotation)}]")
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        edited.insert(edited.span(node.targets[0])[1], ": Final")
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
        pairs = zip(node.targets[0].elts, node.value.elts, strict=True)
        edited.replace(node, "; ".join(f"{edited.code(name)}: Final = ({edited.code(value)})" for name, value in pairs))


def _spell_out_record(node: ast.ClassDef, edited: Edited) -> None:
    """A dataclass gets its `__init__`, in one line in the place of the empty one behind its fields."""
    made = next((each for each in node.decorator_list if isinstance(each, ast.Call)), None)
    if made is None or edited.code(made.func) != "dataclass":
        return
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    frozen = "frozen=True" in edited.code(made)
    edited.replace(made, edited.code(made).replace("dataclass(", "dataclass(init=False, "))
    takes, sets = zip(*filter(None, (_taken(each, edited) for each in fields)), strict=True)
    calls = ["self.__post_init__()"] if any(getattr(each, "name", "") == "__post_init__" for each in node.body) else []
    ignored = "  # type: ignore[misc]" if frozen else ""
    line = f"    def __init__(self, {', '.join(takes)}) -> None: {'; '.join([*sets, *calls])}{ignored}"
    edited.insert(edited.lines[fields[-1].end_lineno or 0], line)


def _taken(declared: ast.AnnAssign, edited: Edited) -> tuple[str, str] | None:
    """The parameter for a field and how it is set; None for one that is set later."""
    name, kind, default = edited.code(declared.target), edited.code(declared.annotation), declared.value
    if not isinstance(default, ast.Call):
        return f"{name}: {kind}{f' = {edited.code(default)}' if default else ''}", f"self.{name} = {name}"
    given = {each.arg: edited.code(each.value) for each in default.keywords}  # of field(…)
    if "default_factory" not in given:
        return None
    return f"{name}: {kind} | None = None", f"self.{name} = {given['default_factory']}() if {name} is None else {name}"


def compile_copy(sources: list[str]) -> None:
    """Extensions for the modules below COPY, then moved beside their sources."""
    os.chdir(COPY)
    setup(
        name="newsclaims",
        packages=[],
        ext_modules=mypycify(
            sources, opt_level="3", debug_level="0", multi_file=True, target_dir="../c", group_name="newsclaims"
        ),
        script_args=["--quiet", "build_ext", "--inplace", "--parallel", "2", "--build-temp", ".."],
    )
    for compiled in (*Path().glob("*.so"), *Path("flows").rglob("*.so")):
        shutil.copy(compiled, Path("../../..") / compiled)


if __name__ == "__main__":
    found = find_sources()
    copy_sources(found)
    compile_copy(found)
