"""Patterns of words, and the bounds of a quantity."""

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from flows.mentions.mention import Quantity
from flows.mentions.words import one_of, words_where


def test_no_words_match_nothing() -> None:
    assert re.search(one_of([]), "增长") is None
    assert re.match(f"{one_of([])}?增", "增长")


def test_the_longest_word_is_read() -> None:
    found = re.match(one_of(["增", "增长", "增长率"]), "增长率为")
    assert found is not None
    assert found[0] == "增长率"


@given(st.lists(st.text(min_size=1, max_size=4), min_size=1))
def test_every_word_is_read_as_it_stands(words: list[str]) -> None:
    assert all(re.fullmatch(one_of(words), word) for word in words)


def test_the_words_of_a_use_are_told_longest_first() -> None:
    words = words_where("changes", "use", "reach", "filler")
    assert words == sorted(words, key=len, reverse=True) != []
    assert words_where("changes", "use", "no such use") == []


def test_a_value_of_zero_is_a_value() -> None:
    none = Quantity(Fraction(0), Fraction(-1), Fraction(2), "exact", "1", None)
    assert (none.most, none.least) == (0, 0)


def test_a_quantity_without_a_value_has_its_bounds() -> None:
    over = Quantity(None, Fraction(3), None, "over", "1", None)
    between = Quantity(None, Fraction(3), Fraction(5), "range", "1", None)
    assert (over.most, over.least) == (3, 3)
    assert (between.most, between.least) == (5, 3)
