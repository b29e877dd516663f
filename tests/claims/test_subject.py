"""Whom it is said of: cases with the number marked."""

import pytest

from flows.claims.heads import head_of, is_bare, is_head, is_pointing
from tests.claims.said import claim_in, read_cases


@pytest.mark.parametrize("case", read_cases("subject"), ids=lambda case: case["text"])
def test_a_claim_has_its_subject(case: dict[str, str]) -> None:
    assert (claim_in(case["text"], case["home"]).subject or "") == case["subject"]


def test_a_name_ends_in_its_head() -> None:
    assert head_of("东昌水务集团") == "集团"
    assert head_of("“深海一号”") is None


def test_a_head_of_one_character_needs_a_name_before_it() -> None:
    assert head_of("市图书馆") == "图书馆"
    assert head_of("场馆") is None


def test_a_bare_head_points_at_something_named_elsewhere() -> None:
    assert is_bare("该公司")
    assert is_bare("项目")
    assert not is_bare("城南净水厂项目")


def test_only_some_bare_heads_point() -> None:
    assert is_pointing("该公司")
    assert not is_pointing("项目")


def test_a_body_heads_a_phrase_only_where_it_stands_first() -> None:
    assert is_head("国家", first=True)
    assert not is_head("国家")
