"""A calendar word's example is printed on 31 July 2025; it reads as calendar expressions with first and last day."""

from datetime import date

from flows.mentions.dates import find_times

ISSUE = date(2025, 7, 31)


def read(example: str) -> str:
    text = example.replace("\\n", "\n")
    return "; ".join(
        f"{text[when.start : when.end]} {when.period.start or ''}..{when.period.end or ''}"
        for when in find_times(text, ISSUE)
    )
