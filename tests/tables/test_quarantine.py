"""A frame is parted into rows that keep every rule and rows of `rejected`; a frame of another shape is refused."""

import json
from typing import Any

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from flows.tables.quarantine import AT_TYPES, part
from schemas.articles import PlacedArticles
from schemas.claims import PlacedClaims
from schemas.documents import CountedDocuments
from schemas.facts import Facts
from schemas.findings import PlacedFindings
from schemas.mentions import PlacedMentions
from schemas.rules import Table, types_of
from tests.rows import rows_of

NAMES: dict[type[Table], str] = {
    CountedDocuments: "documents",
    PlacedArticles: "articles",
    PlacedMentions: "mentions",
    PlacedClaims: "claims",
    Facts: "facts",
    PlacedFindings: "findings",
}
CLOSED = [(model, name) for model in NAMES for name, dtype in types_of(model).items() if isinstance(dtype, pl.Enum)]


def opened(model: type[Table], rows: list[dict[str, Any]]) -> pl.DataFrame:
    """The rows beside AT, with strings where the model has closed lists."""
    types = {name: pl.String if isinstance(dtype, pl.Enum) else dtype for name, dtype in types_of(model).items()}
    return pl.DataFrame([row | dict.fromkeys(AT_TYPES) | {"at_path": "a.md"} for row in rows], {**types, **AT_TYPES})


@pytest.mark.parametrize(("model", "column"), CLOSED)
def test_a_stray_from_a_closed_list_is_rejected_under_the_word_it_held(model: type[Table], column: str) -> None:
    rows = rows_of(model)
    rows[1][column] = "elsewhere"
    kept, rejected = part(NAMES[model], opened(model, rows), model)
    assert kept.height == 2
    assert rejected["rule"].to_list() == [f"{column}: in list"]
    assert json.loads(rejected["row"][0])[column] == "elsewhere"


def test_a_row_that_breaks_many_rules_is_rejected_once_for_the_first() -> None:
    rows = rows_of(PlacedClaims)
    rows[2] |= {"place": "3715", "value": 9.0, "printed": None, "kind": "elsewhere"}
    kept, rejected = part("claims", opened(PlacedClaims, rows), PlacedClaims)
    assert (kept.height, rejected["rule"].to_list()) == (2, ["kind: in list"])


def test_a_check_of_a_column_names_the_column() -> None:
    rows = rows_of(PlacedClaims)
    rows[0] |= {"place": "3715"}
    _, rejected = part("claims", opened(PlacedClaims, rows), PlacedClaims)
    assert rejected["rule"].to_list() == [r"place: str_matches('^\d{6}$')"]


def test_a_frame_of_another_shape_is_a_mistake_not_a_rejection() -> None:
    wrong = opened(PlacedClaims, rows_of(PlacedClaims)).with_columns(part_of=pl.lit(7))
    with pytest.raises((SchemaErrors, pl.exceptions.PolarsError)):
        part("claims", wrong.drop("quote"), PlacedClaims)
