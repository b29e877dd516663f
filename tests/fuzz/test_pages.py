"""Spoilt pages through every reader: never a crash, every quote where its span says, and counts that balance."""

import time
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.pages.read import READERS
from flows.releases.staging import stage_shard
from flows.shards import cut_shards, find_raw_files, read_document
from flows.tables import tabulate
from tests.fuzz.check import check_bytes
from tests.fuzz.mutations import mutate
from tests.fuzz.seeds import SEEDS

PAGES = 10_000
_MISTAKE = r"(?:^|: )[A-Za-z]+(?:Error|Exception|Interrupt|Iteration): .*, at \w+\.py:\d+"


def test_every_reader_has_pages_to_spoil_and_reads_them() -> None:
    assert set(SEEDS) == set(READERS)
    for suffix, pages in SEEDS.items():
        assert any(check_bytes(page, suffix) is not None for page in pages), suffix


@pytest.mark.parametrize("suffix", READERS)
@settings(max_examples=30, deadline=None)
@given(random=st.randoms(use_true_random=False))
def test_a_spoilt_page_is_read_or_refused_in_a_sentence(suffix: str, random: Random) -> None:
    check_bytes(mutate(random.choice(SEEDS[suffix]), random, SEEDS[suffix]), suffix)


@pytest.mark.slow
def test_ten_thousand_spoilt_pages_are_rows_and_their_counts_balance(tmp_path: Path) -> None:
    random = Random(20250918)
    short = {suffix: [page for page in pages if len(page) < 1_500] for suffix, pages in SEEDS.items()}
    suffixes = sorted(suffix for suffix in READERS if short[suffix])
    for number in range(PAGES):
        suffix = suffixes[number % len(suffixes)]
        page = tmp_path / f"河湾日报/2025-06-{number % 30 + 1:02}/{number}{suffix}"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(mutate(random.choice(short[suffix]), random, short[suffix]))
    counted = dict.fromkeys(("documents", "articles", "mentions", "claims"), 0)
    for shard in cut_shards(find_raw_files([tmp_path])):
        started = time.process_time()
        tables = tabulate([read_document(file) for file in shard.files])
        assert time.process_time() - started < 120
        stage_shard(tmp_path / "staging", shard.number, tables)
        documents = tables["documents"]
        assert documents.height == len(shard.files)
        assert tables["rejected"].is_empty(), tables["rejected"].row(0, named=True)
        assert documents.filter(pl.col("error").str.contains(_MISTAKE))["error"].to_list() == []
        for table in counted:
            counted[table] += tables[table].height
            assert table == "documents" or documents[table].sum() == tables[table].height
    assert counted["documents"] == PAGES
    assert min(counted.values()) > PAGES / 4
