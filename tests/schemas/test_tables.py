"""The tables have the columns that the contract fixes, each with a description."""

import polars as pl
import pytest

from schemas import TABLES
from schemas.rules import Table

FIXED = {
    "documents": "document_id path media_type bytes sha256 publication issue_date articles mentions claims status "
    "error",
    "articles": "article_id document_id source_id publication issue_date issue_date_source page position genre kicker "
    "title subtitle byline text",
    "mentions": "mention_id article_id issue_date start end quote role value lower upper qualifier unit stated_unit "
    "period_start period_end",
    "claims": "claim_id article_id publication issue_date start end quote sentence kind value lower upper qualifier "
    "unit stated_unit indicator subject place period_start period_end basis basis_text modality attribution part_of "
    "dimension period_text fact_id",
    "facts": "fact_id indicator code subject place period_start period_end kind value lower upper unit status claims "
    "articles publications first_issue_date last_issue_date",
    "findings": "finding_id check certainty claim_ids arithmetic",
}


@pytest.mark.parametrize("name", FIXED)
def test_a_table_has_the_columns_of_the_contract(name: str) -> None:
    assert set(FIXED[name].split()) <= set(TABLES[name].empty().columns)


@pytest.mark.parametrize("model", TABLES.values())
def test_every_column_has_a_description(model: type[Table]) -> None:
    assert [name for name, column in model.to_schema().columns.items() if not column.description] == []


@pytest.mark.parametrize("model", TABLES.values())
def test_every_rule_says_why_in_words(model: type[Table]) -> None:
    assert [check.name for check in model.to_schema().checks if not check.description] == []


def test_numbers_are_doubles_dates_are_dates_and_closed_lists_are_enums() -> None:
    types = TABLES["claims"].empty().schema
    assert {types[name] for name in ("value", "lower", "upper")} == {pl.Float64}
    assert {types[name] for name in ("issue_date", "period_start", "period_end")} == {pl.Date}
    assert all(isinstance(types[name], pl.Enum) for name in ("kind", "qualifier", "dimension", "basis", "modality"))
