"""Who wrote it, in every way that papers print it."""

from hypothesis import given
from hypothesis import strategies as st

from flows.pages.bylines import find_credit, find_inline, read_byline
from flows.pages.page import Person
from tests.pages.cases import read_cases


def shown(persons: list[Person]) -> str:
    return ", ".join(f"{person.role} {person.name}" for person in persons)


def test_a_line_with_nothing_but_a_byline_gives_its_persons() -> None:
    for case in read_cases("bylines"):
        byline = read_byline(case["line"])
        assert (shown(byline.persons) if byline else "") == case["persons"], case["line"]


def test_a_credit_inside_a_paragraph_gives_its_persons() -> None:
    for case in read_cases("inline_bylines"):
        assert shown(find_inline(case["paragraph"])) == case["persons"], case["paragraph"]


def test_a_photo_credit_closes_its_paragraph() -> None:
    assert shown(find_credit("9月3日,工人在装配叶片。 本报记者 苏明 摄")) == "reporter 苏明"
    assert shown(find_credit("9月3日,工人在装配叶片。(苏明摄)")) == "photographer 苏明"
    assert shown(find_credit("9月3日,工人在装配叶片。(记者 苏明)")) == ""
    assert shown(find_credit("这张照片由苏明摄于去年。")) == ""


@given(st.text("记者通讯员本报摄影文图/ 王鹏李明(),、:■·", max_size=100))
def test_no_line_breaks_the_reading(line: str) -> None:
    byline = read_byline(line)
    assert byline is None or all(person.name and person.name in "".join(line.split()) for person in byline.persons)
    find_inline(line)
    find_credit(line)
