"""The shapes of a calendar point: each a pattern and the function that gives its days."""

import re

from flows.mentions import calendar as cal
from flows.mentions.date_words import HAN, VALUES, choice, count_of
from flows.mentions.frame import Frame
from flows.mentions.mention import Period

YEAR = r"(?:(?:1[5-9]|20)\d\d|[一二][〇零○一二三四五六七八九]{3})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
DASH = r"\s?(?:至|到|—{1,2}|-{1,2}|－|–|~|～|〜)\s?"

_HOURS = rf"(?:(?P<hours>{choice('hours')})(?!上|\s?\d|[{HAN}]+[时点]))?"
_TAIL = rf"(?:(?P<since>{choice('since')})|(?P<within>{choice('within')}))?"
_MONTHLY = (
    rf"(?:(?P<month>{MONTH})\s?月(?!市|球)份?(?:的?当月)?|(?P<month_word>{choice('month')})的?)"
    rf"(?:\s?(?P<day>{DAY})\s?[日号]|(?P<third>{choice('third')}))?"
)
_PART = (
    rf"(?P<half>{choice('half')})"
    rf"|(?:第?(?P<quarter>[一二三四1-4])个?季度|(?P<first_quarter>首季度?)|前(?P<quarters>[一二两三23])个?季度)(?P<edge>[初末])?"
    rf"|[前头](?P<months>{MONTH}|两)个?月|{_MONTHLY}"
)
POINT = re.compile(
    rf"(?:(?P<year>{YEAR})\s?年(?:度|财年|财政年度)?|(?P<year_word>{choice('year')})的?)"
    rf"(?:{_PART}|(?P<season>{choice('season')}|{choice('edge')}))?{_HOURS}{_TAIL}"
)
BARE = re.compile(
    rf"(?:{_PART}|(?P<season>{choice('season')})|(?P<only_day>{DAY})\s?[日号]|(?P<day_word>{choice('day')})"
    rf"|(?P<week_word>{choice('week')})|(?P<quarter_word>{choice('quarter')})){_HOURS}{_TAIL}"
)
Groups = dict[str, str | None]


def read_point(said: Groups, frame: Frame, ahead: bool) -> tuple[Period, str]:
    """The days of a matched POINT or BARE and their grain; `ahead` where the text speaks of what is to come."""
    if said.get("day_word") or said.get("week_word") or said.get("quarter_word"):
        return _relative(said, frame)
    year = _year_of(said, frame)
    if said.get("month") or said.get("month_word") or said.get("only_day"):
        return _within_month(said, year, frame, ahead)
    if year is None:
        year = frame.year_alone(_last_month(said), ahead)
    return (_within_year(said, year), _grain_of(said)) if year is not None else (cal.UNKNOWN, _grain_of(said))


def _year_of(said: Groups, frame: Frame) -> int | None:
    if said.get("year"):
        return count_of(str(said["year"]))
    if not said.get("year_word"):
        return None
    shift = VALUES["year"][str(said["year_word"])]
    if shift in ("same", "next"):
        base = frame.year if frame.year is not None else frame.issue and frame.issue.year
        return base if base is None else base + (shift == "next")
    return None if frame.issue is None else frame.issue.year + int(shift)


def _last_month(said: Groups) -> int:
    end = _within_year(said, 2000).end
    return 12 if end is None else end.month


def _grain_of(said: Groups) -> str:
    if said.get("half"):
        return "half"
    if said.get("quarter") or said.get("quarters") or said.get("first_quarter"):
        return "quarter"
    return "months" if said.get("months") else "season" if said.get("season") else "year"


def _within_year(said: Groups, year: int) -> Period:
    if said.get("half"):
        return cal.quarter_days(year, *((1, 2) if VALUES["half"][str(said["half"])] == "1" else (3, 4)))
    if said.get("quarter") or said.get("first_quarter"):
        quarter = count_of(str(said.get("quarter") or "1"))
        return cal.quarter_days(year, quarter)
    if said.get("quarters"):
        return cal.quarter_days(year, 1, count_of(str(said["quarters"])))
    if said.get("months"):
        return cal.month_days(year, 1, count_of(str(said["months"])))
    if said.get("season"):
        word = str(said["season"])
        first, last = (VALUES["season"].get(word) or VALUES["edge"][word]).split("-")
        return cal.month_days(year, int(first), int(last))
    return cal.year_days(year)


def _within_month(said: Groups, year: int | None, frame: Frame, ahead: bool) -> tuple[Period, str]:
    if said.get("only_day"):
        return frame.day_alone(count_of(str(said["only_day"])), ahead), "day"
    if said.get("month_word"):
        year, month = _month_of(str(said["month_word"]), frame)
    else:
        month = count_of(str(said["month"]))
    number = count_of(str(said["day"])) if said.get("day") else None
    if year is None and number and not said.get("month_word"):
        return frame.day_of_month(month, number, ahead), "day"
    if year is None and not said.get("month_word"):
        year = frame.year_of_month(month, ahead)
    if year is None:
        return cal.UNKNOWN, "day" if number else "month"
    if number:
        return cal.day(year, month, number), "day"
    if said.get("third"):
        first, last = VALUES["third"][str(said["third"])].split("-")
        return cal.part_days(year, month, int(first), int(last)), "third"
    return cal.month_days(year, month), "month"


def _month_of(word: str, frame: Frame) -> tuple[int | None, int]:
    shift = VALUES["month"][word]
    if shift in ("same", "next") and frame.year is not None and frame.month is not None:
        first = cal.day(frame.year, frame.month, 1).start
    else:
        first = frame.issue and frame.issue.replace(day=1)
    if first is None:
        return None, 1
    moved = cal.shift_months(first, {"same": 0, "next": 1}.get(shift, 0) if shift in ("same", "next") else int(shift))
    return moved.year, moved.month


def _relative(said: Groups, frame: Frame) -> tuple[Period, str]:
    if frame.issue is None:
        return cal.UNKNOWN, "day"
    if said.get("week_word"):
        return cal.week_days(frame.issue, int(VALUES["week"][str(said["week_word"])])), "week"
    if said.get("quarter_word"):
        moved = cal.shift_months(frame.issue, 3 * int(VALUES["quarter"][str(said["quarter_word"])]))
        return cal.quarter_days(moved.year, (moved.month + 2) // 3), "quarter"
    shift = VALUES["day"][str(said["day_word"])]
    if shift in ("same", "next"):
        only = cal.shift_days(frame.day or frame.issue, int(shift == "next"))
    else:
        only = cal.shift_days(frame.issue, int(shift))
    return Period(only, only), "day"
