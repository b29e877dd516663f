"""The home area: lexicon, name, the paper's own 我市; the source's word wins."""

import csv
from pathlib import Path

import pytest

from flows.claims.home import home_of
from flows.pages.page import Article

CASES = Path(__file__).parent.parent / "cases" / "home.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['publication']} {case['text']}")
def test_a_publication_has_its_home(case: dict[str, str]) -> None:
    article = Article(text=case["text"], publication=case["publication"])
    assert (home_of(article) or "") == case["home"]


def test_what_the_source_says_wins() -> None:
    assert home_of(Article(text="", publication="聊城日报", home="110000")) == "110000"
