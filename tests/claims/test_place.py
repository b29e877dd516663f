"""Where a claim is: cases with the number marked."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.claims.gazetteer import find_places
from flows.claims.place import place_of
from flows.claims.scenes import find_scenes
from tests.claims.marked import read_marked

CASES = Path(__file__).parent.parent / "cases" / "place.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"])
def test_a_claim_has_its_place(case: dict[str, str]) -> None:
    mention, setting = read_marked(case["text"], case["home"])
    assert (place_of(mention, None, setting) or "") == case["place"]


def test_the_place_a_subject_begins_with_is_the_place() -> None:
    mention, setting = read_marked("全区测产，桂林市林科所的试验田亩产【81公斤】。", "450000")
    assert place_of(mention, "桂林市林科所", setting) == "450300"


def test_a_subject_in_quotation_marks_is_no_place() -> None:
    mention, setting = read_marked("全省科研，“中国环流”的温度达到【3亿】。", "510000")
    assert place_of(mention, "中国环流", setting) == "510000"


@given(st.text(alphabet="山东聊城市冠县，。\n在全国美国、1", max_size=60))
def test_no_text_breaks_the_scenes(text: str) -> None:
    scenes = find_scenes(text, find_places(text, "371500"), "371500")
    assert scenes.starts == sorted(scenes.starts)
    assert scenes.at(len(text)) in scenes.scenes
