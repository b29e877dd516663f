"""Who says so: cases with the number marked."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.claims.attribution import attribution_of
from flows.claims.speech import find_speeches
from tests.claims.marked import read_marked

CASES = Path(__file__).parent.parent / "cases" / "attribution.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"])
def test_a_claim_has_its_speaker(case: dict[str, str]) -> None:
    mention, setting = read_marked(case["text"], "371500")
    assert (attribution_of(mention, setting) or "") == case["attribution"]


@given(st.text(alphabet="市水利局说，。：“”据统计显示他\n（）1", max_size=60))
def test_no_text_breaks_the_speeches(text: str) -> None:
    speeches = find_speeches(text)
    assert all(0 <= stretch.start <= stretch.end <= len(text) for stretch in speeches.stretches)
    speeches.at(len(text))
