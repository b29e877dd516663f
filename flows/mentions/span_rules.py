"""The shapes of a span of time: so many years back or ahead, plans, decades and centuries, holidays."""

import re
from datetime import date

from flows.mentions import calendar as cal
from flows.mentions.date_rules import YEAR
from flows.mentions.date_words import HAN, VALUES, choice, count_of
from flows.mentions.frame import Frame
from flows.mentions.holidays import holiday_days, travel_rush_days
from flows.mentions.mention import Period

_COUNT = rf"(?:\d{{1,4}}|[{HAN}百千两]{{1,4}}|几十?|数十?|半)"
SPAN = re.compile(
    rf"(?P<lead>{choice('lead')})?(?P<count>{_COUNT})[多余]?(?P<length>{choice('length')})(?P<reach>{choice('reach')})?"
)
PLAN = re.compile(
    rf"[“\"‘]?(?P<plan>十?[一二三四五六七八九十]五)[”\"’]?"
    rf"(?:(?P<since>{choice('since')})|(?P<within>{choice('within')})|(?P<edge>{choice('edge')})期?)"
)
CENTURY = re.compile(
    rf"(?:(?P<century>\d\d|[{HAN}]{{1,3}})世纪|(?P<this>[上本])个?世纪)"
    rf"(?:(?P<decade>[1-9]0|[一二三四五六七八九]十)年代)?(?P<era>{choice('era')})?(?P<since>{choice('since')})?"
)
DECADE = re.compile(
    rf"(?:(?P<year>1\d\d0|20\d0)|(?<!\d)(?P<decade>[1-9]0)|(?P<han>[二三四五六七八九]十))年代(?P<era>{choice('era')})?(?P<since>{choice('since')})?"
)
HOLIDAY = re.compile(
    rf"(?:(?P<year>{YEAR})年|(?P<year_word>{choice('year')}))?的?(?P<first>{choice('holiday')})[、和]?(?P<second>{choice('holiday')})?"
    rf"(?P<leave>{choice('leave')})(?:(?P<order>[前后第])(?P<days>\d|[一二两三四五六七八])[天日]|首日)?"
)
FORTNIGHT = 15
Groups = dict[str, str | None]


def read_span(said: Groups, frame: Frame) -> Period:
    """`近3年`, `20年来`, `三个月后`, `未来三天`: counted from the issue date."""
    count, length = str(said["count"]), str(said["length"])
    way = VALUES["lead"].get(said["lead"] or "") or VALUES["reach"].get(said["reach"] or "", "")
    if count[0] in "几数半" or way == "here":
        return cal.UNKNOWN
    if frame.review and way == "back" and VALUES["length"][length] == "12":
        last = frame.review.year - frame.review.planned
        return cal.join(cal.year_days(max(1, last + 1 - count_of(count))), cal.year_days(last))
    if frame.issue is None:
        return cal.UNKNOWN
    moved = _moved(frame.issue, _span_count(count), VALUES["length"][length], 1 if way == "ahead" else -1)
    if moved is None or way == "within":
        return cal.UNKNOWN
    reach = VALUES["reach"].get(said["reach"] or "", "")
    if reach == "ahead" and not said["lead"]:
        return Period(moved, moved)
    if reach == "ago":
        return cal.year_days(moved.year) if VALUES["length"][length] == "12" else Period(moved, moved)
    if way == "ahead":
        return Period(cal.shift_days(frame.issue, 1), moved)
    return Period(moved, frame.issue)


def _span_count(count: str) -> int:
    """`三四` is two numbers, the larger of which bounds the span."""
    return count_of(count[-1]) if len(count) == 2 and not count.isascii() and not set(count) & set("十百千零〇○") else count_of(count)


def _moved(issue: date, count: int, length: str, way: int) -> date | None:
    if length == "h":
        return cal.shift_days(issue, way * (count // 24)) if count % 24 == 0 else None
    if length in "dw":
        return cal.shift_days(issue, way * count * (7 if length == "w" else 1))
    months = count * int(length)
    return None if months > 12 * 1900 else cal.shift_months(issue, way * months)


def read_plan(said: Groups, frame: Frame) -> Period:
    """`“十四五”期间`, `“十二五”以来`, `“十三五”末`."""
    whole = cal.plan_days((count_of(str(said["plan"])[:-1])) if str(said["plan"])[:-1] != "" else 1)
    if said["since"]:
        return since(whole, str(said["since"]), frame)
    if said["edge"] and whole.start and whole.end:
        return cal.year_days(whole.start.year if VALUES["edge"][str(said["edge"])] == "1-1" else whole.end.year)
    return whole


def read_century(said: Groups, frame: Frame) -> Period:
    """`上世纪90年代`, `20世纪末`, `19世纪`."""
    number = count_of(str(said["century"])) if said["century"] else (20 if said["this"] == "上" else 21)
    return _era(number, said, frame)


def read_decade(said: Groups, frame: Frame) -> Period:
    """`八十年代`, `90年代初`, `1980年代`: a decade without its century lies in the 20th."""
    if said["year"]:
        century, said["decade"] = count_of(str(said["year"])) // 100 + 1, str(said["year"])[2:]
    else:
        century, said["decade"] = 20, said["decade"] or said["han"]
    return _era(century, said, frame)


def _era(century: int, said: Groups, frame: Frame) -> Period:
    first, last = (int(end) for end in VALUES["era"].get(said["era"] or "", "0-99").split("-"))
    if said.get("decade"):
        whole = cal.decade_days(century, count_of(str(said["decade"])), first // 10, min(9, last // 10))
    else:
        whole = cal.century_days(century, first, last)
    return since(whole, str(said["since"]), frame) if said.get("since") else whole


def since(period: Period, word: str, frame: Frame) -> Period:
    """From the first day of a period on: `以来` up to the issue, `起` open."""
    return Period(period.start, None if VALUES["since"][word] == "start" else frame.issue)


def read_holiday(said: Groups, frame: Frame) -> Period:
    """`春节假期前5天`, `国庆中秋假期`: the days off of the year named, else of the last or coming holiday."""
    whole = _holiday(said, frame)
    if whole.start is None or whole.end is None or not said["order"]:
        return whole
    count = count_of(str(said["days"]))
    if said["order"] == "前":
        return Period(whole.start, cal.shift_days(whole.start, count - 1))
    if said["order"] == "后":
        return Period(cal.shift_days(whole.end, 1 - count), whole.end)
    only = cal.shift_days(whole.start, count - 1)
    return Period(only, only)


def _holiday(said: Groups, frame: Frame) -> Period:
    if said["year"]:
        years = [count_of(str(said["year"]))]
    elif frame.issue is None:
        return cal.UNKNOWN
    elif VALUES["year"].get(said["year_word"] or "", "same").lstrip("-").isdigit():
        years = [frame.issue.year + int(VALUES["year"][str(said["year_word"])])]
    else:
        coming = cal.shift_days(frame.issue, FORTNIGHT)
        years = [coming.year, coming.year - 1]
    for year in years:
        found = _both(said, year)
        if found.start and (len(years) == 1 or found.start <= cal.shift_days(frame.issue or found.start, FORTNIGHT)):
            return found
    return cal.UNKNOWN


def _both(said: Groups, year: int) -> Period:
    names = [VALUES["holiday"][str(word)] for word in (said["first"], said["second"]) if word]
    found = [travel_rush_days(year) if name == "rush" else holiday_days(name, year) for name in names]
    starts, ends = [one.start for one in found if one.start], [one.end for one in found if one.end]
    return Period(min(starts), max(ends)) if starts and ends else cal.UNKNOWN
