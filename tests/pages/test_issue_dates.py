"""The day of issue that a page itself tells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.pages.issue_dates import infer_issue_date
from tests.pages.cases import read_cases


@pytest.mark.parametrize("case", read_cases("issue_dates"), ids=lambda case: case["text"])
def test_the_day_is_inferred_where_the_text_allows(case: dict[str, str]) -> None:
    wanted = date.fromisoformat(case["issue_date"]) if case["issue_date"] else None
    assert infer_issue_date(case["text"].replace("¶", "\n")) == wanted


@given(st.text("0123456789年月日星期四讯电到前\n,。(本报", max_size=80))
def test_no_text_breaks_the_inference(text: str) -> None:
    infer_issue_date(text)
