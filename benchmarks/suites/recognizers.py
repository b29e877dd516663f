"""Recognizers-Text: one JSON file a model, each case with an Input and its Results."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.suites.case import Case, Wanted
from flows.mentions.mention import Period

SUITE = "Recognizers-Text"
_BOUNDS = re.compile(r"[\[(](?P<lower>[^,]*),(?P<upper>[^\])]*)[\])]")
_DATED = ("date", "daterange")
_SECOND = "second"


def read_cases(folder: Path) -> Iterator[Case]:
    """The cases of every specification below `folder`, file by file."""
    for path in sorted(folder.glob(f"{SUITE}/Specs/*/Chinese/*.json")):
        for spec in json.loads(path.read_text(encoding="utf-8-sig")):
            issue = spec.get("Context", {}).get("ReferenceDateTime", "")[:10]
            wanted = tuple(found for result in spec["Results"] if (found := _wanted(result)))
            if wanted or not spec["Results"]:
                yield Case(SUITE, path.stem, spec["Input"], wanted, date.fromisoformat(issue) if issue else None)


def _wanted(result: dict[str, Any]) -> Wanted | None:
    """What one result asks for; None for a clock time, which this project resolves to its day only."""
    kind = result.get("TypeName") or result.get("Type")
    if kind in _DATED:
        days = dict.fromkeys(_days(result["Value"]["FutureResolution"]) + _days(result["Value"]["PastResolution"]))
        return Wanted(result["Text"], days=tuple(days)) if days else None
    if kind == "duration":
        return Wanted(result["Text"], Fraction(result["Value"]["FutureResolution"]["duration"]), _SECOND)
    said = result.get("Resolution") or {}
    if kind == "numberrange":
        bounds = _BOUNDS.fullmatch(said["value"])
        return bounds and Wanted(result["Text"], lower=_number(bounds["lower"]), upper=_number(bounds["upper"]))
    if said.get("value") is None:
        return None
    unit = "%" if kind == "percentage" else said.get("isoCurrency") or said.get("unit", "")
    return Wanted(result["Text"], _number(said["value"].rstrip("%")), unit)


def _number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def _days(said: dict[str, str]) -> list[Period]:
    """The days of a resolution; of a range both with its last day and, as the suite means it, without."""
    if only := said.get("date"):
        return [Period(date.fromisoformat(only), date.fromisoformat(only))]
    if "startDate" not in said or "endDate" not in said:
        return []
    start, end = date.fromisoformat(said["startDate"]), date.fromisoformat(said["endDate"])
    return [Period(start, end), Period(start, end - timedelta(days=1))]
