"""A small release against a few annotations: what is found, missed, made up, left to taste."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.score.gold import FOUNDING_PAGE, Gold, find_span
from flows.score.measure import Tally, score_release
from flows.tables import tabulate
from tests.records import make_article, make_document

TEXT = "作坊开办\n开办8家作坊，其中8家新建，雇工20人。"


@pytest.fixture
def measure(tmp_path: Path) -> Callable[..., Tally]:
    """Scores a release whose one article claims 8家 and 20人 against annotations given as records."""
    document = make_document("a.md", [make_article(TEXT, {"8家": 8, "20人": 20}, title="作坊开办")])
    for name, frame in tabulate([document]).items():
        frame.write_parquet(tmp_path / f"{name}.parquet")

    def score(*annotations: dict[str, object]) -> Tally:
        known = {"page": FOUNDING_PAGE, "article": "作坊开办", "nth": 1, "role": ["claim"]}
        lines = (json.dumps({**known, **annotation}, ensure_ascii=False) for annotation in annotations)
        (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
        return score_release(tmp_path, [tmp_path / "gold.jsonl"])

    return score


def test_a_number_that_nobody_annotated_is_made_up(measure: Callable[..., Tally]) -> None:
    tally = measure({"quote": "8家"})
    assert (tally.scores()["mention_found"].value, tally.scores()["mention_precision"].value) == (1, 0.5)
    assert len(tally.misses["false_mention"]) == 1


def test_an_optional_number_neither_helps_nor_harms(measure: Callable[..., Tally]) -> None:
    tally = measure({"quote": "8家"}, {"quote": "20人", "optional": True})
    assert tally.of["mention_found"] == 1
    assert tally.misses["false_mention"] == []


def test_the_second_occurrence_is_not_the_first(measure: Callable[..., Tally]) -> None:
    tally = measure({"quote": "8家", "nth": 2})
    assert tally.scores()["mention_found"].value == 0


def test_an_article_that_is_not_there_counts_as_missed(measure: Callable[..., Tally]) -> None:
    assert measure({"quote": "8家", "article": "另一篇"}).scores()["mention_found"].value == 0


def test_a_span_is_the_nth_place_of_the_quote() -> None:
    def span(nth: int) -> tuple[int, int] | None:
        return find_span(TEXT, Gold("p", "p", "8家", nth, ("claim",), False, {}))

    assert (span(1), span(2), span(3)) == ((7, 9), (14, 16), None)
