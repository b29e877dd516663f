"""Numbers read back to themselves, in whatever style they are printed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.mentions.numerals import read_number

_DIGITS = "零一二三四五六七八九"
_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_WHOLE = st.integers(min_value=1, max_value=10**12 - 1)


def _section(number: int) -> str:
    """A number below 10000 in Chinese: 一千零五, 二百三十."""
    text = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += _DIGITS[digit] + name
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def _chinese(number: int) -> str:
    text = ""
    for place, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // place % 10**4
        if part:
            text += ("零" if text and part < 1000 else "") + _section(part) + name
    return text


def _value(text: str) -> Fraction | None:
    number = read_number(text)
    assert number is not None, text
    return number.value


@given(_WHOLE)
def test_a_whole_number_reads_back_from_every_style(number: int) -> None:
    chinese = _chinese(number)
    for text in (
        str(number),
        f"{number:,}",
        str(number).translate(_FULL_WIDTH),
        chinese,
        chinese.translate(_FINANCIAL),
    ):
        assert _value(text) == number, text


@given(_WHOLE, st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("千万", 10**7), ("百万", 10**6)]))
def test_a_decimal_with_a_multiplier_is_exact(number: int, multiplier: tuple[str, int]) -> None:
    assert _value(f"{number / 100:.2f}{multiplier[0]}") == Fraction(f"{number / 100:.2f}") * multiplier[1]


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_a_mixed_number_adds_its_parts(high: int, low: int) -> None:
    assert _value(f"{high}万{low}") == high * 10**4 + low
    assert _value(f"{high}亿{low}万") == high * 10**8 + low * 10**4
    assert _value(f"{high % 999 + 1}万{low}亿") == ((high % 999 + 1) * 10**4 + low) * 10**8


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_spoken_decimal_reads_back(whole: int, decimals: int) -> None:
    said = "".join(_DIGITS[int(digit)] for digit in f"{decimals:03}")
    assert _value(f"{_chinese(whole)}点{said}") == Fraction(whole) + Fraction(decimals, 1000)


@pytest.mark.parametrize("text", ["百千万", "", "1" * 50, "第", "一" * 50])
def test_what_is_no_number_reads_as_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [("十几", 11, 19), ("几十", 20, 99), ("数百", 200, 999), ("几", 2, 9), ("三四十", 30, 40), ("十七八", 17, 18)],
)
def test_a_vague_number_has_bounds_and_no_value(text: str, lower: int, upper: int) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value is None
    assert (number.lower, number.upper) == (Fraction(lower), Fraction(upper))


@pytest.mark.parametrize(
    ("text", "place"), [("1300", 100), ("3万", 10**4), ("13.5万", 1000), ("百", 100), ("1.1", 0.1)]
)
def test_the_last_place_is_the_last_that_is_not_zero(text: str, place: float) -> None:
    number = read_number(text)
    assert number is not None
    assert number.place == Fraction(str(place))
