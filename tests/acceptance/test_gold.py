"""The gold annotations, as the pure functions read the founding page and the dev articles today."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.score.measure import Tally, score_release
from flows.shards import find_raw_files, read_document
from flows.tables import tabulate
from tests.acceptance import SHARED

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
FOUNDING, DEV = SHARED / "gold" / "founding-page.gold.jsonl", SHARED / "gold" / "dev.gold.jsonl"
AT_LEAST = {
    (FOUNDING,): {
        "mention_found": 1,
        "mention_precision": 0.97,
        "claim_f1": 0.96,
        **dict.fromkeys(("value", "lower", "upper", "unit"), 0.98),
        **dict.fromkeys(("kind", "qualifier", "period", "place"), 0.93),
        "indicator": 0.85,
        "subject": 0.85,
        "usable": 0.8,
    },
    (FOUNDING, DEV): {
        "mention_found": 0.995,
        "mention_precision": 0.98,
        "role": 0.97,
        "span_exact": 0.96,
        "date_resolved": 0.94,
        "claim_f1": 0.97,
        "value": 0.99,
        "lower": 0.97,
        "upper": 0.97,
        "unit": 0.985,
        "kind": 0.96,
        "qualifier": 0.97,
        "basis": 0.95,
        "period": 0.92,
        "place": 0.93,
        "modality": 0.94,
        "indicator": 0.88,
        "subject": 0.86,
        "attribution": 0.88,
        "usable": 0.78,
    },
}
ASKED = [(golds, measure) for golds, measures in AT_LEAST.items() for measure in measures]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the founding page and the dev articles, as a release holds them."""
    folder = tmp_path_factory.mktemp("tables")
    files = find_raw_files([SHARED / "pages", SHARED / "gold" / "dev.articles.jsonl"])
    for name, frame in tabulate([read_document(file) for file in files]).items():
        frame.write_parquet(folder / f"{name}.parquet")
    return folder


@pytest.fixture(scope="module")
def tallies(tables: Path) -> dict[tuple[Path, ...], Tally]:
    return {golds: score_release(tables, golds) for golds in AT_LEAST}


@pytest.mark.parametrize(
    ("golds", "measure"), ASKED, ids=[f"{' and '.join(gold.stem for gold in golds)}: {name}" for golds, name in ASKED]
)
def test_a_measure_holds(tallies: dict[tuple[Path, ...], Tally], golds: tuple[Path, ...], measure: str) -> None:
    share = tallies[golds].scores()[measure]
    assert share.value >= AT_LEAST[golds][measure], "\n".join(tallies[golds].misses[measure][:20])


def test_the_command_measures_as_the_shared_script_does(tables: Path) -> None:
    script = [sys.executable, SHARED / "gold" / "score.py", tables, DEV, FOUNDING, "--json"]
    theirs = json.loads(subprocess.run(script, check=True, capture_output=True, text=True).stdout)
    ours = {name: round(share.value, 4) for name, share in score_release(tables, [DEV, FOUNDING]).scores().items()}
    assert ours == theirs
