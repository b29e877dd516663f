"""Stretches of time: so many years back or ahead, plans, decades and centuries, holidays."""

import re
from datetime import date

from flows.mentions import calendar as cal
from flows.mentions.date_rules import DASH, YEAR, shifted_year, year_of
from flows.mentions.date_words import HAN, VALUES, choice, count_of
from flows.mentions.frame import EARLY, Frame
from flows.mentions.holidays import festival_day, holiday_days, travel_rush_days
from flows.mentions.mention import Period
from flows.mentions.numerals import HALF
from flows.mentions.when import When, is_ahead

_COUNT = rf"(?:\d{{1,4}}|[二三四五六七八九]?十几|[{HAN}百千两]{{1,4}}|几十?|数[十百千]?|上[百千]|半)"
_SPAN = re.compile(
    rf"(?P<lead>(?<!附){choice('lead')})?(?P<least>\d{{1,2}}{DASH}|[{HAN}两]{{1,2}}[至到])?(?P<count>{_COUNT})[多余]?(?P<length>{choice('length')})(?P<half>半(?=[前以之来]))?(?P<reach>{choice('reach')})?"
)
_PLAN = re.compile(
    r"[“\"‘]?(?P<plan>十?[一二三四五六七八九十]五)[”\"’]?"
    rf"(?:(?P<since>{choice('since')})|(?P<within>{choice('within')})|(?P<edge>{choice('edge')})期?)"
)
_ERA = rf"(?P<era>{choice('era')})?(?P<since>{choice('since')})?"
_CENTURY = re.compile(
    rf"(?:(?:(?P<since_century>\d\d?|[{HAN}]{{1,3}}){DASH})?(?P<century>\d\d?|(?<![这半跨新每本])[{HAN}]{{1,3}})世纪|(?P<this>[上本])个?世纪)"
    rf"(?:(?P<from>[1-9]0[、至到—-]|[一二三四五六七八九])?(?P<decade>[1-9]0|[一二三四五六七八九]十)年代)?{_ERA}"
)
_DECADE = re.compile(
    r"(?:(?P<year>1\d\d0|20\d0)(?:年代|s)|(?P<from>[1-9]0、|[一二三四五六七八九](?!十))?"
    rf"(?P<decade>(?<!\d)[1-9]0|[二三四五六七八九]十)年代){_ERA}"
)
_HOLIDAY = re.compile(
    rf"(?:(?P<year>{YEAR})年|(?P<year_word>{choice('year')}))?的?(?P<first>{choice('holiday')})[、和]?(?P<second>{choice('holiday')})?"
    rf"(?:(?P<leave>{choice('leave')})|(?:前后)?(?=[，。；、）)\n前后到至以当的]|$))(?:(?P<order>[前后第])(?P<days>\d|[一二两三四五六七八])[天日]|(?P<opening>首日))?"
)
_YEAR_SIGN, _CALENDAR_YEAR = "年", re.compile(r"(?:19|20)\d\d$")
_AGAIN = re.compile(rf"[^，。；\n]{{0,3}}?{choice('again')}")
_PAIR = re.compile(choice("pair"))
_LASTED = re.compile(rf"{choice('lasting')}$")
_AGE = re.compile(rf"的?{choice('age')}")
_MEAN = re.compile(choice("mean"))
_GAINED = re.compile(rf"{choice('gained')}(?![到至为])")
_PAUSE = re.compile(rf"(?:[，。；：、（“\n期节会在比较与于]|{choice('venue')})$|^$")
_OPENING, _ALONE = re.compile(r"[，。；：\n在于]$|^$"), re.compile(rf"{choice('festive')}|[，。；\n]|$")
_TWO = re.compile("(?:^|[十百千])[一二两三四五六七八九]{2}$")
_FEW = "几数半上"
_YEARLY = tuple(word for word, value in VALUES["gained"].items() if value)
_COMING = 15  # days before a holiday in which the press already speaks of it
Groups = dict[str, str | None]


def read_span_at(text: str, at: int, frame: Frame) -> When | None:
    """`近3年`, `20年来`, `三个月后`, `未来三天`: a span that says when; what a thing took or lasted is a claim."""
    match = _SPAN.match(text, at)
    if match and not (match["lead"] or match["reach"]):
        return _read_bare_span(text, match, frame)
    if match is None or not _is_span(text, match):
        return None
    if match["lead"] and not match["reach"] and match["length"] == _YEAR_SIGN and _CALENDAR_YEAR.match(match["count"]):
        return None  # 过去的2024年
    ahead = is_ahead(text, at, match.end()) or (
        text[at - 1 : at] in ("于", "在") and not _AGAIN.match(text, match.end())
    )
    return When(at, match.end(), _span_days(match.groupdict(), frame, ahead), "span")


def _read_bare_span(text: str, match: re.Match[str], frame: Frame) -> When | None:
    """`十年增加3亿元` tells of years that may have ended any time, `两年平均增长5%` of how a figure was reckoned.

    A report tells of the years that its section ends with, a yearly mean of those up to the year named before it.
    """
    if _MEAN.match(text, match.end()):
        return When(match.start(), match.end(), cal.UNKNOWN, "mean")
    lasted = _LASTED.search(text, max(0, match.start() - 4), match.start())
    if lasted or not _GAINED.match(text, match.end()) or VALUES["length"][match["length"]] != "12":
        return None
    last = _reviewed(frame) or (frame.year if text.startswith(_YEARLY, match.end()) else None)
    return When(match.start(), match.end(), _years_up_to(last, match["count"]), "span")


def _reviewed(frame: Frame) -> int | None:
    """The last year that a report looks back on where the reader is."""
    return frame.review.year if frame.review and not frame.review.planned else None


def _years_up_to(last: int | None, count: str) -> Period:
    number = _span_count(count) if count[0] not in _FEW else None
    return cal.join(cal.year_days(last + 1 - number), cal.year_days(last)) if last and number else cal.UNKNOWN


def _is_span(text: str, match: re.Match[str]) -> bool:
    reach, lead = match["reach"], VALUES["lead"].get(match["lead"] or "")
    if VALUES["length"][match["length"]] == "h" and (lead is None or match["lead"] == "近"):
        return False
    if lead == "first":
        return bool(_PAUSE.search(text[max(0, match.start() - 1) : match.start()]))
    if match["lead"] == "近" and reach is None:
        return not _LASTED.search(text, max(0, match.start() - 4), match.start()) and not _AGE.match(text, match.end())
    return lead not in ("here", "these") or reach is not None or match["count"][0] not in "一几"


def _span_days(said: Groups, frame: Frame, ahead: bool) -> Period:
    count, length = str(said["count"]), VALUES["length"][str(said["length"])]
    reach = VALUES["reach"].get(said["reach"] or "", "")
    way = VALUES["lead"].get(said["lead"] or "") or reach
    if count == HALF and length == "12":
        count, length = "6", "1"
    if count[0] in _FEW or count[-1] == "几":
        return cal.UNKNOWN
    number = _span_count(count)
    if number is None:
        return cal.UNKNOWN
    if way == "first" and length == "d":
        return _part_of_holiday(frame.holiday, str(said["lead"]), number)
    last = _last_year(frame, way, reach)
    if said["half"] or way in ("here", "first", "within") or (way == "these" and not (last and length == "12")):
        return cal.UNKNOWN
    if last and length == "12" and way in ("back", "past", "these"):
        return cal.join(cal.year_days(max(1, last + 1 - number)), cal.year_days(last))
    moved = frame.issue and _moved(frame.issue, number, length, 1 if way == "ahead" else -1)
    if moved is None:
        return cal.UNKNOWN
    if reach == "ahead" and not said["lead"]:
        exact = cal.year_days(moved.year) if length == "12" else Period(moved, moved)
        return exact if ahead else cal.UNKNOWN
    if reach == "ago":
        return cal.year_days(moved.year) if length == "12" else Period(moved, moved)
    return Period(cal.shift_days(frame.issue or moved, 1), moved) if way == "ahead" else Period(moved, frame.issue)


def _last_year(frame: Frame, way: str, reach: str) -> int | None:
    """The last of the years looked back on: a report's, and early in a year the one before (`过去五年`)."""
    if way == "these":
        return _reviewed(frame)
    if frame.review:
        return frame.review.first_year - 1 if frame.review.planned else frame.review.year
    if way == "past" and not reach and frame.issue and frame.issue.month <= EARLY:
        return frame.issue.year - 1
    return None


def _span_count(count: str) -> int | None:
    """`三四` and `十四五` are two numbers, the larger of which bounds the span; None where it is no number."""
    pair = _TWO.search(count)
    try:
        return count_of(count[:-2] + count[-1] if pair else count)
    except ValueError:
        return None


def _moved(issue: date, count: int, length: str, way: int) -> date | None:
    if length == "h":
        return cal.shift_days(issue, way * (count // 24)) if count % 24 == 0 else None
    if length in "dw":
        return cal.shift_days(issue, way * count * (7 if length == "w" else 1))
    months = count * int(length)
    return None if months > 12 * 1900 else cal.shift_months(issue, way * months)


def read_pair_at(text: str, at: int, frame: Frame) -> When | None:
    """`今明两年`, `明后两天`: neighbours counted from the issue."""
    match = _PAIR.match(text, at)
    if match is None:
        return None
    period, first = cal.UNKNOWN, int(VALUES["pair"][match[0]])
    if frame.issue and match[0].endswith("年"):
        period = cal.join(cal.year_days(frame.issue.year + first), cal.year_days(frame.issue.year + first + 1))
    elif frame.issue:
        period = Period(cal.shift_days(frame.issue, first), cal.shift_days(frame.issue, first + 1))
    return When(at, match.end(), period, "span")


def read_plan_at(text: str, at: int, frame: Frame) -> When | None:
    """`“十四五”期间`, `“十二五”以来`, `“十三五”末`."""
    match = _PLAN.match(text, at)
    if match is None:
        return None
    period = cal.plan_days(count_of(match["plan"][:-1]))
    if match["since"]:
        period = _since(period, match["since"], frame)
    elif match["edge"] and period.start and period.end:
        period = cal.year_days(period.end.year if VALUES["edge"][match["edge"]] == "12-12" else period.start.year)
    return When(at, match.end(), period, "plan")


def read_era_at(text: str, at: int, frame: Frame) -> When | None:
    """`上世纪90年代`, `20世纪末`, `八九十年代`, `1980s`: a decade without its century lies in the 20th."""
    if match := _CENTURY.match(text, at):
        number = _span_count(match["century"]) if match["century"] else (20 if match["this"] == "上" else 21)
    elif match := _DECADE.match(text, at):
        number = count_of(match["year"]) // 100 + 1 if match["year"] else 20
    else:
        return None
    if number is None:
        return None
    said = match.groupdict()
    first, last = (int(end) for end in VALUES["era"].get(said["era"] or "", "0-99").split("-"))
    decade = said["decade"] or (said.get("year") or "")[2:]
    if decade:
        period = cal.decade_days(number, count_of(decade), first // 10, min(9, last // 10))
        if said["from"] and period.end:
            period = cal.join(cal.decade_days(number, count_of(said["from"][0]) * 10), period)
    else:
        period = cal.century_days(number, first, last)
        if earlier := said.get("since_century"):
            period = cal.join(cal.century_days(count_of(earlier)), period)
        elif _TWO.search(said.get("century") or ""):
            period = cal.join(cal.century_days(number - 1), period)  # 十四五世纪
    return When(at, match.end(), _since(period, said["since"], frame) if said["since"] else period, "era")


def _since(period: Period, word: str, frame: Frame) -> Period:
    """From the first day of a period on: `以来` up to the issue, `起` open, and so is what has yet to begin."""
    ahead = frame.issue is not None and period.start is not None and period.start > frame.issue
    return Period(period.start, None if ahead or VALUES["since"][word] == "start" else frame.issue)


def read_holiday_at(text: str, at: int, frame: Frame) -> When | None:
    """`春节假期前5天`, `国庆中秋假期`: the days off of the year named, else of the last or coming holiday."""
    match = _HOLIDAY.match(text, at)
    if match is None or not (match["leave"] or match["year"] or match["year_word"] or _stands_alone(text, match)):
        return None
    whole, order = _holiday(match.groupdict(), frame), "第" if match["opening"] else match["order"]
    period = whole if order is None else _part_of_holiday(whole, order, count_of(match["days"] or "1"))
    return When(at, match.end(), period, "holiday")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a festival between pauses is its day: `中秋节，…`, `教师节当天`; not `欢度国庆`, `中秋晚会`."""
    return bool(_OPENING.search(text[max(0, match.start() - 1) : match.start()]) and _ALONE.match(text, match.end()))


def _part_of_holiday(whole: Period, order: str, count: int) -> Period:
    """The first (`前`, `头`) or last (`后`) so many of its days, or the one of that number."""
    if whole.start is None or whole.end is None or cal.shift_days(whole.start, count - 1) > whole.end:
        return cal.UNKNOWN
    first, last = cal.shift_days(whole.start, count - 1), cal.shift_days(whole.end, 1 - count)
    if order == "第":
        return Period(first, first)
    return Period(last, whole.end) if order == "后" else Period(whole.start, first)


def _holiday(said: Groups, frame: Frame) -> Period:
    year = year_of(said["year"]) if said["year"] else shifted_year(said["year_word"], frame)
    if year is not None:
        return _both(said, year)
    if frame.issue is None:
        return cal.UNKNOWN
    coming = cal.shift_days(frame.issue, _COMING)
    this = _both(said, coming.year)
    return this if this.start and this.start <= coming else _both(said, coming.year - 1)


def _both(said: Groups, year: int) -> Period:
    names = [VALUES["holiday"][word] for word in (said["first"], said["second"]) if word]
    days = festival_day if said["leave"] is None else holiday_days
    found = [travel_rush_days(year) if name == "rush" else days(name, year) for name in names]
    starts, ends = [one.start for one in found if one.start], [one.end for one in found if one.end]
    return Period(min(starts), max(ends)) if starts and ends else cal.UNKNOWN
