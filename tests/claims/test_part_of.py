"""Wholes and their parts: cases with all numbers marked, the last one in question."""

import csv
from pathlib import Path

import pytest

from flows.claims.claim import Change
from flows.claims.part_of import part_of
from tests.claims.marked import read_marked

CASES = Path(__file__).parent.parent / "cases" / "part_of.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"])
def test_a_part_points_at_its_whole(case: dict[str, str]) -> None:
    mention, setting = read_marked(case["text"], None)
    whole = part_of(mention, Change("level"), setting)
    assert (whole.quote if whole else "") == case["whole"]


def test_a_share_after_its_stock_is_a_part_of_it() -> None:
    mention, setting = read_marked("出行【22亿人次】，其中自驾比例达【80%】。", None)
    whole = part_of(mention, Change("share"), setting)
    assert whole is not None
    assert whole.quote == "22亿人次"
