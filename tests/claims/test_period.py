"""When a claim speaks of: cases with the number marked."""

import csv
import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.claims.claim import Change
from flows.claims.make import make_claims
from flows.claims.period import period_of
from flows.claims.setting import Clause, Reading, Sentence, Setting, find_sentences
from flows.mentions.find import find_mentions
from flows.mentions.mention import Mention, Period
from flows.pages.page import Article
from tests.claims.marked import read_marked, unmark

CASES = Path(__file__).parent.parent / "cases" / "period.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_period(text: str, issue: str, kind: str = "level") -> str:
    """First and last day of the last marked number, empty on an open side."""
    mention, setting = read_marked(text, None, date.fromisoformat(issue) if issue else None)
    period, _ = period_of(mention, Change(kind), setting)
    return f"{period.start or ''}..{period.end or ''}"


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"])
def test_a_claim_has_its_period(case: dict[str, str]) -> None:
    assert read_period(case["text"], case["issue"], case["kind"]) == case["period"]


def test_an_item_of_a_list_goes_back_to_what_the_list_is_dated_by() -> None:
    text = "前6个月，果业平稳增长。一是桃业收入4亿元，二季度各月都有增长。二是梨业增长较快，实现收入3亿元。"
    article = Article(text=text, issue_date=date(2025, 7, 31))
    last = make_claims(article, find_mentions(text, article.issue_date))[-1]
    assert (last.period.start, last.period.end) == (date(2025, 1, 1), date(2025, 6, 30))


def test_the_words_of_a_period_are_kept() -> None:
    mention, setting = read_marked("2023年，全县产粮【3万吨】。", None)
    assert period_of(mention, Change("level"), setting)[1] == "2023年"


def test_a_headline_has_the_period_of_the_lines_below_it() -> None:
    text, mentions = unmark("全县桃产量超【3万吨】\n上半年，全县产桃【3.02万吨】，增长7%。")
    reading = Reading(Article(text=text, issue_date=date(2025, 7, 31)), None, mentions)
    sentence = next(find_sentences(text, mentions))
    setting = Setting(reading, sentence, sentence.clauses[0], text[: mentions[0].start], "")
    assert period_of(mentions[0], Change("level"), setting)[0] == Period(date(2025, 1, 1), date(2025, 6, 30))


@example("2日至今")
@given(st.text(alphabet="今年上半月7日，。\n已截至比去2024同目前假期", max_size=60))
def test_no_text_breaks_a_period(text: str) -> None:
    start, end = read_period(text + "【3吨】", "2025-07-31").split("..")
    assert not (start and end) or start <= end


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "今年3吨",
        "3吨",
        "2020年比2019年多3吨",
        "已3吨",
        "目前，3吨",
        "由2011年的3吨提高到",
        "其中，今年已3吨",
        "3月开工，3吨",
    ],
)
def test_an_endless_sentence_is_read_in_linear_time(piece: str) -> None:
    text = piece * 4000
    mentions = [Mention(match.start(), match.end(), "3吨", "claim") for match in re.finditer("3吨", text)]
    reading = Reading(Article(text=text, issue_date=date(2025, 7, 31)), None, mentions)
    sentence, clause = Sentence(0, len(text), []), Clause(0, len(text), [])
    begin = time.perf_counter()
    for mention in mentions:
        period_of(mention, Change("level"), Setting(reading, sentence, clause, "", ""))
    assert time.perf_counter() - begin < 3
