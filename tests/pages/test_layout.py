"""Boxes of print in reading order, and the stories that their sizes tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.pages.boxes import Box, body_size
from flows.pages.headlines import part_stories
from flows.pages.layout import in_order
from flows.pages.origin import Origin
from flows.pages.sheets import Sheet, make_articles

WIDE = 300


def text_at(left: float, top: float, text: str, size: float = 10) -> Box:
    return Box(left, top, left + size * len(text), top + size, text, size)


def column(left: float, top: float, *lines: str) -> list[Box]:
    return [text_at(left, top + 15 * n, line) for n, line in enumerate(lines)]


def order(boxes: list[Box]) -> list[str]:
    body = body_size(boxes)
    parts = [boxes for part in part_stories(boxes, body) for boxes in (part.head, part.text)]
    return [line.text for part in parts for line in in_order(part, body)]


def told(boxes: list[Box]) -> list[tuple[str | None, str]]:
    return [(article.title, article.text) for article in make_articles([Sheet(boxes)], Origin())]


def test_columns_are_read_one_after_the_other() -> None:
    boxes = column(0, 0, "一一一一一", "二二二二二", "三。") + column(70, 0, "四四四四四", "五五五五五")
    assert order(boxes[::-1]) == ["一一一一一", "二二二二二", "三。", "四四四四四", "五五五五五"]


def test_a_headline_across_columns_comes_first_and_the_columns_below_it() -> None:
    head = text_at(0, 0, "题目很大的一条新闻", 14)
    boxes = [head, *column(0, 30, "一一一一一", "二二二二。"), *column(70, 30, "三三三三三", "四四四四。")]
    assert order(boxes) == ["题目很大的一条新闻", "一一一一一", "二二二二。", "三三三三三", "四四四四。"]


def test_a_story_below_another_is_not_mixed_into_its_columns() -> None:
    upper = [
        text_at(0, 0, "上面一条大新闻的题目", 13),
        *column(0, 25, "一一一一，", "二二二二，"),
        *column(70, 25, "三三三三，", "四四四四。"),
    ]
    lower = [text_at(0, 90, "左题", 16), text_at(80, 90, "右题", 16), *column(0, 115, "五五五五，", "六六六六。")]
    lower += column(70, 115, "七七七七，", "八八八八。")
    assert told(upper + lower) == [
        ("上面一条大新闻的题目", "上面一条大新闻的题目\n一一一一，二二二二，三三三三，四四四四。"),
        ("左题", "左题\n五五五五，六六六六。"),
        ("右题", "右题\n七七七七，八八八八。"),
    ]


def test_a_table_is_read_by_its_rows() -> None:
    rows = [("工业增加值", "123.4", "5.6"), ("固定资产投资", "88.1", "-3.2"), ("零售总额", "56.9", "7.1")]
    boxes = [text_at(90 * n, 15 * m, cell) for m, row in enumerate(rows) for n, cell in enumerate(row)]
    assert order(boxes) == ["\t".join(row) for row in rows]


def test_kicker_title_and_subtitle_are_told_by_their_size() -> None:
    boxes = [text_at(20, 0, "引题在此", 12), text_at(0, 20, "题目的上半行", 20), text_at(0, 45, "和下半行", 20)]
    boxes += [
        text_at(20, 70, "——副题在此", 12),
        *column(0, 100, "　村里修了路，六公里长，", "通了车，全村人都说方便，", "出门不再踩泥，车也多了。"),
    ]
    (article,) = make_articles([Sheet(boxes)], Origin())
    assert (article.kicker, article.title, article.subtitle) == ("引题在此", "题目的上半行和下半行", "——副题在此")


def test_a_story_goes_on_on_the_next_sheet_and_what_repeats_at_the_edges_is_left_out() -> None:
    sheets = [
        [
            text_at(0, 0, "某县工作报告"),
            *column(0, 40, f"第{n}部分写到这里还没有完结，", "接着写。"),
            text_at(60, 200, f"— {n} —"),
        ]
        for n in "123"
    ]
    (article,) = make_articles(list(map(Sheet, sheets)), Origin())
    assert article.text == "\n".join(f"第{n}部分写到这里还没有完结，接着写。" for n in "123")


@given(
    st.lists(
        st.tuples(st.integers(0, WIDE), st.integers(0, WIDE), st.integers(1, 30), st.sampled_from("一二三四8")),
        max_size=40,
    )
)
def test_no_layout_loses_or_doubles_a_box(places: list[tuple[int, int, int, str]]) -> None:
    boxes = [text_at(left, top, text, size) for left, top, size, text in places]
    printed = sorted(ink for line in order(boxes) for ink in line if not ink.isspace()) if boxes else []
    assert printed == sorted(text for *_, text in places)


@pytest.mark.slow
def test_a_page_of_thousands_of_scattered_boxes_is_ordered() -> None:
    boxes = [text_at((n * 7919) % 5000, (n * 104729) % 5000, "一", 3) for n in range(4000)]
    assert sum(line.count("一") for line in order(boxes)) == 4000
