"""Facts and findings that only a change reaches are gathered again, and come out as gathering all of them does."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.releases import facts, files, parts
from flows.releases.folder import Folder
from flows.releases.plan import plan_build
from flows.releases.staging import stage_shard
from flows.releases.standing import stand_newest
from flows.releases.write import Release, write_release
from flows.tables import ReadDocument, tabulate
from flows.tables.gathered import tabulate_facts
from tests.facts.press import Piece, document_of
from tests.facts.test_findings import PLANTED, SOUND
from tests.releases.archives import tables_of

PRESS = [piece for presses in (PLANTED, SOUND) for pieces in presses.values() for press in pieces for piece in press]
NUMBERS = range(len(PRESS))
ARCHIVES = st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS), min_size=4, max_size=12)
CORRECTED = Piece("更正：昨日本报一版有误，2023年，临沂市水果产量增长20%。", "2024-03-02", home="371300")
FRUIT = Piece("2023年，临沂市水果产量增长25%。", "2024-03-01", home="371300")
OTHER = Piece("2023年，临沂市蔬菜产量增长30%。", "2024-02-01", home="371300")


@cache
def read(number: int, piece: Piece) -> tuple[ReadDocument, dict[str, pl.DataFrame]]:
    document = document_of(number, piece)
    return document, tabulate([document])


def build(archive: Mapping[int, Piece], output: Path) -> Release:
    """What the flow does with these pages, by the number of their paths."""
    documents = {document.path: (document, frames) for document, frames in (read(*at) for at in archive.items())}
    store = Folder(output)
    with store.open_staging() as staging:
        plan = plan_build(stand_newest(store), documents, lambda path: documents[path][0].sha256)
        for number, path in enumerate(sorted(plan.fresh)):
            stage_shard(staging, number, documents[path][1])
        return write_release(staging, store, plan)


def found(release: Release, name: str) -> pl.DataFrame:
    return pl.read_parquet(Path(release.path) / name / "**/*.parquet", hive_partitioning=False)


def refuse(*_: Any) -> None:
    raise AssertionError("all claims are read")


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(ARCHIVES, min_size=2, max_size=5))
def test_any_pages_that_come_change_or_go_leave_the_facts_and_findings_of_a_build_from_scratch(
    archives: list[dict[int, int]],
) -> None:
    """Pages with a planted fault for every check and with its sound twin; all claims are read for the first only."""
    pages = [{number: PRESS[piece] for number, piece in archive.items()} for archive in archives]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "LARGE", 5)
        patched.setattr(parts, "FACTS", 3)
        patched.setattr(files, "sync", lambda path: None)
        stepwise = build(pages[0], Path(folder, "steps"))
        with pytest.MonkeyPatch.context() as forbidden:
            forbidden.setattr(facts, "_gather_all", refuse)
            for archive in pages[1:]:
                stepwise = build(archive, Path(folder, "steps"))
        assert tables_of(stepwise.path) == tables_of(build(pages[-1], Path(folder, "scratch")).path)


def test_a_page_that_corrects_another_finds_it_and_takes_the_finding_with_it(tmp_path: Path) -> None:
    assert found(build({1: FRUIT, 2: OTHER}, tmp_path), "findings").is_empty()
    second = build({1: FRUIT, 2: OTHER, 3: CORRECTED}, tmp_path)
    assert found(second, "findings")["check"].to_list() == ["corrected_later"]
    assert found(build({1: FRUIT, 2: OTHER}, tmp_path), "findings").is_empty()


def test_what_no_change_reaches_is_not_gathered_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build({1: FRUIT, 2: OTHER}, tmp_path)
    gathered: list[str] = []

    def spy(claims: pl.DataFrame, *given: Any) -> dict[str, pl.DataFrame]:
        gathered.extend(claims["quote"])
        return tabulate_facts(claims, *given)

    monkeypatch.setattr(facts, "tabulate_facts", spy)
    build({1: FRUIT, 2: OTHER, 3: CORRECTED}, tmp_path)
    assert sorted(gathered) == ["20%", "25%"]


def test_a_year_more_of_a_series_leaves_the_slip_that_stands_in_it_without_reading_all_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fact that slipped did not move itself, and is none of those that are made again."""
    series = dict(enumerate(PLANTED["slip_of_magnitude"][0]))
    first = found(build(series, tmp_path / "steps"), "findings")
    assert first["check"].to_list() == ["slip_of_magnitude"]
    more = series | {90: Piece("2023年临沂市货运量达到3.5亿吨。", "2024-01-20", home="371300")}
    monkeypatch.setattr(facts, "_gather_all", refuse)
    stepwise = build(more, tmp_path / "steps")
    monkeypatch.undo()
    assert tables_of(stepwise.path) == tables_of(build(more, tmp_path / "scratch").path)
    assert found(stepwise, "findings")["check"].to_list() == ["slip_of_magnitude"]


def test_where_other_code_made_the_facts_all_are_gathered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build({1: FRUIT}, tmp_path)
    monkeypatch.setattr(facts, "digest_of_rows", lambda: "1" * 64)
    monkeypatch.setattr(facts, "_gather_all", refuse)
    with pytest.raises(AssertionError, match="all claims are read"):
        build({1: FRUIT, 2: OTHER}, tmp_path)
