"""Numbers and spans as a person reads them."""

from datetime import date

import pytest

from flows.terminal.claims import number_of, span_of


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (196840000000.0, "196,840,000,000"),
        (2.2e22, "22,000,000,000,000,000,000,000"),
        (253333.33333333334, "253,333.3333"),
        (-15.0, "-15"),
        (100.0, "100"),
        (0.0, "0"),
        (7.2, "7.2"),
        (0.00001234567, "0.00001235"),
    ],
)
def test_a_number_has_grouped_digits_and_no_exponent(value: float, shown: str) -> None:
    assert number_of(value) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, ""),
        (date(2025, 1, 1), date(2025, 1, 1), "2025-01-01"),
        (None, date(2025, 1, 1), "..2025-01-01"),
        ("70", None, "70.."),
        ("70", "85", "70..85"),
    ],
)
def test_a_span_shows_the_ends_it_has(start: object, end: object, shown: str) -> None:
    assert span_of(start, end, "..") == shown
