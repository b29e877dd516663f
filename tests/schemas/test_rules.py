"""Every rule of every table catches its own poison, and nothing else does."""

from datetime import date
from typing import Any

import pandera.polars as pa
import polars as pl
import pytest
from pandera.errors import SchemaErrors

from schemas.articles import PlacedArticles
from schemas.claims import PlacedClaims
from schemas.documents import CountedDocuments
from schemas.facts import Facts
from schemas.findings import PlacedFindings
from schemas.mentions import PlacedMentions
from schemas.rejected import Rejected
from schemas.rules import Table
from tests.rows import DAY, GOOD, IDS, frame_of, rows_of

EXACT_MINUS = {"value": -8.0, "lower": -8.0, "upper": -8.0}
OPEN = {"lower": None, "upper": None}
QUANTITY_POISONS = [
    ("numbers_finite", {"value": None, "lower": 1.0, "upper": float("inf"), "qualifier": "range"}),
    ("numbers_finite", {"value": float("nan"), **OPEN, "qualifier": "about"}),
    ("bounds_in_order", {"value": None, "lower": 9.0, "upper": 8.0, "qualifier": "range"}),
    ("bounds_in_order", {"value": 8.0, "lower": 9.0, "upper": None, "qualifier": "over"}),
    ("bounds_in_order", {"value": 8.0, "lower": None, "upper": 7.0, "qualifier": "nearly"}),
    ("exact_has_equal_bounds", {"upper": 9.0}),
    ("exact_has_equal_bounds", {"lower": None}),
    ("exact_has_equal_bounds", {"value": None}),
    ("range_has_both_bounds", {"qualifier": "range"}),
    ("range_has_both_bounds", {"value": None, "lower": None, "qualifier": "range"}),
    ("about_leaves_bounds_open", {"qualifier": "about"}),
    ("vague_has_no_value", {"qualifier": "vague"}),
    *[
        ("hedge_has_a_bound", {**OPEN, "qualifier": hedge})
        for hedge in ("over", "at_least", "nearly", "under", "at_most")
    ],
    ("unit_in_lexicon", {"unit": "stone/furlong", "dimension": "rate"}),
    ("unit_in_lexicon", {"unit": "CNY/t/d", "dimension": "rate"}),
    ("unit_in_lexicon", {"unit": "家", "dimension": "rate"}),
    ("period_in_order", {"period_start": DAY, "period_end": date(2025, 7, 30)}),
]
POISONS: dict[type[Table], list[tuple[str, dict[str, Any]]]] = {
    CountedDocuments: [
        ("document_id_unique", {"document_id": IDS[1]}),
        ("path_relative", {"path": "/晨报/a.md"}),
        ("path_relative", {"path": "晨报/../../a.md"}),
        ("path_relative", {"path": "晨报\\a.md"}),
        ("error_unless_read", {"error": "torn"}),
        ("error_unless_read", {"status": "partial"}),
        ("nothing_from_failed", {"status": "failed", "error": "torn"}),
        ("counts_equal_rows", {"found_articles": 2}),
        ("counts_equal_rows", {"mentions": 3}),
        ("counts_equal_rows", {"claims": 0}),
        ("str_matches", {"document_id": "7"}),
        ("str_matches", {"sha256": "a" * 63}),
        ("str_matches", {"beside_sha256": "b" * 63}),
        ("greater_than_or_equal_to", {"bytes": -1}),
        *[("greater_than_or_equal_to", {n: -1, f"found_{n}": -1}) for n in ("articles", "mentions", "claims")],
    ],
    PlacedArticles: [
        ("article_id_unique", {"article_id": IDS[1]}),
        ("issue_date_has_source", {"issue_date": None}),
        ("issue_date_has_source", {"issue_date_source": None}),
        ("headings_open_text", {"text": "标题\n市区新增8家店。"}),
        ("headings_open_text", {"subtitle": "副题"}),
        ("byline_has_names", {"byline": [{"name": "", "role": "reporter"}]}),
        ("byline_has_names", {"byline": [{"name": "王某某", "role": None}]}),
        ("document_in_table", {"document_known": False}),
        ("str_matches", {"article_id": "7"}),
        ("str_matches", {"document_id": "7"}),
        ("str_matches", {"home": "3715"}),
        ("greater_than_or_equal_to", {"position": -1}),
        ("str_length", {"text": "", "kicker": None, "title": None}),
    ],
    PlacedMentions: [
        *[(rule, {k: v for k, v in change.items() if k != "dimension"}) for rule, change in QUANTITY_POISONS],
        ("mention_id_unique", {"mention_id": IDS[1]}),
        ("span_not_empty", {"end": 4}),
        ("mentions_apart", {"article_id": IDS[1], "start": 5, "end": 7}),
        ("mentions_apart", {"article_id": IDS[1]}),
        ("claim_has_quantity", {"qualifier": None}),
        ("claim_has_quantity", {"unit": None}),
        ("article_in_table", {"printed": None}),
        ("quote_as_printed", {"printed": "9家"}),
        ("str_matches", {"mention_id": "7"}),
        ("str_matches", {"article_id": "7"}),
        ("greater_than_or_equal_to", {"start": -1}),
    ],
    PlacedClaims: [
        *QUANTITY_POISONS,
        ("claim_id_unique", {"claim_id": IDS[1]}),
        ("number_stated", {"value": None, **OPEN, "qualifier": "about"}),
        *[("sign_fits_kind", {**EXACT_MINUS, "kind": kind}) for kind in ("level", "share", "rank", "grade")],
        ("sign_fits_kind", {**EXACT_MINUS, "kind": "ratio", "dimension": "ratio"}),
        ("sign_fits_kind", {"value": None, "lower": -1.0, "qualifier": "range"}),
        ("dimension_fits_unit", {"dimension": "money"}),
        ("dimension_fits_unit", {"kind": "ratio"}),
        ("dimension_fits_unit", {"unit": "CNY/t"}),
        ("basis_fits_kind", {"basis": "yoy"}),
        ("basis_text_if_stated", {"kind": "growth", "basis": "yoy", "basis_text": "比前年"}),
        ("basis_text_if_stated", {"basis_text": "比前年"}),
        ("sentence_holds_quote", {"sentence": "市区新增店。"}),
        ("part_of_another", {"part_of": IDS[2]}),
        *[("fact_is_of_something", {part: None}) for part in ("indicator", "period_end")],
        ("fact_is_of_something", {"subject": None, "place": None}),
        ("article_in_table", {"printed": None}),
        ("quote_as_printed", {"printed": "9家"}),
        ("mention_is_claim", {"mention_role": "date"}),
        ("mention_is_claim", {"mention_role": None}),
        ("whole_in_table", {"whole_known": False}),
        ("str_matches", {"claim_id": "7"}),
        ("str_matches", {"article_id": "7"}),
        ("str_matches", {"place": "3715"}),
        ("str_matches", {"fact_id": "7"}),
        ("greater_than_or_equal_to", {"start": -1}),
    ],
    Facts: [
        *[(rule, {k: v for k, v in change.items() if k != "dimension"}) for rule, change in QUANTITY_POISONS],
        ("fact_id_unique", {"fact_id": IDS[1]}),
        ("figure_stated", {"value": None, **OPEN, "qualifier": "about"}),
        ("code_has_codelist", {"codelist": None}),
        ("code_has_codelist", {"code": None}),
        ("basis_of_a_difference", {"basis": "yoy"}),
        ("claims_cover_articles", {"claims": 2}),
        ("claims_cover_articles", {"publications": 4}),
        *[("several_to_differ", {"status": said, "articles": 1, "publications": 1}) for said in ("agreed", "disputed")],
        *[
            ("several_to_differ", {"status": said, "claims": 1, "articles": 1, "publications": 1})
            for said in ("revised", "unclear")
        ],
        ("issued_in_order", {"last_issue_date": date(2025, 7, 30)}),
        ("str_matches", {"fact_id": "7"}),
        ("str_matches", {"place": "3715"}),
        ("greater_than_or_equal_to", {"publications": 0}),
        *[
            (
                "greater_than_or_equal_to",
                {"status": "single", **dict.fromkeys(("claims", "articles", "publications"), 0)},
            )
        ],
    ],
    PlacedFindings: [
        ("finding_id_unique", {"finding_id": IDS[1]}),
        ("rests_on_claims", {"claim_ids": []}),
        ("rests_on_claims", {"claim_ids": [IDS[6], IDS[6]]}),
        ("fact_in_table", {"fact_known": False}),
        ("claims_in_table", {"claims_known": False}),
        ("str_matches", {"finding_id": "7"}),
        ("str_matches", {"article_id": "7"}),
        ("str_matches", {"fact_id": "7"}),
        ("str_length", {"arithmetic": ""}),
    ],
    Rejected: [("isin", {"table": "series"})],
}
CASES = [(model, rule, change) for model, poisons in POISONS.items() for rule, change in poisons]


def broken_by(model: type[Table], frame: pl.DataFrame) -> set[tuple[str, int]]:
    """Rule and row of everything that Pandera finds; a check's arguments are left off its name."""
    try:
        model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases: pl.DataFrame = errors.failure_cases
        return {(check.partition("(")[0], index) for check, index in cases.select("check", "index").iter_rows()}
    return set()


@pytest.mark.parametrize("model", GOOD)
def test_good_rows_keep_every_rule(model: type[Table]) -> None:
    assert broken_by(model, frame_of(model, rows_of(model))) == set()


@pytest.mark.parametrize(("model", "rule", "change"), CASES, ids=lambda part: part if isinstance(part, str) else None)
def test_a_poisoned_row_is_caught_by_its_rule_alone(model: type[Table], rule: str, change: dict[str, Any]) -> None:
    rows = rows_of(model)
    rows[1] |= change
    assert broken_by(model, frame_of(model, rows)) == {(rule, 1)}


@pytest.mark.parametrize("model", GOOD)
def test_every_row_rule_has_a_poison(model: type[Table]) -> None:
    rules = {str(check.name) for check in model.to_schema().checks}
    assert rules <= {rule for rule, _ in POISONS[model]}


@pytest.mark.parametrize("model", GOOD)
def test_every_check_of_a_column_has_a_poison(model: type[Table]) -> None:
    checked = {(check.name, name) for name, column in model.to_schema().columns.items() for check in column.checks}
    poisoned = {(rule, column) for rule, change in POISONS[model] for column in change}
    assert checked <= poisoned


@pytest.mark.parametrize(
    ("model", "column"),
    [(model, name) for model in GOOD for name, column in model.to_schema().columns.items() if not column.nullable],
)
def test_a_null_is_caught_where_the_column_allows_none(model: type[Table], column: str) -> None:
    rows = rows_of(model)
    rows[1][column] = None
    found = broken_by(model, frame_of(model, rows))
    assert ("not_nullable", 1) in found
    assert {row for _, row in found} == {1}


@pytest.mark.parametrize("model", GOOD)
def test_a_column_more_or_less_or_of_another_type_is_refused(model: type[Table]) -> None:
    frame = frame_of(model, rows_of(model))
    last = frame.columns[-1]
    for wrong in (
        frame.drop(last),
        frame.with_columns(more=1),
        frame.with_columns(pl.lit(1.5).cast(pl.Float32).alias(last)),
    ):
        with pytest.raises(SchemaErrors):
            model.validate(wrong, lazy=True)


@pytest.mark.parametrize(
    "change",
    [
        {**EXACT_MINUS, "kind": "growth", "basis": "yoy"},
        {**EXACT_MINUS, "kind": "change", "basis": "stated", "basis_text": "比前年"},
        {**EXACT_MINUS, "unit": "Cel", "dimension": "temperature"},
        {**EXACT_MINUS, "unit": "CNY", "dimension": "money"},
        {"value": -6.0, "lower": None, "upper": -6.0, "kind": "growth", "qualifier": "over"},
        {"value": 1300.0, "lower": 1300.0, "upper": 1400.0, "qualifier": "over"},
        {"value": None, "lower": 11.1, "upper": 11.6, "qualifier": "range"},
        {"value": None, "lower": 30.0, "upper": 40.0, "qualifier": "about"},
        {"value": 8.0, **OPEN, "qualifier": "about"},
        {"value": None, "lower": 100.0, "upper": None, "qualifier": "vague"},
        {"unit": "CNY/t", "dimension": "rate"},
        {"unit": "km/h", "dimension": "speed"},
        {"unit": "CNY/户", "dimension": "rate"},
        {"kind": "ratio", "dimension": "ratio", "basis": "stated", "basis_text": "是前年的"},
        {"period_start": None, "part_of": None, "whole_known": None, "place": None},
    ],
)
def test_what_the_contract_allows_passes(change: dict[str, Any]) -> None:
    rows = rows_of(PlacedClaims)
    rows[1] |= change
    assert broken_by(PlacedClaims, frame_of(PlacedClaims, rows)) == set()


def test_data_on_a_lazy_frame_is_not_checked_so_no_table_is_validated_lazily() -> None:
    """What the quarantine relies on: the same rows, collected, are checked."""
    rows = rows_of(Rejected)
    rows[1] |= {"table": "series"}
    frame = frame_of(Rejected, rows)
    Rejected.validate(frame.lazy(), lazy=True)
    with pytest.raises(pa.errors.SchemaErrors):
        Rejected.validate(frame, lazy=True)
