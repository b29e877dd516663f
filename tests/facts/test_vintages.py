"""What claims allow beside one another, and the vintages that this parts them into."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.commitment import resolution_of, with_commitment
from flows.facts.frequency import frequency
from flows.facts.vintages import Statement, vintages_of

FIRST, THEN = date(2014, 1, 20), date(2014, 12, 19)


@pytest.mark.parametrize(
    ("quote", "value", "worth"),
    [
        ("568845亿元", 568845e8, 1e8),
        ("56.8万亿元", 56.8e12, 0.1e12),
        ("1,234家", 1234.0, 1.0),
        ("７.２%", 7.2, 0.1),
        ("-3.10%", -3.1, 0.01),
        ("八成", 80.0, 10.0),
        ("三分之一", 100 / 3, 1 / 30),
    ],
)
def test_the_worth_of_the_last_printed_digit(quote: str, value: float, worth: float) -> None:
    frame = pl.DataFrame({"quote": [quote], "value": [value]})
    assert frame.select(resolution_of("quote", "value")).item() == pytest.approx(worth)


def agree(*quotes: tuple[str, float, str]) -> bool:
    """Whether figures, as printed, with their value and hedge, contradict nothing of one another."""
    frame = pl.DataFrame(quotes, ["quote", "value", "qualifier"], orient="row").with_columns(
        lower=pl.when(pl.col("qualifier").is_in(["exact", "over"])).then("value"),
        upper=pl.when(pl.col("qualifier").is_in(["exact", "nearly"])).then("value"),
        fact=pl.lit("a"),
        sentence=pl.format("产值{}", "quote"),
    )
    allowed = with_commitment(frame, "fact")
    return bool(allowed["least"].max() <= allowed["most"].min())  # type: ignore[operator]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("5.2%", 5.2, "exact"), ("5.2%", 5.2, "exact"), True),
        (("5.2%", 5.2, "exact"), ("5.3%", 5.3, "exact"), False),
        (("568845亿元", 568845.0, "exact"), ("56.8万亿元", 568000.0, "exact"), True),  # cut off
        (("568845亿元", 568845.0, "exact"), ("56.9万亿元", 569000.0, "exact"), True),  # rounded
        (("568845亿元", 568845.0, "exact"), ("57.1万亿元", 571000.0, "exact"), False),
        (("568845亿元", 568845.0, "exact"), ("超50万亿", 500000.0, "over"), True),
        (("568845亿元", 568845.0, "exact"), ("超60万亿", 600000.0, "over"), False),
        (("568845亿元", 568845.0, "exact"), ("近57万亿", 570000.0, "nearly"), True),
        (("568845亿元", 568845.0, "exact"), ("近56万亿", 560000.0, "nearly"), False),
        (("568845亿元", 568845.0, "exact"), ("约57万亿", 570000.0, "about"), True),
        (("588019亿元", 588019.0, "exact"), ("约50万亿", 500000.0, "about"), False),
        (("-5.21%", -5.21, "exact"), ("-5.2%", -5.2, "exact"), True),
        (("-5.29%", -5.29, "exact"), ("-5.2%", -5.2, "exact"), True),  # cut off
        (("-5.12%", -5.12, "exact"), ("-5.2%", -5.2, "exact"), False),
    ],
)
def test_figures_agree_within_what_their_words_commit_to(
    one: tuple[str, float, str], other: tuple[str, float, str], expected: bool
) -> None:
    assert agree(one, other) is agree(other, one) is expected


@pytest.mark.parametrize(
    ("sentence", "quote", "expected"),
    [
        ("总值登上80万亿元的台阶。", "80万亿元", True),
        ("总值站上80万亿元新的台阶。", "80万亿元", True),
        ("总值达80万亿元，迈上新台阶。", "80万亿元", False),
        ("总值80万亿元。", "80万亿元", False),
    ],
)
def test_a_mark_that_was_passed_leaves_its_far_side_open(sentence: str, quote: str, expected: bool) -> None:
    claim = {"sentence": sentence, "quote": quote, "value": 8e13, "lower": 8e13, "upper": 8e13, "qualifier": "exact"}
    allowed = with_commitment(pl.DataFrame([claim]).with_columns(fact=pl.lit("a")), "fact")
    assert (allowed["most"][0] == float("inf")) is expected
    assert allowed["least"][0] == pytest.approx(8e13)


def point(value: float, day: date | None = FIRST, is_revising: bool = False) -> Statement:
    return Statement(value, value, day, is_revising)


def replaced(value: float) -> Statement:
    return Statement(value, value, THEN, False, True)


@pytest.mark.parametrize(
    ("statements", "numbers", "is_revised"),
    [
        ([point(1), point(1)], [0, 0], True),
        ([point(1), point(2, THEN, True)], [0, 1], True),
        ([point(1), point(2, THEN)], [0, 1], False),
        ([point(1), point(2, THEN), point(2, THEN, True)], [0, 1, 1], True),  # the word stands in another paper
        ([point(1), point(2, THEN, True), point(1, THEN)], [0, 1, 0], True),
        ([point(1), point(2, THEN, True), point(3, THEN)], [0, 1, 2], False),
        ([point(1), Statement(0, 3, THEN, False), point(2, THEN, True)], [0, 0, 1], True),
        ([point(1, None), point(2, None, True)], [0, 1], True),
        ([point(2, THEN, True), replaced(1)], [1, 0], True),
        ([replaced(1), point(2, THEN, True)], [0, 1], True),
        ([point(2, FIRST), replaced(1)], [1, 0], True),  # only the later text tells that it was revised
        ([point(1), point(2, THEN, True), replaced(1)], [0, 1, 0], True),
        ([point(1), point(2, THEN, True), point(3, THEN, True), replaced(2)], [0, 1, 2, 1], True),
        ([point(1), point(3, FIRST), replaced(2)], [0, 2, 1], False),
    ],
)
def test_a_vintage_opens_with_what_contradicts_all_before(
    statements: list[Statement], numbers: list[int], is_revised: bool
) -> None:
    assert vintages_of(statements) == (numbers, is_revised)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.booleans()), max_size=8))
def test_claims_of_one_vintage_always_have_a_number_that_all_allow(drawn: list[tuple[int, int, bool]]) -> None:
    statements = [Statement(least, least + width, FIRST, said) for least, width, said in drawn]
    numbers, _ = vintages_of(statements)
    for number in set(numbers):
        own = [one for one, found in zip(statements, numbers, strict=True) if found == number]
        assert max(one.least for one in own) <= min(one.most for one in own)
    assert sorted(set(numbers)) == list(range(len(set(numbers))))


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "A"),
        (date(2023, 7, 1), date(2024, 6, 30), "_O"),
        (date(2023, 7, 1), date(2023, 12, 31), "S"),
        (date(2023, 1, 1), date(2023, 3, 31), "Q"),
        (date(2023, 2, 1), date(2023, 4, 30), "_O"),
        (date(2024, 2, 1), date(2024, 2, 29), "M"),
        (date(2023, 1, 1), date(2023, 9, 30), "_O"),
        (date(2023, 5, 4), date(2023, 5, 4), "D"),
        (None, date(2023, 5, 4), "D"),
    ],
)
def test_the_frequency_is_the_stretch_of_the_calendar(start: date | None, end: date, code: str) -> None:
    frame = pl.DataFrame({"start": [start], "end": [end]}, {"start": pl.Date, "end": pl.Date})
    assert frame.select(frequency("start", "end")).item() == code
