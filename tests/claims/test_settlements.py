"""Towns and villages that no gazetteer holds."""

import pytest

from flows.claims.gazetteer import find_places
from flows.claims.settlements import find_settlements


def _names(text: str) -> list[str]:
    return [text[start:end] for start, end in find_settlements(text, find_places(text, "371500"))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("柳湾镇双槐村种菜多年", ["柳湾镇", "双槐村"]),
        ("东昌府区柳湾镇双槐村", ["柳湾镇", "双槐村"]),
        ("双槐村不但无村集体收入", ["双槐村"]),
        ("双槐村村民收菜", ["双槐村"]),
        ("帮助双槐村修路", ["双槐村"]),
        ("记者从双槐村了解到", ["双槐村"]),
        ("十八洞村变了样", ["十八洞村"]),
    ],
)
def test_a_name_reaches_back_to_what_it_cannot_hold(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "贫困村出列",
        "带动周边村增收",
        "3个村通了公路",
        "这个村建了市场",
        "公交通村率100%",
        "回到家乡创业",
        "每亩地村集体收入",
    ],
)
def test_a_kind_or_a_number_of_villages_is_no_name(text: str) -> None:
    assert _names(text) == []


def test_a_name_found_once_is_found_where_it_runs_into_another_word() -> None:
    assert _names("大岭村变了样。大岭村居住着四个民族") == ["大岭村", "大岭村"]
