"""Reports that look back on a year: which year each of their sections speaks of.

`2026年…政府工作报告` reviews 2025 until a heading turns to the tasks ahead; `2025年…统计公报` reviews 2025 throughout.
"""

import re
from dataclasses import dataclass
from datetime import date

from flows.mentions.date_words import VALUES, choice

_TITLE = re.compile(rf"(?:(?P<year>20\d\d)年)?[^\n。]{{0,24}}(?P<kind>{choice('review')})(?=\n)")
_HEADING = re.compile(rf"[^\n。，]{{0,40}}{choice('planning')}[^\n。，]{{0,12}}(?=\n)")


@dataclass(frozen=True, slots=True)
class Review:
    """From `start` on the text speaks of `year`; `planned` where of what is to be done in it."""

    start: int
    year: int
    planned: bool


def find_reviews(text: str, issue: date | None) -> tuple[Review, ...]:
    """The sections of a report in reading order; none for any other article."""
    title = _TITLE.match(text)
    if title is None:
        return ()
    of_year = VALUES["review"][title["kind"]] == "same"
    if title["year"]:
        year = int(title["year"])
    elif issue is not None and not of_year:
        year = issue.year
    else:
        return ()
    if of_year:
        return (Review(0, year, False),)
    ahead = next((line.end() for line in re.finditer(r"\n", text) if _is_planning(text, line.end(), year)), None)
    looking_back = Review(0, year - 1, False)
    return (looking_back,) if ahead is None else (looking_back, Review(ahead, year, True))


def _is_planning(text: str, start: int, year: int) -> bool:
    heading = _HEADING.match(text, start)
    return heading is not None and (str(year) in heading[0] or "今年" in heading[0])
