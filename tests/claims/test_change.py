"""Kind and sign, from marked sentences through the whole path."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.said import claim_in, read_cases
from tests.claims.spoken import last_claim


@pytest.mark.parametrize("case", read_cases("change"), ids=lambda case: case["text"])
def test_the_words_around_a_number_give_kind_and_sign(case: dict[str, str]) -> None:
    change = claim_in(case["text"], None).change
    assert (change.kind, str(change.sign)) == (case["kind"], case["sign"])


def test_the_deciding_word_is_kept_with_its_place() -> None:
    change = claim_in("水稻产量明显下降【5%】。", None).change
    assert (change.word, change.start) == ("下降", 6)


@given(st.integers(1, 99), st.sampled_from(["增长", "增加", "提高", "上升"]), st.sampled_from(["", "了", "约", "近"]))
def test_a_verb_of_increase_keeps_the_sign(number: int, verb: str, between: str) -> None:
    assert last_claim(f"茶叶产量{verb}{between}{number}%。").quantity.value == Fraction(number)


@given(st.integers(1, 99), st.sampled_from(["下降", "减少", "降低", "回落"]), st.sampled_from(["", "了", "约", "近"]))
def test_a_verb_of_decrease_turns_the_sign(number: int, verb: str, between: str) -> None:
    assert last_claim(f"茶叶产量{verb}{between}{number}%。").quantity.value == -Fraction(number)


@given(st.integers(1, 99), st.sampled_from(["增长", "下降", "提高", "减少"]), st.sampled_from(["到", "至"]))
def test_a_figure_reached_is_a_level(number: int, verb: str, reach: str) -> None:
    claim = last_claim(f"出苗率{verb}{reach}{number}%。")
    assert (claim.change.kind, claim.quantity.value) == ("level", Fraction(number))
