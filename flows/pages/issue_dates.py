"""The day of issue where neither path nor front matter tells it: read off the page itself."""

import re
from collections.abc import Iterator
from datetime import date

_FULL = r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_MASTHEAD = re.compile(_FULL + r"[^\n]{0,16}?(?:星期|周)[一二三四五六日天]")
_FULL_DATE = re.compile(r"(?<![到至])" + _FULL)
_DATELINE = re.compile(r"(?:^|\n)[^\n,，。]{0,24}?(\d{1,2})月(\d{1,2})日[讯电]")
_OPENING = re.compile(r"(?:^|\n|[)）])[^\n,，。]{0,2}?(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(?<![\d到至])((?:19|20)\d{2})年(?!前|底)")


def infer_issue_date(text: str) -> date | None:
    """The masthead's date; else the latest day of a dateline or a paragraph's opening, in the latest year that the text
    names; else the latest full date. None where the text allows no guess."""
    masthead = next(_days(_MASTHEAD, text), None)
    if masthead:
        return masthead
    full = max(_days(_FULL_DATE, text), default=None)
    year = max((int(year) for year in _YEAR.findall(text)), default=None)
    for pattern in (_DATELINE, _OPENING):
        opened = _latest_in_year(pattern, text, year)
        if opened:
            return max(opened, full) if full else opened
    return full


def is_masthead(line: str) -> bool:
    """Whether a line carries the full date of an issue with its weekday."""
    return bool(_MASTHEAD.search(line))


def _days(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    for year, month, day in pattern.findall(text):
        found = _day(int(year), int(month), int(day))
        if found:
            yield found


def _latest_in_year(pattern: re.Pattern[str], text: str, year: int | None) -> date | None:
    if year is None:
        return None
    days = (_day(year, int(month), int(day)) for month, day in pattern.findall(text))
    return max((day for day in days if day), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
