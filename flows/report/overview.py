"""What a release holds at a glance: counts, coverage, what was left out, and claims over time and by place."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.releases.standing import scan_table
from flows.report.charts import Bar, bars_of, columns_of
from flows.report.readings import place_name
from flows.report.tables import Row, holds
from schemas.lexicon import read_lexicon

PLACES = 15
ROWS_NAMED = 50
"""So many unread documents and rejected rows are named; the tables have them all."""

_DIGITS = re.compile(r"[0-9\uff10-\uff19]+")
_NUMERAL_USES = ("digit", "sum", "place", "myriad")


@dataclass(slots=True)
class Coverage:
    """How many runs of digits and of Chinese numerals a release prints, and how many of them a mention holds."""

    digits: int = 0
    digits_held: int = 0
    numerals: int = 0
    numerals_held: int = 0

    def count(self, text: str, held: bool) -> None:
        """Counts the runs of a stretch that is a mention (`held`) or lies between two."""
        digits, numerals = len(_DIGITS.findall(text)), len(_numerals().findall(text))
        self.digits += digits
        self.numerals += numerals
        if held:
            self.digits_held += digits
            self.numerals_held += numerals


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    publications: list[str]
    issued: tuple[date | None, date | None]
    counts: dict[str, int]
    kinds: list[Bar]
    roles: list[Bar]
    modalities: list[Bar]
    places: list[Bar]
    days: list[Bar]
    unread: list[Row]
    rejected: list[Row]
    coverage: Coverage = field(default_factory=Coverage)


def make_overview(release: Path, manifest: dict[str, Any]) -> Overview:
    """Everything but the coverage, which is counted while the articles are written."""
    claims = scan_table(release, "claims")
    places = _counted(claims, "place").head(PLACES)
    days = _counted(claims, "issue_date").sort("issue_date").rows()
    return Overview(
        publications=_counted(scan_table(release, "articles"), "publication")["publication"].to_list(),
        issued=(days[0][0], days[-1][0]) if days else (None, None),
        counts={name: table["rows"] for name, table in manifest["tables"].items()},
        kinds=bars_of(_counted(claims, "kind").iter_rows()),
        roles=bars_of(_counted(scan_table(release, "mentions"), "role").iter_rows()),
        modalities=bars_of(_counted(claims, "modality").iter_rows()),
        places=bars_of((place_name(code), count) for code, count in places.iter_rows()),
        days=columns_of(days),
        unread=_unread(release),
        rejected=_rejected(release),
    )


def _counted(table: pl.LazyFrame, column: str) -> pl.DataFrame:
    """Rows by the value of a column, the most first, then by the value."""
    values = pl.col(column) if column == "issue_date" else pl.col(column).cast(pl.String)
    counts = table.select(values).drop_nulls().group_by(column).len().collect()
    return counts.sort(pl.col("len"), pl.col(column), descending=[True, False])


def _unread(release: Path) -> list[Row]:
    documents = scan_table(release, "documents").filter(pl.col("status") != "read")
    return documents.select("path", "status", "error").sort("path").head(ROWS_NAMED).collect().to_dicts()


def _rejected(release: Path) -> list[Row]:
    """Rejected rows by table and rule with the reason and one example."""
    if not holds(release, "rejected"):
        return []
    rows = scan_table(release, "rejected").sort("table", "rule", "path", "row")
    rules = rows.group_by("table", "rule", maintain_order=True).agg(pl.len(), pl.first("reason", "path", "row"))
    return rules.sort("len", "table", "rule", descending=[True, False, False]).head(ROWS_NAMED).collect().to_dicts()


@cache
def _numerals() -> re.Pattern[str]:
    """A run of the characters that write numbers in Chinese."""
    words = {line["word"] for line in read_lexicon("numerals") if line["use"] in _NUMERAL_USES}
    return re.compile(f"[{''.join(sorted(re.escape(word) for word in words if len(word) == 1))}]+")
