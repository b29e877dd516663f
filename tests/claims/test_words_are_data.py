"""Words of the newspaper are lines of `schemas/lexicon`, not strings in the code that reads them.

Docstrings and marks are no words. `STILL` counts the strings of the modules whose words have yet to move; it may only
grow smaller, and a module that it does not name spells none.
"""

import ast
import re
from pathlib import Path

import pytest

import flows.claims

_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_FOLDER = Path(flows.claims.__file__).parent
STILL = {
    "antecedents": 8,
    "basis": 5,
    "change": 10,
    "cues": 10,
    "dependents": 1,
    "divisions": 2,
    "framed": 1,
    "frames": 2,
    "gazetteer": 8,
    "heads": 1,
    "home": 1,
    "indicator": 10,
    "modality": 4,
    "movement": 21,
    "neighbours": 3,
    "part_of": 3,
    "people": 3,
    "percent": 9,
    "phrases": 3,
    "place_groups": 2,
    "place_names": 3,
    "pointing": 2,
    "scales": 7,
    "objects": 2,
    "paired": 1,
    "scenes": 1,
    "series": 2,
    "sides": 12,
    "speaker_names": 18,
    "steps": 6,
    "subject": 1,
    "tabled": 17,
}
_CALENDAR = (
    "anchors",
    "timeline",
    "uses",
    "reported",
    "period",
    "hedging",
    "quantity",
)  # dates, hedges and what surrounds them


def spelled(path: Path) -> list[str]:
    """The strings of a module that hold an ideograph, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    source = path.read_text(encoding="utf-8")
    return [
        str(node.value)
        for node in strings
        if id(node) not in said and _IDEOGRAPH.search(ast.get_source_segment(source, node) or str(node.value))
    ]


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_module_spells_no_more_words_than_it_did(path: Path) -> None:
    if path.stem not in _CALENDAR:
        assert len(spelled(path)) <= STILL.get(path.stem, 0), spelled(path)
