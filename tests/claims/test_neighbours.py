"""What stands beside a number: a place before it, a project behind it, brackets around it."""

import pytest

from flows.claims.neighbours import beside, is_bracketed, is_total
from tests.claims.marked import read_marked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("投放点增至【40个】，其中临清【9个】", "临清"),
        ("临清【9个】", "临清"),
        ("其中，临清【9个】", "临清"),
        ("得分高于临清（【8分】）", "临清"),
        ("投资【2亿元】城南净水厂项目开工", "城南净水厂项目"),
        ("投资【2亿元】项目开工", None),
        ("新增【2亿元】城南净水厂项目开工", None),
        ("高于临清、茌平【3个】", None),
        ("新增书屋【9个】", None),
    ],
)
def test_a_number_belongs_to_the_name_beside_it(text: str, name: str | None) -> None:
    found = beside(*read_marked(text, "371500"))
    assert (found[1] if found else None) == name


def test_what_stands_beside_is_told_with_its_start() -> None:
    assert beside(*read_marked("其中，临清【9个】", "371500")) == (3, "临清")


@pytest.mark.parametrize("text", ["高于全省（【8分】）", "高于全省(【8分】)"])
def test_a_number_alone_in_brackets_is_bracketed(text: str) -> None:
    assert is_bracketed(*read_marked(text, None))


@pytest.mark.parametrize("text", ["【8分】", "（共【8分】）", "全省（【8分】左右）"])
def test_a_number_among_words_is_not_bracketed(text: str) -> None:
    assert not is_bracketed(*read_marked(text, None))


def test_a_number_that_closes_a_list_is_its_total() -> None:
    assert is_total(*read_marked("城南水厂、城北水厂等【10个】项目", None))
    assert not is_total(*read_marked("城南水厂、城北水厂共【10个】项目", None))
