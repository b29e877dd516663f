"""docs/dictionary.md says what the schemas say."""

from pathlib import Path

from flows.report.dictionary import make_dictionary
from schemas import TABLES
from schemas.rules import types_of

PAGE = Path(__file__).parents[1] / "docs" / "dictionary.md"


def test_the_dictionary_is_the_one_that_the_schemas_give() -> None:
    assert PAGE.read_text(encoding="utf-8") == make_dictionary(), "stale: run make dictionary"


def test_each_column_of_each_table_has_a_line_that_says_something() -> None:
    page = make_dictionary()
    for name, model in TABLES.items():
        part = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        lines = {line.split("`")[1]: line for line in part.splitlines() if line.startswith("| `")}
        assert list(lines) == list(types_of(model))
        assert all(len(line.split("|")[4].strip()) > 8 for line in lines.values())
