"""Clock times and weekdays."""

import re
from datetime import date

from flows.mentions import calendar as cal
from flows.mentions.date_rules import DASH, MONTH, YEAR, shifted_year, year_of
from flows.mentions.date_words import HAN, VALUES, choice, count_of, unless_plain
from flows.mentions.frame import Frame
from flows.mentions.mention import Period
from flows.mentions.when import When

_MINUTES = rf"(?:[0-5]?\d[多余]?|[{HAN}]{{1,3}}[几多余]?)"
_HOUR = r"(?:2[0-4]|[01]?\d|二?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_BARE_MINUTES = r"(?:[0-5]\d|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])(?=[，。；、）)\n至到—]|$)"
_SIGN = (
    rf"(?:\s?[时点](?:{_BARE_MINUTES}|{_MINUTES}分(?:{_MINUTES}秒)?|半|整|[一三13]刻|许|多|左右)*"
    rf"{unless_plain('时点')}"
    r"|[:：][0-5]\d(?!\d)(?:[:：][0-5]\d)?)"
)
_CLOCK = re.compile(
    rf"(?P<day_word>{choice('day')})?(?P<hours>{choice('hours')})?(?P<from>{_HOUR}{DASH})?(?P<time>{_HOUR}(?P<sign>{_SIGN}))"
    rf"(?P<until>{DASH}(?P<until_day>{choice('day')})?(?:{choice('hours')})?{_HOUR}{_SIGN})?"
)
_WEEK = choice("weekday")
_WEEKDAY = re.compile(
    rf"(?:(?P<turn>[上下]{{1,2}}|[每本这])[个周]?)?{_WEEK}(?:[一二三四五六](?:[、和]|{DASH})?(?:每?{_WEEK})?)*(?P<last>[一二三四五六日天]){unless_plain('一二三四五六日天')}"
)
_DAYS = "一二三四五六日天"
_NTH = re.compile(
    rf"(?:(?P<year>{YEAR})年|(?P<year_word>{choice('year')}))?(?P<month>{MONTH})月份?的?第(?P<nth>[一二三四五1-5])个{_WEEK}(?P<last>[{_DAYS}])"
)
_POINTED = re.compile(choice("pointed"))
_SCORES = ("以", "分", "为", "比", "按", "例")
_OF_RATIO, _PAST_MIDNIGHT = re.compile(r"\d[:：∶]$"), re.compile("24[:：](?!00)")  # 28:21:51
_DAWN = 6  # an hour before it with minutes behind a colon is as often a ratio
_DAY_SIGNS = ("日", "号")
_WEEKS = {"本": 0, "这": 0, "上": -1, "下": 1, "上上": -2, "下下": 2}


def read_clock_at(text: str, at: int, frame: Frame) -> When | None:
    """`上午9时`, `今晚20：00`, `凌晨2时多`, `9时至17时`."""
    match = _CLOCK.match(text, at)
    if match is None or not _is_clock(text, match):
        return None
    shift = VALUES["day"].get(match["day_word"] or "", "same").lstrip("-")
    day = frame.same_day if match["day_word"] else frame.day or frame.issue
    if frame.issue and shift.isdigit():
        day = cal.shift_days(frame.issue, int(VALUES["day"][match["day_word"]]))
    return When(
        at,
        match.end(),
        Period(day, _last_day(match["until_day"], day, frame)),
        "clock",
        "time",
        bool(match["day_word"]),
    )


def _last_day(word: str | None, day: date | None, frame: Frame) -> date | None:
    """The day of the second end: 次日 of 22:00至次日2:00, 今日 of 昨晚8点至今日8时; the first where none is named."""
    shift = VALUES["day"].get(word or "", "same")
    if shift == "next" and day:
        return cal.shift_days(day, 1)
    return cal.shift_days(frame.issue, int(shift)) if frame.issue and shift.lstrip("-").isdigit() else day


def _is_clock(text: str, match: re.Match[str]) -> bool:
    if match["day_word"] or match["hours"]:
        return True
    sign, hour, before = match["sign"].strip(), match["time"], text[max(0, match.start() - 1) : match.start()]
    if sign[0] in ":：":
        if _OF_RATIO.search(text, max(0, match.start() - 3), match.start()) or _PAST_MIDNIGHT.match(hour):
            return False
        return match["until"] is not None or (before not in _SCORES and _is_hour(hour))
    if before in _DAY_SIGNS:
        return True
    if not hour[0].isdigit():
        return len(sign) > 1 or (sign == "时" and (len(hour) > 2 or hour[0] == "零"))
    return sign[0] == "时" or len(sign) > 1 or (before not in ("第", "这") and not _POINTED.match(text, match.end()))


def _is_hour(printed: str) -> bool:
    """Whether figures with a colon are a clock time (14:30, 8:00, 9:05) and no ratio (1:15)."""
    hour, minutes = re.split("[:：]", printed)[:2]
    return len(hour) > 1 or minutes.startswith("0") or (int(hour) >= _DAWN and int(minutes) % 5 == 0)


def read_weekday_at(text: str, at: int, frame: Frame) -> When | None:
    """`周三`, `每周二、四`, `本周五`."""
    match = _WEEKDAY.match(text, at)
    if match is None:
        return None
    period = cal.UNKNOWN
    if match["turn"] in _WEEKS and frame.issue and match.end() - at < 7:
        monday = cal.week_days(frame.issue, _WEEKS[match["turn"]]).start or frame.issue
        only = cal.shift_days(monday, min(6, _DAYS.index(match["last"])))
        period = Period(only, only)
    return When(at, match.end(), period, "weekday", "time")


def read_nth_weekday_at(text: str, at: int, frame: Frame) -> When | None:
    """`10月的第一个星期一`, `今年5月第二个周日`: one day of a month."""
    match = _NTH.match(text, at)
    if match is None:
        return None
    year = year_of(match["year"]) if match["year"] else shifted_year(match["year_word"], frame)
    month = count_of(match["month"])
    year = frame.year_of_month(month, False) if year is None else year
    first = cal.UNKNOWN.start if year is None else cal.month_days(year, month).start
    if first is None:
        return When(at, match.end(), cal.UNKNOWN, "day")
    ahead = (min(6, _DAYS.index(match["last"])) - first.weekday()) % 7
    only = cal.shift_days(first, ahead + 7 * (count_of(match["nth"]) - 1))
    return When(at, match.end(), Period(only, only), "day", dated=bool(match["year"]))
