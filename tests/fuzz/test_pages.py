"""Spoilt pages through every reader: never a crash, every quote where its span says, and counts that balance."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.pages.columns import MAPPING
from flows.pages.origin import BESIDE
from flows.pages.read import READERS
from tests.fuzz.check import check_bytes
from tests.fuzz.mutations import mutate
from tests.fuzz.seeds import SEEDS

TABLES = ("documents", "articles", "mentions", "claims", "rejected")
PAGES = 10_000
NOTES = {MAPPING, BESIDE}  # what stands beside pages
PICTURES = {".pdf", ".png", ".jpg", ".jpeg"}  # may have to be recognised, in seconds where others take milliseconds
_MISTAKE = r"(?:^|: )[A-Za-z]+(?:Error|Exception|Interrupt|Iteration): .*, at \w+\.py:\d+"


def test_every_reader_has_pages_to_spoil_and_reads_them() -> None:
    assert set(SEEDS) == {*READERS, *NOTES}
    for suffix in set(SEEDS) - PICTURES:
        assert any(check_bytes(page, suffix) is not None for page in SEEDS[suffix]), suffix


@pytest.mark.parametrize("suffix", sorted(set(SEEDS) - PICTURES))
@settings(max_examples=30, deadline=None)
@given(random=st.randoms(use_true_random=False))
def test_a_spoilt_page_is_read_or_refused_in_a_sentence(suffix: str, random: Random) -> None:
    check_bytes(mutate(random.choice(SEEDS[suffix]), random, SEEDS[suffix]), suffix)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", sorted(PICTURES))
@settings(max_examples=4, deadline=None, database=None)
@given(random=st.randoms(use_true_random=False))
def test_a_spoilt_picture_is_recognised_or_refused_in_a_sentence(suffix: str, random: Random) -> None:
    check_bytes(mutate(SEEDS[suffix][0], random, SEEDS[suffix]), suffix)


@pytest.mark.slow
def test_ten_thousand_spoilt_pages_are_built_and_their_counts_balance(tmp_path: Path) -> None:
    random = Random(20250918)
    short = {suffix: [page for page in pages if len(page) < 1_500] for suffix, pages in SEEDS.items()}
    suffixes = sorted(suffix for suffix in set(READERS) - PICTURES if short[suffix])
    for number in range(PAGES):
        suffix = suffixes[number % len(suffixes)]
        page = tmp_path / f"raw/河湾日报/2025-06-{number % 30 + 1:02}/{number}{suffix}"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(mutate(random.choice(short[suffix]), random, short[suffix]))
    build(tmp_path)
    tables = {name: pl.read_parquet(tmp_path / "output" / "latest" / name / "**" / "*.parquet") for name in TABLES}
    documents, rejected = tables["documents"], tables["rejected"]
    assert documents.height == PAGES
    assert documents["status"].value_counts()["count"].min() > 100
    for table in ("articles", "mentions", "claims"):
        assert documents[table].sum() == tables[table].height > PAGES / 10
    assert documents.filter(pl.col("error").str.contains(_MISTAKE))["error"].to_list() == []
    assert set(rejected["rule"]) <= {"article_id_unique", "article_in_table"}  # copies of one article


def build(folder: Path) -> None:
    """The command, in a process and a home of its own."""
    code = "import sys; from flows.cli import main; sys.exit(main())"
    arguments = ["build", str(folder / "raw"), "--output", str(folder / "output"), "--workers", "2"]
    settings = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    built = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=settings, capture_output=True, text=True, timeout=1_500
    )
    assert built.returncode == 0, built.stderr
