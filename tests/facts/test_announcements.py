"""Announcements of one figure, as papers print it again over the years, become one fact."""

from datetime import date

import polars as pl
import pytest

from flows.facts.gather import gather_facts
from tests.facts.press import Piece, facts_of, read_press

FIRST = Piece("初步核算，2013年全年国内生产总值568845亿元，比上年增长7.7%。", "2014-01-20")
RESTATED = Piece("2013年，我国国内生产总值达到568845亿元，经济总量再上台阶。", "2014-02-24", "早报")
ROUNDED = Piece("2013年，我国GDP约57万亿元。", "2014-03-05", "晚报")
OVER = Piece("2013年，全国国内生产总值超50万亿元。", "2014-03-06", "日报")
CUT = Piece("2013年国内生产总值56.8万亿元。", "2014-03-07")
REVISED = Piece("修订后，2013年国内生产总值为588019亿元。", "2014-12-19")
FINAL = Piece("国家统计局今天发布公告，经最终核实，2013年国内生产总值为592963亿元。", "2015-01-07", "早报")
OTHER = Piece("2013年，全国国内生产总值为412345亿元。", "2014-04-01", "晚报")


def level_of(*pieces: Piece) -> dict[str, object]:
    """The one fact that all these announcements state."""
    facts = facts_of(*pieces)["facts"].filter(pl.col("kind") == "level")
    assert facts["period_end"].to_list() == [date(2013, 12, 31)]
    return facts.row(0, named=True)


def test_first_restated_rounded_and_revised_are_one_revised_fact() -> None:
    fact = level_of(FIRST, RESTATED, ROUNDED, REVISED)
    assert (fact["status"], fact["value"]) == ("revised", 58_801_900_000_000)
    assert (fact["claims"], fact["articles"], fact["publications"]) == (4, 4, 3)
    assert (fact["first_issue_date"], fact["last_issue_date"]) == (date(2014, 1, 20), date(2014, 12, 19))
    assert (fact["indicator"], fact["code"], fact["subject"], fact["place"]) == (
        *("国内生产总值", "NY.GDP.MKTP.CN", "中国"),
        "100000",
    )


def test_the_vintages_of_a_fact_are_its_claims_by_issue_date() -> None:
    claims = read_press(FIRST, REVISED, FINAL)["claims"].filter(pl.col("kind") == "level")
    assert claims["fact_id"].n_unique() == 1
    assert claims.sort("issue_date")["value"].to_list() == [568845e8, 588019e8, 592963e8]


@pytest.mark.parametrize("pieces", [(FIRST, RESTATED), (FIRST, ROUNDED), (FIRST, OVER), (FIRST, CUT, OVER, ROUNDED)])
def test_figures_that_are_equal_within_what_their_words_commit_to_agree(pieces: tuple[Piece, ...]) -> None:
    fact = level_of(*pieces)
    assert (fact["status"], fact["value"], fact["qualifier"]) == ("agreed", 568845e8, "exact")


def test_a_fact_of_one_article_is_single() -> None:
    assert level_of(FIRST)["status"] == "single"


def test_a_reprint_of_the_same_sentence_counts_once() -> None:
    fact = level_of(FIRST, FIRST._replace(publication="日报"), FIRST._replace(publication="晚报"))
    assert (fact["status"], fact["articles"], fact["publications"]) == ("single", 3, 1)


def test_a_different_figure_without_a_word_of_revision_is_disputed() -> None:
    fact = level_of(FIRST, OTHER)
    assert fact["status"] == "disputed"


def test_a_revision_does_not_excuse_a_third_figure() -> None:
    assert level_of(FIRST, REVISED, OTHER)["status"] == "disputed"


def test_what_is_restated_after_a_revision_does_not_bring_the_old_figure_back() -> None:
    late = RESTATED._replace(issue_date="2015-06-01")
    fact = level_of(FIRST, REVISED, late)
    assert (fact["status"], fact["value"]) == ("revised", 588019e8)


def test_two_revisions_leave_the_last_figure() -> None:
    fact = level_of(FIRST, REVISED, FINAL)
    assert (fact["status"], fact["value"]) == ("revised", 592963e8)


def test_the_order_of_pages_changes_nothing() -> None:
    pieces = [FIRST, RESTATED, ROUNDED, REVISED, FINAL, OTHER]
    tables = read_press(*pieces)
    expected = facts_of(*pieces)
    for seed in range(4):
        claims = tables["claims"].sample(fraction=1.0, shuffle=True, seed=seed)
        articles = tables["articles"].sample(fraction=1.0, shuffle=True, seed=seed + 1)
        found = gather_facts(claims, articles)
        assert all(found[name].equals(expected[name]) for name in found)
