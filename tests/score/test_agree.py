"""When a field of a claim agrees with its annotation, and when nobody judges it."""

import pytest

from flows.score.agree import FIELDS
from flows.score.gold import Gold, Row

CLAIM: Row = {
    "kind": "level",
    "value": 3.0,
    "lower": None,
    "upper": None,
    "qualifier": "exact",
    "unit": "1",
    "period_start": None,
    "period_end": "2025-06-30",
    "basis": None,
    "modality": "fact",
    "place": "371300",
    "indicator": "规上工业企业",
    "subject": "临沂市",
    "attribution": None,
}


def verdict(field: str, **annotated: object) -> bool | None:
    gold = Gold("p", "p", "3家", 1, ("claim",), False, annotated)
    return FIELDS[field](field, CLAIM, gold)


@pytest.mark.parametrize(
    ("field", "annotated", "agrees"),
    [
        ("kind", {"kind": "level"}, True),
        ("kind", {"kind": "change", "accept": {"kind": ["level"]}}, True),
        ("kind", {"kind": "change"}, False),
        ("value", {"value": 3.0000000001}, True),
        ("value", {"value": 3.1}, False),
        ("value", {"value": None}, False),
        ("lower", {"lower": None}, True),
        ("lower", {"lower": 0}, False),
        ("period", {"period_start": None, "period_end": "2025-06-30"}, True),
        ("period", {"period_start": "2025-01-01", "period_end": "2025-06-30"}, False),
        ("period", {"accept": {"period": [[None, "2025-06-30"]]}}, True),
        ("basis", {}, True),
        ("basis", {"basis": "yoy"}, False),
        ("modality", {}, True),
        ("modality", {"modality": "target"}, False),
        ("place", {}, None),
        ("place", {"place": "371302"}, False),
        ("indicator", {}, None),
        ("indicator", {"indicator": ["工业企业", "企业"]}, True),
        ("indicator", {"indicator": ["投资额"]}, False),
        ("subject", {"subject": [None]}, False),
        ("attribution", {}, True),
        ("attribution", {"attribution": ["市统计局"]}, False),
    ],
)
def test_a_field_agrees_with_its_annotation(field: str, annotated: Row, agrees: bool | None) -> None:
    assert verdict(field, **annotated) is agrees
