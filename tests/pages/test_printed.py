"""PDF pages laid out as papers lay them out: articles told apart, each read in its order, nothing lost."""

from collections.abc import Callable
from datetime import date

import pytest

from flows.pages.origin import Origin
from flows.pages.page import Article
from flows.pages.pdf import read_pdf
from tests.pages.press import COLUMN, GUTTER, LEAD, LEFTS, MARGIN, WHOLE, Sheet, as_pdf, wrapped

TOWNS = {
    "东河": "东河镇水渠修到田头",
    "西山": "西山泵站投用",
    "南湖": "南湖三个村通了班车",
    "北岭": "北岭夜校开课",
    "中屯": "中屯修桥",
}
Told = tuple[str | None, str]
Draw = Callable[[Sheet, float, float, float, float], None]
TWO = 2 * COLUMN + GUTTER


def text_of(town: str, count: int, first: int = 1) -> list[str]:
    """Paragraphs of a town's story, no two of them alike."""
    return [
        f"今年第{n}批工程中，{town}镇新修水渠{n * 3 + 1}.5公里，改造泵站{n + 2}座，受益农田{n}.2万亩，多{n * 7}%。"
        for n in range(first, first + count)
    ]


def told(town: str, count: int) -> Told:
    """A story as it has to be read."""
    return TOWNS[town], "\n".join([TOWNS[town], *text_of(town, count)])


def read(*sheets: Sheet) -> list[Told]:
    return [(article.title, article.text) for article in articles_of(*sheets)]


def articles_of(*sheets: Sheet) -> tuple[Article, ...]:
    return read_pdf(as_pdf(*sheets), Origin()).articles


def story(sheet: Sheet, town: str, count: int, lefts: list[float], top: float, size: float = 20) -> float:
    """A story under its headline in columns side by side; returns where it ends."""
    width = lefts[-1] + COLUMN - lefts[0]
    sheet.centred(TOWNS[town], lefts[0], width, top, size)
    return sheet.columns(text_of(town, count), lefts, top + size + 12)


def with_furniture(page: int) -> Sheet:
    """A sheet with what belongs to no article."""
    sheet = Sheet()
    sheet.line("石桥日报", MARGIN, 18, 16)
    sheet.line("2025年6月10日 星期二", 250, 24, 9)
    sheet.line(f"0{page}版 要闻", 500, 24, 9)
    sheet.line("责任编辑：苏明　版式：韩松", MARGIN, 815, 9)
    sheet.line(f"—{page}—", 290, 815, 9)
    return sheet


MILL = [told("东河", 3), told("西山", 8), told("南湖", 10), told("中屯", 3), told("北岭", 5)]


def mill() -> Sheet:
    """Four stories that turn like the wings of a mill round a fifth."""
    sheet = Sheet()
    above = story(sheet, "东河", 3, LEFTS[:2], 60)
    right = story(sheet, "西山", 8, LEFTS[2:], 60, 16)
    left = story(sheet, "南湖", 10, LEFTS[:1], above + 20, 16)
    middle = story(sheet, "中屯", 3, LEFTS[1:2], above + 20, 16)
    assert above < middle < right < left
    story(sheet, "北岭", 5, LEFTS[1:], right + 20)
    return sheet


FRAMED = [told("东河", 9), told("北岭", 2)]


def framed(draw: Draw) -> Sheet:
    """A story in three columns, with another in a frame in the midst of the second."""
    sheet = Sheet()
    lines = [line for paragraph in text_of("东河", 9) for line in wrapped(paragraph)]
    sheet.centred(TOWNS["东河"], MARGIN, WHOLE, 60, 24)
    frame, height = 100 + 6 * LEAD, 200
    tops = [100 + n * LEAD for n in range(20)]
    free = [top for top in tops if not frame - LEAD <= top <= frame + height]
    places = [(left, top) for left in LEFTS for top in (free if left == LEFTS[1] else tops)]
    for (left, top), line in zip(places, lines, strict=False):
        sheet.line(line, left, top)
    assert len(places) > len(lines) > len(tops) + len(free)
    draw(sheet, LEFTS[1] - 5, frame - 5, COLUMN + 10, height)
    story(sheet, "北岭", 2, LEFTS[1:2], frame, 16)
    return sheet


def test_a_headline_over_two_columns_and_one_beside_it_and_one_below_all() -> None:
    sheet = with_furniture(2)
    end = max(story(sheet, "东河", 6, LEFTS[:2], 60, 24), story(sheet, "西山", 3, LEFTS[2:], 64, 16))
    story(sheet, "南湖", 6, LEFTS, end + 20)
    assert read(sheet) == [told("东河", 6), told("西山", 3), told("南湖", 6)]


def test_headlines_side_by_side_may_stand_at_different_heights() -> None:
    sheet = Sheet()
    story(sheet, "东河", 6, LEFTS[:2], 60, 30)
    story(sheet, "西山", 3, LEFTS[2:], 96, 16)
    assert read(sheet) == [told("东河", 6), told("西山", 3)]


def test_a_column_of_its_own_stands_beside_two_stories_one_above_the_other() -> None:
    sheet = with_furniture(2)
    story(sheet, "西山", 8, LEFTS[:1], 60, 16)
    end = story(sheet, "东河", 4, LEFTS[1:], 60)
    story(sheet, "南湖", 4, LEFTS[1:], end + 20)
    assert read(sheet) == [told("西山", 8), told("东河", 4), told("南湖", 4)]


def test_a_row_of_stories_below_a_row_of_stories() -> None:
    sheet = Sheet()
    end = max(story(sheet, town, 4, [left], 60, 16) for town, left in zip(["东河", "西山"], LEFTS[::2], strict=True))
    for town, left in zip(["南湖", "北岭"], LEFTS[::2], strict=True):
        story(sheet, town, 3, [left], end + 20, 16)
    assert read(sheet) == [told("东河", 4), told("西山", 4), told("南湖", 3), told("北岭", 3)]


def test_stories_that_no_straight_cut_parts_stay_whole() -> None:
    assert read(mill()) == MILL


def test_a_long_column_of_a_story_may_reach_down_beside_the_story_below_it() -> None:
    sheet = Sheet()
    sheet.centred(TOWNS["东河"], LEFTS[0], TWO, 60, 20)
    sheet.columns(text_of("东河", 10), LEFTS[:1], 92)
    short = sheet.columns(text_of("东河", 3, first=11), LEFTS[1:2], 92)
    right = story(sheet, "西山", 4, LEFTS[2:], 60, 16)
    story(sheet, "北岭", 5, LEFTS[1:], max(short, right) + 20)
    assert read(sheet) == [told("东河", 13), told("西山", 4), told("北岭", 5)]


def test_a_column_below_a_picture_belongs_to_the_headline_beside_it() -> None:
    sheet = Sheet()
    end = story(sheet, "南湖", 3, LEFTS, 60)
    sheet.centred("西山泵站投用", MARGIN, WHOLE, end + 20, 20)
    sheet.picture(LEFTS[2], end + 52, COLUMN, 90)
    sheet.columns(text_of("西山", 6), LEFTS[:2], end + 52)
    sheet.columns(text_of("西山", 2, first=7), LEFTS[2:], end + 152)
    assert read(sheet) == [told("南湖", 3), told("西山", 8)]


def test_what_belongs_to_the_page_belongs_to_no_article_and_dates_them_all() -> None:
    sheet = with_furniture(2)
    story(sheet, "东河", 3, LEFTS, 60)
    (article,) = articles_of(sheet)
    assert (article.title, article.text) == told("东河", 3)
    assert article.issue_date == date(2025, 6, 10)


@pytest.mark.parametrize("draw", [Sheet.frame, Sheet.rules])
def test_an_article_in_a_frame_does_not_break_the_column_that_it_stands_in(draw: Draw) -> None:
    assert read(framed(draw)) == FRAMED


def test_a_caption_with_its_credit_is_an_article_and_leaves_its_story_whole() -> None:
    sheet = Sheet()
    sheet.centred(TOWNS["东河"], MARGIN, WHOLE, 60, 24)
    sheet.columns(["本报讯(记者 苏明)" + text_of("东河", 1)[0], *text_of("东河", 2, first=2)], LEFTS[:1], 100)
    sheet.picture(LEFTS[1], 100, TWO, 110)
    sheet.line("6月8日，东河镇村民在新修的6公里水渠边取水。", LEFTS[1], 216, 9)
    sheet.line("程野 摄", LEFTS[1] + 250, 230, 9)
    sheet.columns(text_of("东河", 3, first=4), LEFTS[1:], 260)
    report, caption = articles_of(sheet)
    assert report.text.replace("本报讯(记者 苏明)", "") == told("东河", 6)[1]
    assert (caption.genre, caption.text) == ("caption", "6月8日，东河镇村民在新修的6公里水渠边取水。")
    assert [person.name for person in caption.byline] == ["程野"]


def test_a_story_goes_on_over_pages_until_the_next_headline() -> None:
    first, second = with_furniture(2), with_furniture(3)
    story(first, "东河", 15, LEFTS, 60)
    end = second.columns(text_of("东河", 5, first=16), LEFTS, 60)
    story(second, "西山", 5, LEFTS, end + 20)
    assert read(first, second) == [told("东河", 20), told("西山", 5)]


def test_a_table_below_columns_is_read_by_its_rows_with_the_line_that_says_its_unit() -> None:
    sheet = Sheet()
    top = story(sheet, "东河", 6, LEFTS, 60) + 16
    sheet.centred("主要指标（单位：亿元）", MARGIN, WHOLE, top, 12)
    rows = [("指标", "总量", "增长（%）"), ("工业增加值", "123.4", "5.6"), ("投资", "88.1", "-3.2")]
    for n, row in enumerate(rows, start=1):
        for m, cell in enumerate(row):
            sheet.line(cell, MARGIN + 180 * m, top + 8 + n * LEAD)
    story(sheet, "南湖", 6, LEFTS, top + 90)
    title, text = told("东河", 6)
    table = "主要指标（单位：亿元）\n" + "\n".join("\t".join(row) for row in rows)
    assert read(sheet) == [(title, f"{text}\n{table}"), told("南湖", 6)]


def test_a_table_in_a_column_is_read_by_its_rows() -> None:
    sheet = Sheet()
    sheet.centred(TOWNS["东河"], MARGIN, WHOLE, 60, 24)
    top = sheet.columns(text_of("东河", 2), LEFTS[:1], 100) + 8
    for n, row in enumerate([("指标", "总量"), ("工业增加值", "123.4亿元"), ("投资", "88.1亿元"), ("出口", "9.3亿元")]):
        sheet.line(row[0], LEFTS[0], top + n * LEAD)
        sheet.line(row[1], LEFTS[0] + 90, top + n * LEAD)
    sheet.columns(text_of("东河", 8, first=3), LEFTS[1:], 100)
    table = "指标\t总量\n工业增加值\t123.4亿元\n投资\t88.1亿元\n出口\t9.3亿元"
    assert read(sheet) == [
        (TOWNS["东河"], "\n".join([told("东河", 2)[1], table, *text_of("东河", 8, first=3)])),
    ]
