"""Traditional text is told from simplified, and is read as simplified of the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.pages.traditional import simplified


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("全縣今年前5個月工業增加值123.4億元，「增長」5.6%。", "全县今年前5个月工业增加值123.4亿元，“增长”5.6%。"),
        ("全县今年前5个月工业增加值123.4亿元。", None),
        ("乾隆年間", "干隆年间"),
        ("他把《後漢書》读完了，全县今年新修道路60余公里，投入资金两亿元，带动就业三千余人。", None),
        ("1.2%", None),
        ("", None),
    ],
)
def test_text_is_simplified_only_where_it_is_traditional(text: str, reads: str | None) -> None:
    assert simplified(text) == reads


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF)))
def test_what_is_read_is_as_long_as_what_is_printed(text: str) -> None:
    read = simplified(text)
    assert read is None or len(read) == len(text)
