"""The day of issue where neither path nor front matter tells it: read off the page itself."""

import re
from collections.abc import Iterator
from datetime import date

from schemas.lexicon import read_lexicon

_AHEAD = r"(?:底|[上中下]旬)?[起前至到止]"  # what follows a day that a plan or a rule names
_YEAR = r"(?<![\d到至])((?:19|20)\d{2})\s*年"
_DAY = r"\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_MASTHEAD = re.compile(_YEAR + _DAY + r"[^\n]{0,16}?(?:星期|周)[一二三四五六日天]")
_FULL_DATE = re.compile(_YEAR + _DAY + rf"(?!{_AHEAD})")
_DATELINE = re.compile(r"(?:^|\n)[^\n,，。]{0,24}?(\d{1,2})月(\d{1,2})日[讯电訊電]")
_OPENING = re.compile(rf"(?:^|[\n)）。])[^\n,，。]{{0,2}}?(\d{{1,2}})月(\d{{1,2}})日(?!{_AHEAD})")
_YEAR_OF_MONTHS = re.compile(_YEAR + rf"(?:\d{{1,2}}月(?!{_AHEAD}|\d{{1,2}}日{_AHEAD})|[上下]半年|[一二三四前]\S?季度)")
_BARE_YEAR = re.compile(_YEAR + rf"(?!{_AHEAD}|\d)")
_THIS_YEAR = re.compile(
    "|".join(line["word"] for line in read_lexicon("periods") if (line["part"], line["value"]) == ("year", "0"))
)


def infer_issue_date(text: str) -> date | None:
    """The masthead's date; else the latest day of a dateline, or of a sentence's opening, in the year that the text
    speaks of; else the latest full date. None where the text allows no guess."""
    masthead = next(_days(_MASTHEAD, text), None)
    if masthead:
        return masthead
    full = max(_days(_FULL_DATE, text), default=None)
    named = _latest(_YEAR_OF_MONTHS, text)
    bare = _latest(_BARE_YEAR, text)
    # A paper calls its own year by a word or by its number, seldom by both: beside 今年 a bare year is a past one,
    # most often, not surely, the last.
    by_word = bool(_THIS_YEAR.search(text))
    opened = _latest_in(named or (bare + by_word if bare else None), _DATELINE, text)
    opened = opened or _latest_in(named or (None if by_word else bare), _OPENING, text)
    return max((day for day in (opened, full) if day), default=None)


def is_masthead(line: str) -> bool:
    """Whether a line carries the full date of an issue with its weekday."""
    return bool(_MASTHEAD.search(line))


def _latest(years: re.Pattern[str], text: str) -> int | None:
    return max(map(int, years.findall(text)), default=None)


def _latest_in(year: int | None, days: re.Pattern[str], text: str) -> date | None:
    """The latest of the days without a year, in `year`."""
    if year is None:
        return None
    found = (_day(year, int(month), int(day)) for month, day in days.findall(text))
    return max((day for day in found if day), default=None)


def _days(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    for year, month, day in pattern.findall(text):
        found = _day(int(year), int(month), int(day))
        if found:
            yield found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
