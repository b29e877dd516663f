"""The tables have the columns that the dataset contract names."""

import re

import pytest

from schemas import TABLES
from schemas.vocabulary import BASES, KINDS, MODALITIES, QUALIFIERS, ROLES
from tests.acceptance import SHARED

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
TO_COME = {"facts", "findings"}


def contract() -> str:
    return (SHARED / "contract.md").read_text(encoding="utf-8")


def rows(section: str) -> dict[str, str]:
    """The Markdown rows of a section, by the code words of their first cell."""
    part = re.split(r"^## ", contract(), flags=re.M)[int(section)]
    cells = (line.strip("|").split("|") for line in part.splitlines() if line.startswith("| `"))
    return {name: row[-1] for row in cells for name in re.findall(r"`(\w+)`", row[0])}


@pytest.mark.parametrize("table", [*TABLES])
def test_a_table_has_the_columns_of_the_contract(table: str) -> None:
    named = set(re.findall(r"`(\w+)`", rows("6").get(table, "")))
    if table == "claims":
        named |= rows("2").keys()
    named -= {"path_only", "path", "metadata", "inferred"} if table == "articles" else set()
    assert named <= set(TABLES[table].to_schema().columns)


def test_every_table_of_the_contract_is_declared() -> None:
    assert rows("6").keys() - TO_COME <= TABLES.keys()


def test_the_closed_lists_are_those_of_the_contract() -> None:
    assert tuple(rows("1")) == ROLES
    said = rows("2")
    for field, words in {"kind": KINDS, "qualifier": QUALIFIERS, "basis": BASES, "modality": MODALITIES}.items():
        assert set(words) <= set(re.findall(r"`(\w+)`", said[field])), field
