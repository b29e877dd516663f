"""Every line of a lexicon is its own test: the real finder makes of `example` what `reads` says."""

from importlib import import_module
from importlib.resources import files

import pytest

from schemas.lexicon import read_lexicon
from schemas.lexicon.models import MODELS

NAMES = sorted(
    path.name.removesuffix(".tsv") for path in files("schemas.lexicon").iterdir() if path.name[-4:] == ".tsv"
)


def test_every_lexicon_has_a_model_and_every_model_a_lexicon() -> None:
    assert sorted(MODELS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_example_holds_its_word(name: str) -> None:
    assert [row["word"] for row in read_lexicon(name) if row["word"] not in row["example"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_line_reads_as_it_says(name: str) -> None:
    reader = import_module(f"tests.lexicon_readers.{name}")
    wrong = [(row, got) for row in read_lexicon(name) if (got := reader.read(row["example"])) != row["reads"]]
    lines = [f"{row['word']}: {row['example']} reads {got!r}, not {row['reads']!r}" for row, got in wrong]
    assert not lines, f"{len(lines)} of {name}.tsv:\n" + "\n".join(lines[:40])
