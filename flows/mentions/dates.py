"""Calendar expressions and clock times: where they stand in a text and which days they name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from flows.mentions import calendar as cal
from flows.mentions.clock_rules import CLOCK, WEEKDAY
from flows.mentions.date_rules import BARE, DASH, DAY, MONTH, POINT, YEAR, read_point
from flows.mentions.date_words import HAN, VALUES, choice, count_of, firsts, narrow
from flows.mentions.frame import Frame
from flows.mentions.mention import Mention, Period
from flows.mentions.reviews import find_reviews
from flows.mentions.span_rules import (
    CENTURY, DECADE, HOLIDAY, PLAN, SPAN, read_century, read_decade, read_holiday, read_plan, read_span, since,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """One calendar expression, with or without a numeral; `grain` says how coarse it is, `role` date or time."""

    start: int
    end: int
    period: Period
    grain: str
    role: str = "date"


_WIDE = re.compile(r"[０-９]")
_NUMERAL = re.compile(rf"[\d{HAN}两几数]")
_WORDS = ("year", "month", "day", "week", "half", "quarter", "season", "hours", "weekday", "holiday", "lead")
_TURNS = {"前": "一二两三四五六七八九十\\d", "头": "一二两三四五六七八九十\\d", "首": "季", "第": "一二三四1-4", "上": "个世", "本": "世"}
_TURNS |= {turn: "周星礼个" for turn in "每"} | {"几": "十个天年百", "数": "十个天年百", "两": "个年天周百千", "半": "个年"}


def _starts() -> re.Pattern[str]:
    """Where an expression may begin: a pattern that a scan passes over quickly, two characters of each word."""
    seconds: dict[str, set[str]] = {first: {rest} for first, rest in _TURNS.items()}
    for part in _WORDS:
        for word in VALUES[part]:
            if word[0] not in HAN and word[0] != "“":
                seconds.setdefault(word[0], set()).add(word[1] if len(word) > 1 else rf"{HAN}\d日天" + "".join(_TURNS))
    pairs = "|".join(rf"(?<={first})[{''.join(sorted(rest))}]" for first, rest in sorted(seconds.items()))
    numbers = rf"(?<=\d)(?<![\d.]\d)\d{{0,3}}\s?[年月日号时点:：多余个天周小世至到—–~～－、-]"
    numbers += rf"|(?<=[{HAN}])(?<![{HAN}][{HAN}])[{HAN}]{{0,3}}[年月日时点个天周小季世至到—、-]|(?<=[{HAN}])[{HAN}]?[五十]"
    quotes = rf"(?<=[“\"‘])[{HAN}]"
    return re.compile(rf"[\n\d{HAN}“\"‘{''.join(sorted(seconds))}](?:(?<=\n)|{numbers}|{quotes}|{pairs})")


_STARTS = _starts()
_COMPARES = tuple("比较于超")
_AHEAD = re.compile(choice("ahead"))
_FIRST = re.compile(rf"(?:(?P<year>{YEAR})年)?(?:(?P<month>{MONTH})月)?(?P<number>\d{{1,4}}|[{HAN}]{{1,3}})(?P<dash>{DASH}|、)")
_SECOND = re.compile(rf"(?:{YEAR}|{DAY})\s?(?P<unit>年|月|[日号])")
_DASHED = re.compile(DASH)
_NOT_A_DAY = re.compile(r"[本元均益常报前夜游产语文方军企资式系内剧菜韩美光圆照志程子历晷用化薪耳客新]")
_AFTER_NUMBER = re.compile(r"[，。、（）(在于从至到自起说称的遭将公宣对以开举\n；早晚上下凌中清傍深夜\d]|$")


def find_dates(text: str, issue_date: date | None) -> list[Mention]:
    """The mentions with role `date` or `time` in reading order: every calendar expression that holds a numeral."""
    return [
        Mention(when.start, when.end, text[when.start : when.end], when.role, None, when.period)
        for when in find_times(text, issue_date)
        if _NUMERAL.search(text, when.start, when.end)
    ]


@lru_cache(maxsize=4)
def find_times(text: str, issue_date: date | None) -> tuple[When, ...]:
    """Every calendar expression in reading order, also those without a numeral (`今年`, `上半年`)."""
    plain = narrow(text) if _WIDE.search(text) else text
    frame, found, at = Frame(issue_date, reviews=find_reviews(plain, issue_date)), [], 0
    while hit := _STARTS.search(plain, at):
        at = hit.start() + 1
        if hit[0] == "\n":
            frame.forget()
            frame.at = at
            continue
        when = _read_at(plain, hit.start(), frame)
        if when is not None and when.end > when.start:
            found.append(when)
            if text[hit.start() - 1 : hit.start()] not in _COMPARES:
                frame.see(when.period, when.grain)
            at = max(at, when.end)
    return tuple(found)


def _read_at(text: str, at: int, frame: Frame) -> When | None:
    for read in _READERS.get(text[at], ()):
        when = read(text, at, frame)
        if when is not None:
            return when
    return None


def _read_clock(text: str, at: int, frame: Frame) -> When | None:
    match = CLOCK.match(text, at)
    if match is None or not _is_clock(text, match):
        return None
    return When(at, match.end(), Period(frame.day or frame.issue, frame.day or frame.issue), "clock", "time")


def _is_clock(text: str, match: re.Match[str]) -> bool:
    if match["day_word"] or match["hours"]:
        return True
    sign = match["sign"].strip()
    if sign[0] in ":：":
        return len(match["time"]) >= 5 and not text[max(0, match.start() - 1) : match.start()].endswith(("以", "分", "为"))
    if not match["time"][0].isdigit():
        return len(sign) > 1 or (sign == "时" and len(match["time"]) > 2)
    before = text[match.start() - 1 : match.start()]
    return sign[0] == "时" or len(sign) > 1 or (before not in ("第", "这") and not _POINTS.match(text, match.end()))


_POINTS = re.compile(r"[意建要共内经启希想认感体原看注优希降档位]")


def _read_weekday(text: str, at: int, frame: Frame) -> When | None:
    match = WEEKDAY.match(text, at)
    return match and When(at, match.end(), cal.UNKNOWN, "weekday", "time")


def _read_plan(text: str, at: int, frame: Frame) -> When | None:
    match = PLAN.match(text, at)
    return match and When(at, match.end(), read_plan(match.groupdict(), frame), "plan")


def _read_era(text: str, at: int, frame: Frame) -> When | None:
    if match := CENTURY.match(text, at):
        return When(at, match.end(), read_century(match.groupdict(), frame), "era")
    match = DECADE.match(text, at)
    return match and When(at, match.end(), read_decade(match.groupdict(), frame), "era")


def _read_holiday(text: str, at: int, frame: Frame) -> When | None:
    match = HOLIDAY.match(text, at)
    return match and When(at, match.end(), read_holiday(match.groupdict(), frame), "holiday")


def _read_span(text: str, at: int, frame: Frame) -> When | None:
    match = SPAN.match(text, at)
    if match is None or not (match["lead"] or match["reach"]) or not _is_span(text, match):
        return None
    return When(at, match.end(), read_span(match.groupdict(), frame), "span")


def _is_span(text: str, match: re.Match[str]) -> bool:
    """A span of time says when; what a thing took, lasted or is old is a claim."""
    reach = VALUES["reach"].get(match["reach"] or "")
    if VALUES["length"][match["length"]] == "h" and not (match["lead"] and match["lead"] != "近"):
        return False
    if match["lead"] == "近" and reach is None:
        return not _LASTED.search(text, max(0, match.start() - 4), match.start()) and not _AGE.match(text, match.end())
    return match["lead"] != "这" or reach is not None or match["count"][0] not in "一几"


_LASTED = re.compile(r"(?:历时|耗时|用时|用了|长达|已有|已经|时隔|持续|了|达|为期|有|经过|花费|需要?|相隔|已)$")
_AGE = re.compile(r"的?(?:历史|时间|时光|光景|之久|寿命|工期)")


def _read_range(text: str, at: int, frame: Frame) -> When | None:
    """`1—4月`, `10月1日至7日`, `2021—2025年`: a first end that borrows its unit from the second."""
    first = _FIRST.match(text, at)
    if first is None:
        return None
    second = _SECOND.match(text, first.end())
    if second is None or (first["month"] and second["unit"] not in "日号"):
        return None
    last = _read_point(text, first.end(), frame, closing=True)
    if last is None or last.period.end is None and frame.issue is not None:
        return None
    start = _start_of(first, second["unit"], last)
    if start is None:
        return None if frame.issue is not None else When(at, last.end, cal.UNKNOWN, last.grain)
    return When(at, last.end, Period(start, last.period.end), "range")


def _start_of(first: re.Match[str], unit: str, last: When) -> date | None:
    number, end = count_of(first["number"]), last.period.end
    if unit == "年":
        return cal.year_days(number).start if 1000 <= number < 9998 else None
    if end is None:
        return None
    year = count_of(first["year"]) if first["year"] else end.year
    if unit == "月":
        year -= not first["year"] and number > end.month
        return cal.month_days(year, number).start
    month = count_of(first["month"]) if first["month"] else end.month
    return cal.day(year, month, number).start


def _read_point(text: str, at: int, frame: Frame, closing: bool = False) -> When | None:
    match = POINT.match(text, at) or BARE.match(text, at)
    if match is None or match.end() == at or not _is_point(text, match):
        return None
    said, end = match.groupdict(), match.end()
    if said["since"] and text[at - 1 : at] == "自" and VALUES["since"][said["since"]] == "start":
        said["since"], end = None, match.start("since")
    ahead = bool(_AHEAD.search(text, max(0, at - 8), at) or _AHEAD.search(text, match.end(), match.end() + 6))
    period, grain = read_point(said, frame, ahead)
    if said["since"] and period.start:
        period = since(period, said["since"], frame)
    if said["third"] or said["season"] or said["edge"]:
        period = _edge_of(text, at, period)
    when = When(at, end, period, grain)
    return when if closing or said["since"] or said["within"] else _extended(text, when, frame)


def _edge_of(text: str, at: int, period: Period) -> Period:
    """`截至2017年底` names the last day, not the last month."""
    return Period(period.end, period.end) if _UP_TO.search(text, max(0, at - 4), at) else period


_UP_TO = re.compile(r"截(?:至|止)(?:到|至)?$")


def _is_point(text: str, match: re.Match[str]) -> bool:
    if match.re is BARE and match["only_day"]:
        return _is_day(text, match)
    if match.re is BARE and match["month"] and not match["day"]:
        return text[match.start() - 1 : match.start()] != "第"
    return True


def _is_day(text: str, match: re.Match[str]) -> bool:
    """A bare `7日` is a day, `7日元` and `日产7日` are not; a bare `7号` more often names a building or a line."""
    if not match["only_day"][0].isdigit():
        return False
    sign = text.find("号", match.end("only_day"), match.end("only_day") + 2)
    if sign < 0:
        return not _NOT_A_DAY.match(text, text.index("日", match.end("only_day")) + 1)
    return text[match.start() - 1 : match.start()] not in _NUMBERED and bool(_AFTER_NUMBER.match(text, sign + 1))


_NUMBERED = tuple("第地星座院年")


def _extended(text: str, first: When, frame: Frame) -> When:
    """A range goes on after a dash: `2020年2月3日至2022年5月10日期间`."""
    dash = _DASHED.match(text, first.end)
    if dash is None or not _NUMERAL.match(text, dash.end()):
        return first
    inner = Frame(frame.issue, reviews=frame.reviews, at=frame.at)
    inner.see(first.period, first.grain)
    last = _read_point(text, dash.end(), inner, closing=True)
    if last is None:
        return first
    return When(first.start, last.end, _spanned(first, last), "range")


def _spanned(first: When, last: When) -> Period:
    start, end = first.period.start, last.period.end
    if start and end and end < start:
        end = cal.shift_months(end, 12)
    return Period(start, end)


_NUMBERS = "0123456789" + HAN
RULES: tuple[tuple[str, Callable[[str, int, Frame], When | None]], ...] = (
    (HAN + "“\"‘", _read_plan),
    (_NUMBERS + "上本", _read_era),
    (_NUMBERS + firsts("holiday") + firsts("year"), _read_holiday),
    (_NUMBERS + firsts("hours") + firsts("day") + "两", _read_clock),
    (_NUMBERS, _read_range),
    (_NUMBERS + "第前头首" + "".join(map(firsts, ("year", "month", "day", "week", "half", "quarter", "season"))), _read_point),
    (_NUMBERS + "两几数半" + firsts("lead"), _read_span),
    (firsts("weekday") + "每本上下", _read_weekday),
)
_READERS = {
    character: tuple(read for characters, read in RULES if character in characters)
    for character in {character for characters, _ in RULES for character in characters}
}
