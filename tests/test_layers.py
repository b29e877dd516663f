"""The house: each part imports only what stands to its left, and only files directly in flows/ know Prefect."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = (
    *("schemas", "flows.identity", "flows.pages", "flows.mentions", "flows.claims", "flows.facts", "flows.tables"),
    *("flows.releases", "flows.score", "flows.explain", "flows.fetch", "flows", "flows.report"),
    *("flows.commands", "flows.cli"),
)
MODULES = sorted(path.relative_to(ROOT) for part in ("schemas", "flows") for path in (ROOT / part).rglob("*.py"))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: relative import"
            yield node.module or ""


def layer_of(module: str) -> int:
    holding = [part for part in LAYERS if f"{module}.".startswith(f"{part}.")]
    return LAYERS.index(max(holding, key=len))


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_part_imports_only_what_stands_to_its_left(path: Path) -> None:
    own = layer_of(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    ours = [module for module in imports_of(path) if module.split(".")[0] in ("schemas", "flows")]
    assert [module for module in ours if layer_of(module) > own] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_only_files_directly_in_flows_know_prefect(path: Path) -> None:
    assert path.parent == Path("flows") or not any(module.split(".")[0] == "prefect" for module in imports_of(path))
