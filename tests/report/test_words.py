"""Both languages say everything that there is to say."""

import string

import pytest

from flows.report.labels import both, labels
from schemas import vocabulary

LISTS = {name.lower(): value for name, value in vars(vocabulary).items() if isinstance(value, tuple)}


@pytest.mark.parametrize("name", LISTS)
def test_each_word_of_a_closed_list_has_a_label(name: str) -> None:
    told = [key.partition(".")[2] for key in labels() if key.startswith(f"{name}.")]
    assert told == list(LISTS[name])


@pytest.mark.parametrize("key", labels())
def test_a_label_says_the_same_values_in_both_languages(key: str) -> None:
    label = labels()[key]
    en, zh = ([name for _, name, _, _ in string.Formatter().parse(text) if name] for text in label)
    assert sorted(en) == sorted(zh)
    assert label.en
    assert label.zh


def test_a_value_in_a_label_is_escaped() -> None:
    assert "<b>" not in both("release", version="<b>")
