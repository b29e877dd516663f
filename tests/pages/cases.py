"""Case tables of this folder: tab-separated, one case a line, `#` starts a comment."""

import csv
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"


def read_cases(name: str) -> list[dict[str, str]]:
    """The lines of tests/cases/<name>.tsv as dicts by column."""
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))
