"""Bases, from marked sentences through the whole path."""

import pytest

from tests.claims.said import claim_in, read_cases


@pytest.mark.parametrize("case", read_cases("basis"), ids=lambda case: case["text"])
def test_a_basis_is_what_the_sentence_says(case: dict[str, str]) -> None:
    basis = claim_in(case["text"], None).basis
    said = (basis.code, basis.text or "") if basis else ("", "")
    assert said == (case["basis"], case["words"])


def test_a_sentence_ends_its_bases() -> None:
    assert claim_in("产值同比增长5%。税收增长【7%】。", None).basis is None
