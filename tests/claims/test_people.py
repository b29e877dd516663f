"""People that a clause begins with, and those whose age it tells."""

import pytest

from flows.claims.people import person_aged, person_in
from flows.claims.words import Words, fix_words, sort_words
from flows.mentions.find import find_mentions


def _words(clause: str) -> Words:
    return sort_words(clause, 0, len(clause), fix_words(clause, find_mentions(clause, None), []))


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("村民薛长田种植辣椒12亩", "薛长田"),
        ("事主赵某等人骑车经过西堤", "赵某等人"),
        ("薛长田今年58岁", "薛长田"),
        ("薛长田的45亩玉米地", "薛长田"),
        ("抓获赵某等8名嫌疑人", None),
        ("学生人数达300人", None),
        ("全市新建书屋8家", None),
    ],
)
def test_a_clause_begins_with_a_person(clause: str, name: str | None) -> None:
    found = person_in(_words(clause))
    assert (found[1] if found else None) == name


def test_an_age_names_its_person() -> None:
    words = _words("17岁的陆小禾获得冠军")
    assert person_aged(words, 0) == "陆小禾"


def test_an_age_of_somebody_unnamed_names_nobody() -> None:
    words = _words("17岁的队友获得冠军")
    assert person_aged(words, 0) is None
