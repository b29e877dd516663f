"""Reports that look back on a year: which days each of their sections speaks of.

`2026年…政府工作报告` reviews 2025 until a heading turns to the tasks ahead; `2025年…统计公报` reviews 2025 throughout.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flows.mentions import calendar as cal
from flows.mentions.date_words import VALUES, choice, count_of
from flows.mentions.mention import Period

_TITLE = re.compile(
    rf"(?:[^\n。\d]{{0,16}}(?P<year>20\d\d)年)?[^\n。]{{0,24}}(?P<kind>{choice('review')})[》”]?(?:[（(][^\n）)]{{1,8}}[）)])?(?=\n)"
)
_HEADING = re.compile(
    rf"[^\n。]{{0,50}}?(?:(?P<ahead>{choice('planning')})|(?P<back>{choice('reviewing')}))[^\n。，]{{0,20}}(?=\n)"
)
_YEAR = re.compile(r"(20\d\d)年")
_PLAN = re.compile(r"[“\"](?P<plan>十?[一二三四五六七八九十]五)[”\"]|(?P<span>[五5])年")


@dataclass(frozen=True, slots=True)
class Review:
    """From `start` on the text speaks of the days of `period`, `planned` where of what is to be done in them."""

    start: int
    period: Period
    planned: bool

    @property
    def first_year(self) -> int:
        """The first year it speaks of."""
        return self.period.start.year if self.period.start else 1

    @property
    def year(self) -> int:
        """The last year it speaks of."""
        return self.period.end.year if self.period.end else 1


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
    whole = Review(0, cal.year_days(year if of_year else year - 1), False)
    return (whole,) if of_year else (whole, *_sections(text, year))


def _sections(text: str, year: int) -> Iterator[Review]:
    """The headings of a report of `year`, each with the year or the plan it names, or what its turn implies."""
    for line in re.finditer(r"\n", text):
        heading = _HEADING.match(text, line.end())
        if heading is None:
            continue
        planned = heading["ahead"] is not None
        named, plan = _YEAR.search(heading[0]), _PLAN.search(heading[0])
        if named or "今年" in heading[0]:
            yield Review(line.end(), cal.year_days(int(named[1]) if named else year), planned)
        elif plan and plan["plan"]:
            yield Review(line.end(), cal.plan_days(count_of(plan["plan"][:-1])), planned)
        elif plan:
            first = year if planned else year - 5
            yield Review(line.end(), cal.join(cal.year_days(first), cal.year_days(first + 4)), planned)
