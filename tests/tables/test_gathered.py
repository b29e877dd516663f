"""Facts and findings are checked like every table: what breaks a rule is rejected, and the counts balance."""

import polars as pl
import pytest

from flows.tables.gathered import tabulate_facts
from schemas import TABLES
from tests.facts.press import Piece, read_press
from tests.facts.test_announcements import FIRST, OTHER, REVISED

PRESS = (FIRST, OTHER, REVISED, Piece("聊城市有8家书店。", home="371500"))


@pytest.fixture(scope="module")
def press() -> dict[str, pl.DataFrame]:
    return read_press(*PRESS)


def gathered(press: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return tabulate_facts(press["claims"], press["articles"])


def test_sound_claims_give_the_columns_of_the_tables_and_nothing_rejected(press: dict[str, pl.DataFrame]) -> None:
    tables = gathered(press)
    assert tables["rejected"].is_empty()
    for name in ("facts", "findings"):
        assert tables[name].drop(pl.selectors.starts_with("at_")).schema == TABLES[name].empty().schema


def test_every_claim_that_states_a_fact_is_counted_in_one(press: dict[str, pl.DataFrame]) -> None:
    facts = gathered(press)["facts"]
    stating = press["claims"].drop_nulls("fact_id")
    assert facts["claims"].sum() == stating.height
    assert set(facts["fact_id"]) == set(stating["fact_id"])


def test_a_fact_that_breaks_a_rule_is_rejected_and_its_findings_with_it(press: dict[str, pl.DataFrame]) -> None:
    """Claims with a bound that no number has, which their own table would have turned away."""
    infinite = press["claims"].with_columns(upper=pl.lit(float("inf")), qualifier=pl.lit("over"))
    tables = tabulate_facts(infinite, press["articles"])
    assert tables["facts"].is_empty()
    lost = tables["rejected"].filter(pl.col("table") == "facts")
    assert lost["rule"].unique().to_list() == ["numbers_finite"]
    assert lost.height == press["claims"]["fact_id"].drop_nulls().n_unique()
    assert lost["path"].to_list() == [""] * lost.height


def test_a_finding_of_a_rejected_fact_is_rejected(
    press: dict[str, pl.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.facts import gather
    from flows.tables import gathered as module

    def with_one_broken(claims: pl.DataFrame, articles: pl.DataFrame, _: None) -> dict[str, pl.DataFrame]:
        tables = gather.gather_facts(claims, articles)
        disputed = pl.col("status") == "disputed"
        return {
            **tables,
            "facts": tables["facts"].with_columns(articles=pl.when(~disputed).then("articles").otherwise(0)),
        }

    monkeypatch.setattr(module, "gather_facts", with_one_broken)
    rejected = gathered(press)["rejected"]
    assert sorted(rejected["table"].to_list()) == ["facts", "findings"]
    assert rejected.filter(pl.col("table") == "findings")["rule"].to_list() == ["fact_in_table"]


def test_no_claims_give_typed_tables_without_rows() -> None:
    empty = read_press()
    assert {name: frame.height for name, frame in gathered(empty).items()} == {"facts": 0, "findings": 0, "rejected": 0}
