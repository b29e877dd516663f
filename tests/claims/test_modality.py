"""Facts, targets and forecasts, from marked sentences through the whole path."""

from datetime import date

import pytest

from flows.claims.cues import find_cues
from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.pages.page import Article
from tests.claims.said import claim_in, read_cases


@pytest.mark.parametrize("case", read_cases("modality"), ids=lambda case: case["text"])
def test_a_modality_is_what_the_sentence_says(case: dict[str, str]) -> None:
    assert claim_in(case["text"], None).modality == case["modality"]


def test_the_weather_of_a_day_to_come_is_foretold() -> None:
    text = "明天多云，最低气温3℃。昨天最低气温4℃。明天举办3场比赛。"
    article = Article(text=text, issue_date=date(2025, 7, 31))
    claims = make_claims(article, find_mentions(text, article.issue_date))
    assert [claim.modality for claim in claims] == ["forecast", "fact", "fact"]


def test_a_sentence_ends_its_plans() -> None:
    assert claim_in("全县计划修路。新建校舍【8栋】。", None).modality == "fact"


def test_an_undated_page_takes_no_year_for_a_plan() -> None:
    text = "到2030年建成"
    assert [cue.modality for cue in find_cues(text, 0, len(text), None)] == ["fact"]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["可能", "将", "到", "预计", "；在"])
def test_a_megabyte_of_one_cue_is_read_in_linear_time(word: str) -> None:
    text = word * (300_000 // len(word))
    assert sum(1 for _ in find_cues(text, 0, len(text), 2025)) <= 2 * len(text)
