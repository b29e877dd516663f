"""Sentences with their mentions marked, and what each reads as; a sentence without a mark has no mention."""

import csv
from datetime import date
from pathlib import Path

import pytest

from flows.mentions.find import find_mentions
from tests.mentions.readings import reading_of

CASES = Path(__file__).parents[1] / "cases"


def _cases(part: str) -> list[tuple[str, str]]:
    with (CASES / f"{part}.tsv").open(encoding="utf-8") as lines:
        return [
            (row["sentence"], row["reads"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


@pytest.mark.parametrize("part", ["numeral", "unit", "hedge", "role"])
def test_the_mentions_are_the_marked_ones_and_read_as_stated(part: str) -> None:
    wrong = []
    for sentence, reads in _cases(part):
        plain = sentence.replace("【", "").replace("】", "")
        if (marked := _marked(plain)) != sentence or reading_of(plain) != reads:
            wrong.append(f"{marked} {reading_of(plain)}, not {sentence} {reads}")
    assert not wrong, "\n".join(wrong)


def _marked(plain: str) -> str:
    pieces, at = [], 0
    for mention in find_mentions(plain, date(2025, 7, 31)):
        pieces += [plain[at : mention.start], "【", mention.quote, "】"]
        at = mention.end
    return "".join([*pieces, plain[at:]])
