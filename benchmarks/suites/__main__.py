"""Counts, class by class, how many cases are read right: python -m benchmarks.suites DIR [--misses] [--classes]"""

import argparse
import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.suites import duckling, jionlp, recognizers
from benchmarks.suites.agree import agrees
from benchmarks.suites.case import Case
from flows.mentions.dates import find_times
from flows.mentions.find import find_mentions

READERS = (recognizers.read_cases, duckling.read_cases, jionlp.read_cases)
RIGHT, MISS, LEFT_OUT, CONVENTION = "right", "miss", "left out", "convention"


class Class(NamedTuple):
    """A class of cases that do not count: which parts of which suites it holds for, and what their texts look like."""

    name: str
    outcome: str
    parts: re.Pattern[str]
    pattern: re.Pattern[str]


def read_classes() -> list[Class]:
    """The lines of `classes.tsv`, in file order; the first that fits a case takes it."""
    with (Path(__file__).parent / "classes.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Class(row["class"], row["outcome"], re.compile(row["parts"]), re.compile(row["pattern"])) for row in rows]


def class_of(case: Case, classes: list[Class], outcome: str) -> str:
    """The first class of an outcome that fits a case, empty for none."""
    part = f"{case.suite}/{case.part}"
    for known in classes:
        if known.outcome == outcome and known.parts.search(part) and known.pattern.search(case.text):
            return known.name
    return ""


def outcome_of(case: Case, classes: list[Class]) -> tuple[str, str]:
    """The outcome of a case and the class that it belongs to."""
    if name := class_of(case, classes, LEFT_OUT):
        return LEFT_OUT, name
    if agrees(case):
        return RIGHT, ""
    name = class_of(case, classes, CONVENTION)
    return (CONVENTION, name) if name else (MISS, "")


def reading_of(case: Case) -> str:
    """What is read in a case, for the eye: its mentions, or its dates without a numeral."""
    said = []
    for mention in find_mentions(case.text, case.issue):
        read, days = mention.quantity, mention.period
        figures = [str(read.value), f"{read.lower}..{read.upper}", read.unit] if read else []
        said.append(" ".join([mention.role, mention.quote, *figures, *([f"{days.start}..{days.end}"] if days else [])]))
    times = () if said else find_times(case.text, case.issue)
    return " / ".join(
        said + [f"{case.text[when.start : when.end]} {when.period.start}..{when.period.end}" for when in times]
    )


def show(table: dict[tuple[str, str], Counter[str]]) -> Counter[str]:
    """Print a line for each part of a suite and one for all; gives the sum."""
    print(f"{'suite':18}{'part':22}{'cases':>7}{LEFT_OUT:>10}{CONVENTION:>12}{RIGHT:>7}{MISS:>6}{'share':>8}")
    total = sum(table.values(), Counter[str]())
    for (suite, part), counts in [*sorted(table.items()), (("all", ""), total)]:
        judged = counts[RIGHT] + counts[MISS]
        share = f"{counts[RIGHT] / judged:8.1%}" if judged else ""
        print(
            f"{suite:18}{part:22}{counts.total():>7}{counts[LEFT_OUT]:>10}{counts[CONVENTION]:>12}"
            f"{counts[RIGHT]:>7}{counts[MISS]:>6}{share}"
        )
    return total


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.suites", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the files of the three projects are")
    parser.add_argument("--misses", action="store_true", help="print each miss with what was read")
    parser.add_argument("--classes", action="store_true", help="print how many cases each class takes")
    wants = parser.parse_args()
    cases, classes = [case for read in READERS for case in read(wants.folder)], read_classes()
    if not cases:
        print(
            f"{wants.folder} holds no file of the three suites; see `pydoc benchmarks.suites` for which to put there."
        )
        return 1
    table: dict[tuple[str, str], Counter[str]] = {}
    taken: Counter[str] = Counter()
    for case in cases:
        outcome, name = outcome_of(case, classes)
        table.setdefault((case.suite, case.part), Counter())[outcome] += 1
        taken[f"{outcome}: {name}"] += bool(name)
        if wants.misses and outcome == MISS:
            print(f"{case.suite}/{case.part}\t{case.text}\t{case.issue or ''}\t{reading_of(case)}")
    show(table)
    if wants.classes:
        print(*(f"{count:>6} {name}" for name, count in taken.most_common() if count), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
