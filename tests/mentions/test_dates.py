"""Calendar expressions and clock times: cases with what is found and which days it names."""

import csv
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.mentions.dates import find_dates, find_times

CASES = Path(__file__).parent.parent / "cases" / "date.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['text']} {case['issue']}")
def test_a_date_is_found_and_resolved(case: dict[str, str]) -> None:
    issue = date.fromisoformat(case["issue"]) if case["issue"] else None
    found = find_dates(case["text"].replace("\\n", "\n"), issue)
    reads = [f"{one.quote} {one.role} {one.period.start or ''}..{one.period.end or ''}" for one in found if one.period]
    assert "; ".join(reads) == case["reads"]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_full_date_reads_back_to_itself(day: date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day:%Y年%m月%d日}"):
        (found,) = find_dates(f"果园于{text}开门", date(2025, 7, 31))
        assert (found.quote, found.period and found.period.start) == (text, day)


@given(st.text(alphabet="今去年月日号时点前后上下半季度一二十12345至—近周世纪代“”五期间，\n", max_size=60))
def test_no_text_breaks_the_finder(text: str) -> None:
    found = find_times(text, date(2024, 2, 29))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1", "一", "第", "今", "前", "十", "周", "5月", "1月1日至", "12:00", "“", "1、", "近3年"]
)
def test_repetition_takes_linear_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    begin = time.perf_counter()
    find_times.__wrapped__(text, date(2025, 7, 31))
    assert time.perf_counter() - begin < 5
