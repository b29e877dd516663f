"""No line of a lexicon is idle: each example reads otherwise without its own line."""

import json
import subprocess
import sys

import pytest

PROVED = (
    "bases", "companions", "countables", "determiners", "frozen", "hedges", "modalities", "names", "numerals",
    "periods", "ranks", "rates", "units", "classifiers", "changes", "sorts", "compounds",
)  # fmt: skip
"""The lexicons whose every example proves its line; those of places, speakers and heads do not yet."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PROVED)
def test_no_line_is_idle(name: str) -> None:
    told = subprocess.run([sys.executable, "-m", "tests.idle", name], check=True, capture_output=True, text=True)
    assert json.loads(told.stdout) == {name: []}
