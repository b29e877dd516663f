"""What is measured: cases with the number marked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.claims.dependents import complete, is_dependent
from flows.claims.make import make_claims
from flows.claims.series import share_out
from flows.mentions.find import find_mentions
from flows.pages.page import Article
from tests.claims.said import claim_in, read_cases
from tests.claims.stubs import series


@pytest.mark.parametrize("case", read_cases("indicator"), ids=lambda case: case["text"])
def test_a_claim_has_its_indicator(case: dict[str, str]) -> None:
    assert (claim_in(case["text"], case["home"]).indicator or "") == case["indicator"]


def test_a_list_is_shared_out_with_its_common_tail() -> None:
    assert [share_out("粮油、蔬菜、肉蛋零售额", series(3, at)) for at in range(3)] == [
        "粮油零售额",
        "蔬菜零售额",
        "肉蛋零售额",
    ]


def test_a_list_and_the_like_keeps_what_follows_it() -> None:
    assert share_out("造纸、纺织等行业利润", series(2, 1)) == "纺织行业利润"


def test_a_list_of_another_length_stays_whole() -> None:
    assert share_out("粮油、蔬菜零售额", series(3, 0)) == "粮油、蔬菜零售额"


def test_a_word_for_several_things_is_shared_out() -> None:
    assert [share_out("城乡居民收入", series(2, at)) for at in range(2)] == ["城镇居民收入", "农村居民收入"]


def test_a_dependent_word_needs_an_indicator_before_it() -> None:
    assert complete("增速", None) == "增速"
    assert is_dependent("占比")
    assert not is_dependent("产值")


@given(st.text(alphabet="我市工业增长达的、和，了共有企业8%家万元“”（）分别占从到。\n", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    issue = date(2025, 7, 31)
    for claim in make_claims(Article(text=text, home="371500", issue_date=issue), find_mentions(text, issue)):
        assert claim.indicator is None or claim.indicator
        assert claim.subject is None or claim.subject
