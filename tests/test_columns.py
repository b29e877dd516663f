"""One name a thing: column = record field = part module = function = case file."""

from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from flows.claims.claim import Claim
from flows.mentions.mention import Mention, Period, Quantity
from flows.pages.page import Article
from schemas import TABLES

CASES = Path(__file__).parent / "cases"
WITHOUT_MODULE = {
    "mention",
    "sentence",
    "period_text",
}  # given, not read: the mention, its sentence, the period's words
PARTS = [field.name for field in fields(Claim) if field.name not in WITHOUT_MODULE]
SPREAD = {  # fields that hold a record stand in several columns
    "mention": {"start", "end", "quote"},
    "change": {"kind"},
    "quantity": {field.name for field in fields(Quantity)},
    "period": {f"period_{field.name}" for field in fields(Period)},
    "basis": {"basis", "basis_text"},
}
OF_THE_ARTICLE = {"claim_id", "article_id", "publication", "issue_date"}
LOOKED_UP = {"dimension", "fact_id"}  # the unit's, from the lexicon; a hash of other columns


def columns_of(table: str) -> set[str]:
    return set(TABLES[table].to_schema().columns)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_claim_has_a_module_a_function_and_cases(part: str) -> None:
    module = import_module(f"flows.claims.{part}")
    assert callable(getattr(module, part if part.endswith("_of") else f"{part}_of"))
    assert (CASES / f"{part}.tsv").exists()


def test_every_claim_column_is_a_field_of_the_claim() -> None:
    of_the_record = set().union(*(SPREAD.get(field.name, {field.name}) for field in fields(Claim)))
    assert columns_of("claims") == of_the_record | OF_THE_ARTICLE | LOOKED_UP


def test_mentions_and_articles_have_the_columns_of_their_records() -> None:
    mention = {"role", *SPREAD["mention"], *SPREAD["quantity"], *SPREAD["period"]}
    assert columns_of("mentions") == mention | {"mention_id", "article_id", "issue_date"}
    assert {field.name for field in fields(Mention)} - {"quantity", "period"} <= columns_of("mentions")
    assert {field.name for field in fields(Article)} - {"home"} <= columns_of("articles")
