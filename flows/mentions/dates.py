"""Calendar expressions and clock times: where they stand in a text and which days they name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter

from flows.mentions.clocks import read_clock_at, read_nth_weekday_at, read_weekday_at
from flows.mentions.date_words import HAN, VALUES, choice, firsts, narrow, one_of, words_by
from flows.mentions.frame import Frame
from flows.mentions.mention import Mention
from flows.mentions.points import read_lunar_at, read_point_at, read_range_at, read_reign_at
from flows.mentions.reviews import find_reviews
from flows.mentions.stretches import read_era_at, read_holiday_at, read_pair_at, read_plan_at, read_span_at
from flows.mentions.when import When
from flows.mentions.written import read_written_at

_WIDE = re.compile(r"[０-９]")
_NUMERAL = re.compile(rf"[\d{HAN.replace('一', '')}两几数]|(?<![同上下这])一|(?<![上下前后])半")
_COMPARED = re.compile(f"{choice('compared')}$")
"""What stands before a date that others are measured by; 于2日 alone says when."""
_TOLD = re.compile(rf"[^，。；：,;:\n]{{0,12}}?{one_of(words_by('anchors', 'use')['told'])}")
_WORDS = (
    "year",
    "month",
    "day",
    "week",
    "half",
    "quarter",
    "season",
    "hours",
    "weekday",
    "holiday",
    "lead",
    "lunar",
    "lunar_month",
    "reign",
    "pair",
)
_TURNS = {"前": "一二两三四五六七八九十\\d", "头": "一二两三四五六七八九十\\d", "首": "季", "第": "一二三四1-4"}
_TURNS |= {
    "上": "个世百千礼",
    "下": "礼",
    "本": "世",
    "每": "周星礼个",
    "几": "十个天年百",
    "数": "十个天年百",
    "两": "个年天周星百千三",
    "公": "元",
    "元": "月至到—–~～\\-",
    "半": "个年",
    "大": "年",
    "闰": "一二三四五六七八九十\\d",
    "这": "周星礼个",
}


def find_dates(text: str, issue_date: date | None) -> list[Mention]:
    """The mentions with role `date` or `time` in reading order: every calendar expression that holds a numeral.

    Relative ones are resolved against the issue date and stay null without one. A bare duration (`24小时`) is not one.
    """
    return [
        Mention(when.start, when.end, text[when.start : when.end], when.role, None, when.period)
        for when in find_times(text, issue_date)
        if _NUMERAL.search(text, when.start, when.end)
    ]


@lru_cache(maxsize=4)
def find_times(text: str, issue_date: date | None) -> tuple[When, ...]:
    """Every calendar expression in reading order, also those without a numeral (`今年`, `上半年`)."""
    plain = narrow(text) if _WIDE.search(text) else text
    frame = Frame(issue_date, reviews=find_reviews(plain, issue_date))
    found: list[When] = []
    at = 0
    while hit := _STARTS.search(plain, at):
        at = hit.start() + 1
        if hit[0] == "\n":
            frame.forget()
            frame.at = at
            continue
        when = _read_at(plain, hit, frame)
        if when is not None:
            found.append(when)
            at = max(at, when.end)
            if not _COMPARED.search(plain, max(0, when.start - 2), when.start) and not _is_told(plain, when, frame):
                frame.see(when.period, when.grain, when.dated)
    return tuple(found)


def _is_told(text: str, when: When, frame: Frame) -> bool:
    """`2月12日行动。据昨日通报，当天…`: who tells of a day named before does not name another."""
    if when.grain != "day" or not frame.is_day_recent() or _NUMERAL.search(text, when.start, when.end):
        return False
    return _TOLD.match(text, when.end) is not None


def _read_at(text: str, hit: re.Match[str], frame: Frame) -> When | None:
    """What begins at a start: a number's readers go by the character after it, those of a word by its first."""
    begun, at = hit[0], hit.start()
    for read in _BY_UNIT.get(begun[-1], _NAMED) if begun[0] in _NUMBERS else _BY_WORD[begun[0]]:
        when = read(text, at, frame)
        if when is not None:
            return when
    return None


def _starts() -> re.Pattern[str]:
    """Where an expression may begin: two or three characters of each word, a number with its unit in sight.

    Every branch begins with its own character, which lets the engine skip to the next candidate.
    """
    digits = rf"(?<![\d.]\d)\d{{0,3}}\s?[年月日号时点:：多余个天周小世s至到—–~～－、·•./{firsts('term')}-]"
    numerals = rf"(?<![{HAN}][{HAN}])(?:[{HAN}]{{0,3}}[年月日时点个天周星小季世多余几至到—、-]|[{HAN}]?[五十])"
    branches = {"\n": ""} | dict.fromkeys("0123456789", digits) | dict.fromkeys(HAN, numerals)
    branches |= dict.fromkeys('“"‘', f"[{HAN}]")
    for first, rest in _word_starts().items():
        branches[first] = f"(?:{branches[first]}|{rest})" if first in branches else rest
    return re.compile("|".join(first + rest for first, rest in branches.items()))


def _word_starts() -> dict[str, str]:
    seconds = {first: {rest} for first, rest in _TURNS.items()}
    named: dict[str, set[str]] = {}
    for part in _WORDS:
        for word in VALUES[part]:
            if part == "holiday" and len(word) > 2 and word[0] not in f"0123456789{HAN}":
                named.setdefault(word[0], set()).add(re.escape(word[1:3]))  # 国家 and 世界 alone begin too much
            elif word[0] != "“":
                seconds.setdefault(word[0], set()).add(
                    word[1] if len(word) > 1 else rf"{HAN}\d日天月" + "".join(_TURNS)
                )
    rests = {first: [f"[{''.join(sorted(rest))}]"] for first, rest in seconds.items()}
    for first, rest in named.items():
        rests.setdefault(first, []).extend(sorted(rest))
    return {first: f"(?:{'|'.join(rest)})" for first, rest in sorted(rests.items())}


_STARTS = _starts()
_POINT_WORDS = "".join(map(firsts, ("year", "month", "day", "week", "half", "quarter", "season")))
_DASHES = "至到—–~～－-、"
Reader = Callable[[str, int, Frame], When | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A reader with the first characters of its words and the characters that may follow a number it begins with."""

    words: str
    units: str
    read: Reader


RULES = (
    Rule('“"‘', "五十", read_plan_at),
    Rule(firsts("reign") + "公", "", read_reign_at),
    Rule(firsts("lunar") + firsts("lunar_month") + firsts("year") + "大闰两", "年月", read_lunar_at),
    Rule("", ".-/·•" + _DASHES, read_written_at),
    Rule("上本", "年世s" + _DASHES, read_era_at),
    Rule(firsts("holiday") + firsts("year"), "年", read_holiday_at),
    Rule(firsts("hours") + firsts("day") + "两", "时点:：" + _DASHES, read_clock_at),
    Rule(firsts("weekday") + "每本上下这", "", read_weekday_at),
    Rule(firsts("year"), "年月", read_nth_weekday_at),
    Rule(firsts("pair"), "", read_pair_at),
    Rule(firsts("year") + "元", "年月" + _DASHES, read_range_at),
    Rule("两第前头首元" + _POINT_WORDS, "年月日号季" + firsts("term"), read_point_at),
    Rule("两几数半上" + firsts("lead"), "年月日个天周小星多余几", read_span_at),
)


def _readers(characters: Callable[[Rule], str]) -> dict[str, tuple[Reader, ...]]:
    known = sorted({character for rule in RULES for character in characters(rule)})
    return {one: tuple(rule.read for rule in RULES if one in characters(rule)) for one in known}


_BY_WORD, _BY_UNIT = _readers(attrgetter("words")), _readers(attrgetter("units"))
_NAMED = (read_plan_at, read_holiday_at)  # 五一, 十五
_NUMBERS = frozenset("0123456789" + HAN)
