"""Bytes of every encoding that Chinese pages come in, and of none."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.pages.decode import decode, decode_html, without_invisible
from flows.pages.page import PageError

PRINT = "本报讯(记者 苏明)全县今年新修道路60余公里，投入1.2亿元，涉及Ⅲ类水体。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert decode(PRINT.encode(encoding)) == PRINT


def test_line_ends_of_every_system_are_one() -> None:
    assert decode("一\r\n二\r三\n".encode()) == "一\n二\n三\n"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("好\0".encode(), "U.0000 at character 2"),
        (PRINT.encode() * 3 + b"\xe6\x9c", "broken UTF-8 at byte"),
        (PRINT.encode()[:40] + b"\xff" + PRINT.encode()[40:], "broken UTF-8 at byte"),
        (b"\xff\xfe\x00\xd8", "broken UTF-16"),
        (PRINT.encode("utf-16-le") + b"\0", "control character U.0000|neither UTF-8"),
        (b"a\0b\0", "control character U.0000 at character 2"),
        (bytes(range(128, 256)) * 4, "neither UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither UTF-8"),
    ],
)
def test_what_is_no_text_is_told_with_its_place(raw: bytes, message: str) -> None:
    with pytest.raises(PageError, match=message):
        decode(raw)


@given(st.binary())
def test_any_bytes_are_text_or_a_page_error(raw: bytes) -> None:
    with suppress(PageError):
        assert "\0" not in decode(raw)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff\ufffe\uffff")))
def test_any_text_in_utf8_reads_as_itself_but_for_what_prints_nothing(text: str) -> None:
    assert decode(text.encode()) == without_invisible(text)
    assert set(text) - set(without_invisible(text)) <= {
        ink for ink in text if unicodedata.category(ink) in ("Cf", "Mn")
    }


TRADITIONAL = "本報訊（記者 蘇明）全縣今年新修道路60餘公里，投入1.2億元，涉及水體3處。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_traditional_page_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize(
    ("text", "encoding"), [("春耕", "gbk"), ("石橋", "big5"), ("增長了", "big5"), ("增长了", "gbk")]
)
def test_a_few_characters_are_enough_to_tell_the_two_legacy_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gbk"), ("big5", "big5"), ("utf-8", "gbk"), ("x", "gbk")])
def test_a_declared_charset_decides_where_it_fits_and_does_no_harm_where_it_lies(charset: str, encoding: str) -> None:
    text = f'<meta charset="{charset}">' + (TRADITIONAL if encoding == "big5" else PRINT)
    assert decode_html(text.encode(encoding)) == text
