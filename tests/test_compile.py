"""What `make fast` compiles says the same as the sources, line by line, and spells out what compiled code needs."""

import ast
from pathlib import Path

import pytest

from compile import find_sources, spell_out

RECORD = '''"""A place."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    names: list[str] = field(default_factory=list)  # as printed
    end: int = 0
    seen: bool = field(init=False)

    def __post_init__(self) -> None:
        self.seen = False
'''


def names_in(source: str) -> dict[str, object]:
    """What a module holds once it has run."""
    held: dict[str, object] = {"__name__": __name__}  # where dataclasses look for the module of a class
    exec(source, held)
    return held


@pytest.mark.parametrize("source", find_sources(), ids=lambda source: Path(source).stem)
def test_a_copy_is_python_whose_lines_are_those_of_its_source(source: str) -> None:
    text = Path(source).read_text(encoding="utf-8")
    copy = spell_out(text)
    defined = [(node.name, node.lineno) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    kept = [(node.name, node.lineno) for node in ast.walk(ast.parse(copy)) if isinstance(node, ast.FunctionDef)]
    assert [one for one in kept if one in defined] == defined


def test_a_constant_becomes_final() -> None:
    assert spell_out("import re\n\n_MARK = re.compile('，')\n").splitlines()[2] == "_MARK: Final = re.compile('，')"


def test_constants_of_one_statement_become_final_each() -> None:
    spelt_out = spell_out("import re\n\nNEAR, FAR = (\n    5,\n    max(1, 2),\n)\nEND = 3\n")
    assert spelt_out.splitlines()[2] == "NEAR: Final = (5); FAR: Final = (max(1, 2)"
    assert spelt_out.splitlines()[6] == "END: Final = 3"


def test_a_typed_constant_stays_typed() -> None:
    assert "USES: Final[dict[str, str]] = {}" in spell_out("import re\n\nUSES: dict[str, str] = {}\n")


def test_a_name_that_grows_is_no_constant() -> None:
    assert "WORDS = ['一']" in spell_out("import re\n\nWORDS = ['一']\nWORDS += ['二']\n")


def test_what_is_no_constant_by_its_name_is_none() -> None:
    assert "Span = tuple[int, int]" in spell_out("import re\n\nSpan = tuple[int, int]\n")


def test_a_record_is_made_as_its_dataclass_makes_it() -> None:
    place = names_in(RECORD.replace("frozen=True, ", ""))["Place"]
    spelt_out = names_in(spell_out(RECORD.replace("frozen=True, ", "")))["Place"]
    assert callable(place)
    assert callable(spelt_out)
    assert repr(spelt_out(3, end=5)) == repr(place(3, end=5))
    assert repr(spelt_out(3, ["a"])) == repr(place(3, ["a"]))


def test_two_records_share_no_list() -> None:
    place = names_in(spell_out(RECORD.replace("frozen=True, ", "")))["Place"]
    assert callable(place)
    assert place(1).names is not place(2).names


def test_a_frozen_record_is_made_by_code_that_mypy_is_told_to_let_pass() -> None:
    line = next(line for line in spell_out(RECORD).splitlines() if "def __init__" in line)
    assert line.endswith("self.__post_init__()  # type: ignore[misc]")
