"""Points of the calendar in a text, and the ranges between two of them."""

import re
from datetime import date, timedelta

from flows.mentions import calendar as cal
from flows.mentions.date_rules import BARE, DASH, DAY, MONTH, POINT, YEAR, read_point, shifted_year, year_of
from flows.mentions.date_words import HAN, VALUES, choice, count_of
from flows.mentions.frame import Frame
from flows.mentions.holidays import lunar_days
from flows.mentions.mention import Period
from flows.mentions.when import When, is_ahead

_FIRST = re.compile(
    rf"(?:(?P<year>{YEAR})年|(?P<year_word>{choice('year')})的?)?(?:(?P<month>{MONTH})月)?(?P<number>\d{{1,4}}|[{HAN}]{{1,4}}|{MONTH})"
    rf"(?:、(?:\d{{1,4}}|[{HAN}]{{1,2}})){{0,3}}"  # 一、二、三季度
    rf"(?P<dash>{DASH}|、|(?<=[一二三四五六七八])(?=[二三四五六七八九]月))"
)
_SECOND = re.compile(rf"(?:{YEAR}|{DAY})\s?(?P<unit>年|月|[日号]|季度)")
_DASHED = re.compile(DASH)
_LUNAR = re.compile(
    rf"(?P<early>{choice('lunar')})?(?:(?P<year>{YEAR})年|(?P<year_word>{choice('year')}))?的?(?P<sign>{choice('lunar')})?"
    rf"(?:(?P<leap>闰)?(?:(?P<word>{choice('lunar_month')})|(?P<month>{MONTH}))月|大年(?=[初三]))"
    rf"(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|{DAY})?(?!\s?[日号月])"
)
_LUNAR_END = re.compile(
    rf"{DASH}(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[{HAN}]{{1,3}})(?![\s日号月年{HAN}个])"
)
_FIGURES, _PAUSED = re.compile(r"\d"), re.compile(r"[，。；、\n]|$")
_ALONE = re.compile("里?(?:[，。；、\\n]|$)")
_COMMON = re.compile(rf"公元(?P<before>前)?(?P<count>\d{{1,4}}|[{HAN}百千]{{1,5}})[多余]?(?P<unit>年|世纪)")
_REIGN = re.compile(rf"(?P<reign>{choice('reign')})(?P<count>元|\d{{1,2}}|[{HAN}]{{1,3}})年(?:(?P<month>{MONTH})月)?")
_NUMERAL = re.compile(rf"[\d{HAN}两]")
_UP_TO = re.compile(r"截(?:至|止)(?:到|至)?$")
_ENDS = {word for word, value in VALUES["edge"].items() if value == "12-12"}

_NOT_A_DAY = re.compile(rf"{choice('no_day')}|报(?!道)")
_COUNTED = re.compile(rf"[\d{HAN}百千万亿多余几数半两每]")
_BEFORE_NUMBER = re.compile(rf"(?:[，。：；（\n]|{choice('day_before')})$|^$")
_AFTER_NUMBER = re.compile(rf"[，。（）(\n；\d]|{choice('day_after')}|$")
_PART_OF_WORD = re.compile(r"[以之此](?:前年|上年)|[一-鿿](?<![在到于和至或将自从])后年")  # 以前年度, 投产后年产
_NO_DAYS = (*VALUES["no_day_before"], "”")
_HOUR_BEHIND = re.compile(rf"(?:{choice('hours')})?[{HAN}]{{1,3}}[时点]")  # 八日十五时
_NUMBERED = re.compile(choice("numbered"))
_TO_NOW = "至今"
_RECURRING = "recurring"
"""The grain of a day of every month or year."""
_EVERY = re.compile(choice("every") + "$")
_TO_THE_FOURTH = re.compile(r"[^。\n]{0,80}?(?<!年)四季度")


def read_point_at(text: str, at: int, frame: Frame) -> When | None:
    """`今年7月中旬`, `昨天`, `7日`, and on to the second end of a range (`7月1日至5日`)."""
    first = _read(text, at, frame)
    if first is None or text[first.end - 1] in "来起":
        return first
    return _extended(text, first, frame)


def read_range_at(text: str, at: int, frame: Frame) -> When | None:
    """`1—4月`, `5、6月份`, `二三月份`, `3月1—5日`, `2021—2025年`: a first end that borrows its unit from the second."""
    first = _FIRST.match(text, at)
    second = first and _SECOND.match(text, first.end())
    if first is None or second is None or (first["month"] and second["unit"] not in "日号"):
        return None
    if first["dash"] == "、" and (count_of(first["number"]) < 1000) == (second["unit"] == "年"):
        return None  # 一、2025年 is a heading
    last = _read(text, first.end(), _frame_of(first, frame), bool(first["month"]) or is_ahead(text, at, at))
    if last is None:
        return None
    if second["unit"] == "年" and (winter := _shared_season(count_of(first["number"]), last.period)):
        return When(at, last.end, winter, "range")
    return When(at, last.end, Period(_start_of(first, second["unit"], last), last.period.end), "range")


def _shared_season(first: int, last: Period) -> Period | None:
    """The season that a pair of years shares (`2019—2020年秋冬季`); None where it lies within one year."""
    start, end = last.start, last.end
    if start is None or end is None or not (first + 1 == start.year == end.year - 1):
        return None
    return Period(cal.shift_months(start, -12), cal.shift_months(end.replace(day=1), -11) - timedelta(days=1))


def read_lunar_at(text: str, at: int, frame: Frame) -> When | None:
    """`正月初五`, `农历八月十五`, `大年三十`, `农历五月`: days of the lunar calendar."""
    match = _LUNAR.match(text, at)
    if match is None or not _is_lunar(match):
        return None
    month = int(VALUES["lunar_month"][match["word"]]) if match["word"] else count_of(match["month"] or "1")
    number = _lunar_number(match["day"])
    if match["month"] is None and match["word"] is None and match["day"] == "三十":
        month, number = 1, 0  # 大年三十 is the day before the first
    stated = year_of(match["year"]) if match["year"] else shifted_year(match["year_word"], frame)
    year = frame.year_alone(1, False) if stated is None else stated
    if year is not None and month > 10 and stated is None and frame.issue and frame.issue.month < 6:
        year -= 1
    period, last = _lunar_period(year, month, number, match), _LUNAR_END.match(text, match.end())
    if last is None or match["day"] is None or year is None:
        return When(at, match.end(), period, "day")
    until = _lunar_number(last["day"])
    return When(at, last.end(), cal.join(period, lunar_days(year, month, until, match["leap"] is not None)), "range")


def _lunar_number(day: str | None) -> int:
    """初五 is 5, 廿三 23; the month alone starts with its first day."""
    return count_of((day or "1").replace("初", "").replace("廿", "二十"))


def _is_lunar(match: re.Match[str]) -> bool:
    if match["month"] is None and match["word"] is None:
        return match["day"] is not None
    if match["early"] or match["sign"] or match["leap"]:
        return True
    if match["day"] is None:
        dated = match["year"] or match["year_word"] or _ALONE.match(match.string, match.end())
        return match["word"] is not None and bool(dated)
    return match["word"] is not None or match["day"][0] in "初廿" or _is_mid_month(match)


def _is_mid_month(match: re.Match[str]) -> bool:
    """`八月十五` between pauses: a day said without its 日 is one of the lunar calendar."""
    said = f"{match['month'] or ''}{match['day'] or ''}"
    return not _FIGURES.search(said) and bool(_PAUSED.match(match.string, match.end()))


def _lunar_period(year: int | None, month: int, number: int, match: re.Match[str]) -> Period:
    if year is None:
        return cal.UNKNOWN
    if number == 0:
        first = lunar_days(year, month, 1).start
        eve = first and cal.shift_days(first, -1)
        return Period(eve, eve)
    leap = match["leap"] is not None
    if match["day"] is None:
        last = max(lunar_days(year, month, number, leap).end or date.min for number in (29, 30))
        return cal.join(lunar_days(year, month, 1, leap), Period(None, last)) if last > date.min else cal.UNKNOWN
    return lunar_days(year, month, number, leap)


def read_reign_at(text: str, at: int, frame: Frame) -> When | None:
    """`民国三年`, `康熙二十年`, `公元960年`: years of a reign, the first being 元年, and of the common era."""
    if common := _COMMON.match(text, at):
        count = 0 if common["before"] else count_of(common["count"])
        period = cal.century_days(count) if common["unit"] == "世纪" and count else cal.year_days(count)
        return When(at, common.end(), period, "era")
    match = _REIGN.match(text, at)
    if match is None:
        return None
    year = int(VALUES["reign"][match["reign"]]) + (1 if match["count"] == "元" else count_of(match["count"])) - 1
    return When(at, match.end(), cal.year_days(year), "era")


def _read(text: str, at: int, frame: Frame, ahead: bool = False) -> When | None:
    match = POINT.match(text, at) or BARE.match(text, at)
    if match is None or match.end() == at or not _is_point(text, match):
        return None
    said, end = match.groupdict(), match.start() + len(match[0].rstrip())
    if said["since"] == "起" and text[at - 1 : at] == "自":
        said["since"], end = None, match.start("since")  # 自…起 encloses its date
    if match.re is BARE and said["quarter"] and frame.year is None and _TO_THE_FOURTH.match(text, end):
        frame = frame.looking_back()
    if _EVERY.search(text, max(0, at - 4), at):
        return When(at, end, cal.UNKNOWN, _RECURRING)
    period, grain = read_point(said, frame, ahead or (not said.get("year") and is_ahead(text, at, end)))
    if said["since"] and period.start:
        goes_on = said["since"] == "起" and not text.startswith(_TO_NOW, end)
        goes_on = goes_on or (frame.issue is not None and period.start > frame.issue)
        period = Period(period.start, None if goes_on else frame.issue)
    elif (said["third"] in _ENDS or said.get("season") or said["edge"]) and _UP_TO.search(text, max(0, at - 4), at):
        period = Period(period.end, period.end)  # 截至2017年底 names the last day, not the last month
    return When(at, end, period, grain, dated=bool(said.get("year") or (said.get("year_word") and grain != "year")))


def _is_point(text: str, match: re.Match[str]) -> bool:
    if match.re is POINT:
        return not (match["year_word"] and _PART_OF_WORD.match(text, max(0, match.start() - 1)))
    before = text[match.start() - 1 : match.start()]
    if match["season"] and match["season"][0] == "年" and _COUNTED.match(before):
        return False  # 5000多年中华 holds no 年中
    if not match["only_day"]:
        return not (match["month"] and not match["day"] and before == "第")
    end = match.end("only_day")
    if not match["only_day"][0].isdigit() and len(match["only_day"]) == 1 and not _HOUR_BEHIND.match(text, end + 1):
        return False
    sign = text.find("号", end, end + 2)
    if sign < 0:
        return not _NOT_A_DAY.match(text, text.index("日", end) + 1)
    return _is_numbered_day(text, match.start(), sign + 1)


def _is_numbered_day(text: str, start: int, end: int) -> bool:
    """A bare `7号` is a day after a pause or a preposition, else more often a building or a line."""
    if _BEFORE_NUMBER.search(text[max(0, start - 1) : start]):
        return not _NUMBERED.match(text, end)
    return text[start - 1 : start] not in _NO_DAYS and bool(_AFTER_NUMBER.match(text, end))


def _extended(text: str, first: When, frame: Frame) -> When:
    """A range goes on after a dash: `2019年4月8日至2021年9月17日期间`."""
    dash = _DASHED.match(text, first.end)
    if dash is None:
        return first
    inner = Frame(frame.issue, reviews=frame.reviews, at=frame.at)
    inner.see(first.period, first.grain, dated=True)
    last = _read(text, dash.end(), inner, ahead=True)
    if (
        last is None
        or (last.grain == "year") != (first.grain == "year")
        or not _NUMERAL.search(text, dash.end(), last.end)
    ):
        return first
    if first.grain == _RECURRING:
        return When(first.start, last.end, cal.UNKNOWN, _RECURRING)
    start, end = first.period.start, last.period.end
    if start and end and end < start:
        end = cal.shift_months(end, 12 if "月" in text[dash.end() : last.end] else 1)
    return When(first.start, last.end, Period(start, end), "range", dated=first.dated)


def _frame_of(first: re.Match[str], frame: Frame) -> Frame:
    """What the second end of a range leans on: the year and month printed before the first."""
    year = year_of(first["year"]) if first["year"] else shifted_year(first["year_word"], frame)
    inner = Frame(frame.issue, frame.year if year is None else year, frame.day, frame.reviews, frame.at)
    if first["month"]:
        inner.day = inner.day_of_month(count_of(first["month"]), 1, False).start
    return inner


def _start_of(first: re.Match[str], unit: str, last: When) -> date | None:
    number, end = count_of(first["number"]), last.period.end
    if unit == "年":
        return cal.year_days(number).start
    if end is None:
        return None
    if unit == "月":
        return cal.month_days(end.year - (number > end.month), number).start
    if unit == "季度":
        return cal.quarter_days(end.year, number).start if number < 5 else None
    same = cal.day(end.year, end.month, number)
    return same.start if number <= end.day else cal.day(*_month_before(end), number).start


def _month_before(day: date) -> tuple[int, int]:
    before = cal.shift_months(day.replace(day=1), -1)
    return before.year, before.month
