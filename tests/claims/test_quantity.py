"""Quantities in their setting, from marked sentences through the whole path."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.said import claim_in, read_cases
from tests.claims.spoken import last_claim


@pytest.mark.parametrize("case", read_cases("quantity"), ids=lambda case: case["text"])
def test_a_quantity_is_read_in_its_setting(case: dict[str, str]) -> None:
    quantity = claim_in(case["text"], None).quantity
    assert (quantity.qualifier, quantity.unit) == (case["qualifier"], case["unit"])
    for name in ("value", "lower", "upper"):
        number = getattr(quantity, name)
        assert (number is None) == (case[name] == "")
        assert number is None or float(number) == pytest.approx(float(case[name]))


@given(st.integers(2, 99), st.sampled_from(["超过", "近", "约", "至少", "不足", "不超过", ""]))
def test_the_bounds_of_a_negative_change_are_the_mirror_of_a_positive_one(number: int, hedge: str) -> None:
    up, down = (last_claim(f"产量{verb}{hedge}{number}吨。").quantity for verb in ("增加", "减少"))
    mirrored = tuple(None if bound is None else -bound for bound in (up.upper, up.lower))
    assert (down.lower, down.upper) == mirrored
    assert down.qualifier == up.qualifier


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_hedge_behind_a_list_holds_for_all_of_it(first: int, second: int) -> None:
    claim = claim_in(f"两项比例分别为【{first}%】和{second}%以上。", None)
    assert (claim.quantity.lower, claim.quantity.upper, claim.quantity.qualifier) == (Fraction(first), None, "over")
