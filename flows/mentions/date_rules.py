"""A point of the calendar as printed (`今年7月中旬`, `前三季度`, `7日`, `昨天`): its patterns and its days."""

import re

from flows.mentions import calendar as cal
from flows.mentions.date_words import HAN, VALUES, choice, count_of, firsts, no_plain, unless_plain
from flows.mentions.frame import Frame
from flows.mentions.mention import Period

_NEW = r"(?<![^年至从自到在于，。；：、（“,;:(\s])元"  # 元月; 500元月租 is none
MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|{_NEW}(?=[月至到—–~～-]))"
_SHORT_YEAR = (  # `05年`, `98年4月`, `15年底`, `零八年`, `九七年一季度`
    rf"(?:0\d|[〇零○][{HAN}](?=年)|(?:[1-9]\d|[一二三四五六七八九][〇零○一二三四五六七八九])"
    r"(?=年(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|第?[一二三四1-4]季度|[上下]半年|前(?:[一二三两\d]|十?[一二三四五六七八九十]个?[月季])|[底初末]"
    rf"{unless_plain('底初末')}|起|以来|前后)))"
)
_OLD_YEAR = r"(?:1[0-4]\d\d(?=年\d{1,2}月)|(?<=[于在元（(])[1-9]\d{2,3})"
_THOUSAND = rf"两千(?:零[一二三四五六七八九])?(?=年\s?{MONTH}月)"
YEAR = rf"(?:(?:1[5-9]|20)\d\d|{_SHORT_YEAR}|{_OLD_YEAR}|{_THOUSAND}|[一二][〇零○一二三四五六七八九]{{3}})"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
DASH = r"\s?起?(?:至|到|—{1,2}|-{1,2}|－|–|~|～|〜)\s?"

_HOURS = rf"(?:(?P<hours>{choice('hours')})(?!上|\s?\d|[{HAN}]+[时点]))?"
_TAIL = (
    rf"(?:(?P<since>以来|起(?!至(?!今)){unless_plain('起')})"
    rf"|(?P<within>{choice('within')}){unless_plain(firsts('within'))})?"
)
_MONTHLY = (
    rf"(?:(?P<month>{MONTH})\s?月{unless_plain('月')}份?(?:的?当月)?|(?P<month_word>{choice('month')})的?)"
    rf"(?:\s?(?P<day>{DAY})\s?[日号]|(?P<third>{choice('third')})|的?第(?P<nth_week>[一二三四1-4])周{unless_plain('周')})?"
)
_PART = (
    rf"(?P<half>{choice('half')})"
    r"|(?:第?(?P<quarter>[一二三四1-4])个?季度|(?P<first_quarter>首季度?)|前(?P<quarters>[一二两三23])个?季度)(?P<edge>[初末])?"
    rf"|[前头](?P<months>{MONTH}|两)个?月|{_MONTHLY}"
)
_EDGE = rf"{no_plain('底初末')}{choice('edge')}(?!{choice('unseasonal')})"
_BARE_SEASON = rf"{choice('bare_season')}(?=[，。；：、）)\n—]|$)"
POINT = re.compile(
    rf"(?:(?P<year>{YEAR})\s?(?:年(?:度|{choice('term')})?|{choice('term')})|(?P<year_word>{choice('year')})的?)\s?"
    rf"(?:{_PART}|(?P<season>{choice('season')}|{_EDGE}|{_BARE_SEASON}))?{_HOURS}{_TAIL}"
)
BARE = re.compile(
    rf"(?:{_PART}|(?P<season>{choice('season')})|(?P<only_day>{DAY})\s?[日号]|(?P<day_word>{choice('day')})"
    rf"|(?P<week_word>{choice('week')})|(?P<quarter_word>{choice('quarter')})){_HOURS}{_TAIL}"
)
Groups = dict[str, str | None]
_SHIFTS = {"same": 0, "next": 1}
_PIVOT = 30  # `05年` is 2005, `98年` 1998


def year_of(number: str) -> int:
    """A year as printed, two digits being of the last hundred years."""
    year = count_of(number)
    return year + (2000 if year < _PIVOT else 1900) if year < 100 else year


def read_point(said: Groups, frame: Frame, ahead: bool) -> tuple[Period, str]:
    """The days of a matched POINT or BARE and their grain; `ahead` where the text speaks of what is to come."""
    if said.get("day_word") or said.get("week_word") or said.get("quarter_word"):
        return _relative(said, frame)
    year = _stated_year(said, frame)
    if said.get("month") or said.get("month_word") or said.get("only_day"):
        return _within_month(said, year, frame, ahead)
    if year is None and not said.get("year_word"):
        year = frame.year_alone(_last_month(said), ahead, _within_year(said, 2000) == cal.year_days(2000))
    return (_within_year(said, year), _grain_of(said)) if year is not None else (cal.UNKNOWN, _grain_of(said))


def _stated_year(said: Groups, frame: Frame) -> int | None:
    if said.get("year"):
        return year_of(str(said["year"]))
    return shifted_year(said.get("year_word"), frame)


def shifted_year(word: str | None, frame: Frame) -> int | None:
    """The year of `今年`, `去年`, `当年`; None without a word or without a year to count from."""
    if not word:
        return None
    shift = VALUES["year"][word]
    if shift in _SHIFTS and frame.same_year is not None:
        return frame.same_year + _SHIFTS[shift]
    return None if frame.issue is None else frame.issue.year + (_SHIFTS[shift] if shift in _SHIFTS else int(shift))


def _last_month(said: Groups) -> int:
    end = _within_year(said, 2000).end
    return 12 if end is None else end.month


def _grain_of(said: Groups) -> str:
    for grain in ("half", "quarter", "quarters", "first_quarter", "months", "season"):
        if said.get(grain):
            return grain
    return "year"


def _within_year(said: Groups, year: int) -> Period:
    if half := said.get("half"):
        return cal.quarter_days(year, *((1, 2) if VALUES["half"][half] == "1" else (3, 4)))
    if said.get("quarter") or said.get("first_quarter"):
        return cal.quarter_days(year, count_of(said.get("quarter") or "1"))
    if quarters := said.get("quarters"):
        return cal.quarter_days(year, 1, count_of(quarters))
    if months := said.get("months"):
        return cal.month_days(year, 1, count_of(months))
    if season := said.get("season"):
        first, last = (VALUES["season"] | VALUES["edge"] | VALUES["bare_season"])[season].split("-")
        return cal.months_days(year, int(first), int(last))
    return cal.year_days(year)


def _within_month(said: Groups, year: int | None, frame: Frame, ahead: bool) -> tuple[Period, str]:
    if only_day := said.get("only_day"):
        return frame.day_alone(count_of(only_day), ahead), "day"
    number = count_of(str(said["day"])) if said.get("day") else None
    if word := said.get("month_word"):
        stated, (year, month) = year, _month_of(word, frame)
        year = stated if said.get("year_word") and VALUES["month"][word] == "0" else year
    else:
        month = count_of(str(said["month"]))
        if year is None and number:
            return frame.day_of_month(month, number, ahead), "day"
        year = frame.year_of_month(month, ahead) if year is None else year
    if year is None:
        return cal.UNKNOWN, "day" if number else "month"
    if number:
        return cal.day(year, month, number), "day"
    if third := said.get("third"):
        first, last = VALUES["third"][third].split("-")
        return cal.part_days(year, month, int(first), int(last)), "third"
    if week := said.get("nth_week"):
        return cal.part_days(year, month, 7 * count_of(week) - 6, 7 * count_of(week)), "third"
    return cal.month_days(year, month), "month"


def _month_of(word: str, frame: Frame) -> tuple[int | None, int]:
    shift = VALUES["month"][word]
    near = frame.same_month if shift in _SHIFTS else frame.issue
    if near is None:
        return None, 1
    moved = cal.shift_months(near.replace(day=1), _SHIFTS[shift] if shift in _SHIFTS else int(shift))
    return moved.year, moved.month


def _relative(said: Groups, frame: Frame) -> tuple[Period, str]:
    if frame.issue is None:
        return cal.UNKNOWN, "day"
    if week := said.get("week_word"):
        shift, _, weekend = VALUES["week"][week].partition(" ")
        whole = cal.week_days(frame.issue, int(shift))
        return (Period(whole.end and cal.shift_days(whole.end, -1), whole.end) if weekend else whole), "week"
    if quarter := said.get("quarter_word"):
        moved = cal.shift_months(frame.issue, 3 * int(VALUES["quarter"][quarter]))
        return cal.quarter_days(moved.year, (moved.month + 2) // 3), "quarter"
    shift = VALUES["day"][str(said["day_word"])]
    if shift in _SHIFTS:
        only = cal.shift_days(frame.same_day or frame.issue, _SHIFTS[shift])
    else:
        only = cal.shift_days(frame.issue, int(shift))
    return Period(only, only), "day"
