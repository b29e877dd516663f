"""What no finder before took: quantities, ordinals, and numbers that name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from flows.mentions.amounts import STARTS
from flows.mentions.companions import companions, entries, guarded
from flows.mentions.mention import Mention, Quantity
from flows.mentions.names import LABELS, NUMBERED, ROADS
from flows.mentions.numerals import CHINESE, FIGURES, FORMAL, HALF, MYRIADS, PLACES, SOME, SUMS, read_number
from flows.mentions.ordinals import ORDINAL_STARTS, listed_at, ordinal_at
from flows.mentions.quantities import Found, quantity_at
from flows.mentions.units import COUNT, COUNTING, Unit
from flows.mentions.words import Entry, Words, one_of, split_guard
from schemas.lexicon import read_lexicon

_START = re.compile(f"[{STARTS}{ORDINAL_STARTS}]")
_RUN = re.compile(f"[{CHINESE}{SOME}{HALF}]+")
_FORMAL = frozenset(FORMAL)
"""Digits of bank notes that alone are a part of a word: 内陆, 队伍."""
_SMALL = frozenset("二两三四五六七八九十")
_ORDERING = ("二",)
"""What orders and does not count: 二院 is one hospital, 两院 are two."""
COUNTABLES: Words[str] = Words(
    Entry(line["word"], split_guard(line["guard"]), line["word"]) for line in read_lexicon("countables")
)
_DEICTIC, _SINGLE = (
    tuple(line["word"] for line in read_lexicon("determiners") if line["sort"] == sort)
    for sort in ("deictic", "single")
)
_TEAMS, _SETTLED = companions("team"), companions("village")
_POSTS, _GRADES = guarded("post"), companions("grade")
_BEHIND, _BEHIND_DIGITS, _TELLS = guarded("ordinal", "identifier", "name"), guarded("digits"), guarded("number")
_DECADE = re.compile(rf"(?<=[0-9][05]|[{CHINESE}][零〇])后|(?=[》>])")
"""What makes a bare number a name: 90后, 八零后, 《流浪地球2》."""
_TERMS, _TERMED, _TWO = companions("term"), guarded("termed"), ("两",)
_VERSIONED = re.compile("[A-Za-z] [0-9]+(?:[.]0)?$")
"""A product and its version: Windows 11."""
_GRADUATES = re.compile("(?:19|20)[0-9]{2}级$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_HOTLINE = re.compile(r"(?:12|9[56])[0-9]{3}$(?<!00)")
_LISTED_CODE = re.compile(r"(?<=[\u4e00-\u9fffA-Z])[（(][03689][0-9]{5}[）)]")
"""The code of a listed company behind its name: （600036）."""
_HYPHENS = ("-", "－", "–", "—", "‐")
_MEETING, _FINAL = companions("meeting"), companions("final")
_DAY, _LAST_DAY = "日", 31
_DURATIONS = ("d", "a", "wk", "mo", "h")
_SINCE = guarded("since")
_WHOLE = companions("whole")
"""Units that even 一 counts."""
_TOP_UNITS = companions("top")
_TOP_END = ("", "，", "。", "；", "、", "的", "行", "）", "\n", " ")
_PER, _PAUSE = "每", "、"
_TITLE = 20
"""How far back the title that holds a number may start."""
_VILLAGES = (
    "|".join(f"{re.escape(line.word)}(?!{'|'.join(map(re.escape, line.guard))})" for line in entries("village"))
    or "(?!)"
)
_NO_NAMES = {*COUNTING, *companions("described"), *(line["word"] for line in read_lexicon("countables"))}
_VILLAGE = re.compile(
    rf"(?P<numerals>[一二三四五六七八九十百千万]{{1,3}})(?!{one_of(_NO_NAMES)}|[{CHINESE}])"
    rf"[\u4e00-\u9fff]{{1,2}}(?:{_VILLAGES})"
)
"""十八洞村, 三尖镇; not 三个村, 四小镇."""
_CLAUSE = 24
"""How far the other number of a contrast (一名教师带三名学生) may stand."""


def find_numbers(text: str, start: int, end: int) -> Iterator[Mention]:
    """The mentions between `start` and `end`, in reading order."""
    floor = start
    while match := _START.search(text, start, end):
        at = match.start()
        mention, start = ordinal_at(text, at, end) if match[0] in ORDINAL_STARTS else _number_at(text, at, floor, end)
        if mention is not None:
            floor = mention.end
            yield mention


def _number_at(text: str, at: int, floor: int, end: int) -> tuple[Mention | None, int]:
    """The mention whose numerals start at `at`, and where to go on."""
    found = quantity_at(text, at, floor, end)
    if found is None:
        return None, at + 1
    mention = (
        _listed(text, at, end, found)
        or _numbered(text, at, floor, found)
        or _beside(text, found, floor, end)
        or _top(text, found, floor)
    )
    mention = mention or (_arabic if text[at] in FIGURES else _chinese)(text, found)
    if mention is None:
        run = _RUN.match(text, at, end)
        return None, run.end() if run else at + 1
    return mention, mention.end


def _beside(text: str, found: Found, floor: int, end: int) -> Mention | None:
    """What the words beside a number make of it, None where it stays a quantity."""
    unit = found.amount.unit
    if found.sort == "ratio":
        return None if found.quantity else _mention(text, found.start, found.end, "name")
    if village := _VILLAGE.match(text, found.amount.start, end):
        return _mention(text, village.start(), village.end("numerals"), "name")
    if unit is None:
        return None if found.amount.of or found.sort != "plain" else _naming(text, found, floor, end)
    if unit.word in _GRADES and _POSTS.starting(text, found.end, end):
        return _mention(text, found.start, found.end, "name")
    if unit.word in _TEAMS and text.endswith(_SETTLED, floor, found.start):
        return _mention(text, found.start, found.end, "ordinal")
    return _when(text, found, unit, floor, end) if unit.code in _DURATIONS else None


def _mention(text: str, start: int, end: int, role: str, quantity: Quantity | None = None) -> Mention:
    return Mention(start, end, text[start:end], role, quantity)


def _naming(text: str, found: Found, floor: int, end: int) -> Mention | None:
    """A number without a unit that names by what stands beside it: 十八届, 神舟十八号, 歼-15, 国道318, 12345."""
    start, after, numerals = found.start, found.end, found.amount.numerals
    if numerals in _FORMAL:
        return None
    behind = _BEHIND.starting(text, after, end)
    if behind and behind.word in _TERMS and found.quantity and _counts_terms(text, found, floor):
        counted = replace(found.quantity, stated_unit=behind.word)
        return _mention(text, start, after + len(behind.word), "claim", counted)
    if behind:
        return _mention(text, start, after + len(behind.word), behind.reading)
    if numerals[0] in FIGURES and (behind := _BEHIND_DIGITS.starting(text, after, end)):
        return _mention(text, start, after + len(behind.word), "identifier")
    if decade := _DECADE.match(text, after, min(end + 1, len(text))):
        return _mention(text, start, min(decade.end(), end), "name")
    if start != found.amount.start or found.amount.inner:
        return None
    if numerals[0] in FIGURES and _identifies(text, found, floor, end):
        return _mention(text, start, after, "identifier")
    named = _YEAR.match(numerals) or _in_title(text, start)
    return _mention(text, start, after, "name") if named else None


def _counts_terms(text: str, found: Found, floor: int) -> bool:
    """连续4届, 近三届, 两届 count terms, 十四届 is one."""
    amount = found.amount
    hedged = found.start != amount.start or bool(amount.inner)
    return hedged or amount.numerals in _TWO or _TERMED.ending(text, found.start, floor) is not None


def _identifies(text: str, found: Found, floor: int, end: int) -> bool:
    """Whether a bare number in figures is one of a hotline, a hospital, a model or a version."""
    start, after = found.start, found.end
    return bool(
        _HOTLINE.match(found.amount.numerals)
        or _TELLS.starting(text, after, end)
        or _hyphenated(text, start, floor)
        or _VERSIONED.search(text, max(floor, start - 2), after)
    )


def _in_title(text: str, at: int) -> bool:
    """Whether a title in brackets is still open at `at`."""
    back = max(0, at - _TITLE)
    return text.rfind("《", back, at) > text.rfind("》", back, at)


def _numbered(text: str, at: int, floor: int, found: Found) -> Mention | None:
    """国道318, whatever follows; 航班234 without a unit; 中铁四局."""
    amount = found.amount
    if amount.inner:
        return None
    end = at + len(amount.numerals)
    if text[at] not in FIGURES:
        return _mention(text, at, end, "name") if NUMBERED.ending(text, at, floor) else None
    if not (ROADS.ending(text, at, floor) or (amount.unit is None and LABELS.ending(text, at, floor))):
        return None
    return _mention(text, at, end, "identifier")


def _listed(text: str, at: int, end: int, found: Found) -> Mention | None:
    """三位 of 第二、三位, and the 二 of 第一、二、三产业."""
    amount = found.amount
    if text[at - 1 : at] != _PAUSE or amount.inner or (amount.unit and amount.unit.code != COUNT.code):
        return None
    return listed_at(text, at, end, amount.numerals)


def _hyphenated(text: str, start: int, floor: int) -> bool:
    """Whether a hyphen ties the number to a word before it: 卡-52."""
    return start - 1 > floor and text[start - 1] in _HYPHENS and "一" <= text[start - 2] <= "鿿"


def _when(text: str, found: Found, unit: Unit, floor: int, end: int) -> Mention | None:
    """A stretch of time that says when: 这几天, 一年多来."""
    if unit.word == _DAY and _is_day(text, found):
        return _mention(text, found.start, found.end, "date")
    vague = found.quantity is not None and found.quantity.qualifier == "vague"
    if vague and (word := next((word for word in _DEICTIC if text.endswith(word, floor, found.start)), "")):
        return _mention(text, found.start - len(word), found.end, "date")
    since = _SINCE.starting(text, found.end, end)
    return _mention(text, found.start, found.end + len(since.word), "date") if since else None


def _is_day(text: str, found: Found) -> bool:
    """Whether a bare 5日 may be a day of a month; 90日 and 3～8日 of leave are not."""
    value = found.quantity.value if found.quantity else None
    return text[found.start] in FIGURES and value is not None and value <= _LAST_DAY


def _top(text: str, found: Found, floor: int) -> Mention | None:
    """前三强, 前十: a rank of at most the number."""
    unit, quantity = found.amount.unit, found.quantity
    if not text.endswith("前", floor, found.start) or quantity is None or quantity.value is None:
        return None
    if unit.word not in _TOP_UNITS if unit else text[found.end : found.end + 1] not in _TOP_END:
        return None
    rank = Quantity(quantity.value, None, quantity.value, "at_most", "1", quantity.stated_unit)
    return _mention(text, found.start - 1, found.end, "claim", rank)


def _arabic(text: str, found: Found) -> Mention:
    if _GRADUATES.match(text, found.start, found.end):
        return _mention(text, found.start, found.end, "ordinal")
    if found.amount.of and text.startswith(_FINAL, found.end):
        return _mention(text, found.start, found.end, "name")
    unit = found.amount.unit
    if unit is None and _LISTED_CODE.match(text, found.start - 1):
        return _mention(text, found.start, found.end, "identifier")
    if unit is not None and unit.dimension == "count" and _in_title(text, found.start):
        return _mention(text, found.start, found.end, "name")
    role = "identifier" if found.quantity is None else "claim"
    return _mention(text, found.start, found.end, role, found.quantity)


def _chinese(text: str, found: Found) -> Mention | None:
    """A Chinese number, unless it counts nothing: an article (一批), a lone place (百), a digit in a word."""
    amount, quantity = found.amount, found.quantity
    if quantity is None:
        return None
    claim = _mention(text, found.start, found.end, "claim", quantity)
    if amount.numerals == HALF:
        return claim if amount.unit and (amount.unit.dimension != "count" or amount.unit.word == "个") else None
    if amount.numerals in PLACES + MYRIADS and text.endswith(_PER, 0, found.start):
        return _mention(text, found.start, found.end, "name")
    if amount.unit is not None:
        return _counted(text, found, amount.unit, claim)
    if found.sort == "ratio":
        return claim
    if amount.of:
        return _mention(text, found.start, found.end, "name") if text.startswith(_FINAL, found.end) else claim
    return _bare(text, found, claim)


def _counted(text: str, found: Found, unit: Unit, claim: Mention) -> Mention | None:
    """A Chinese number with a unit."""
    amount = found.amount
    if unit.word == "次" and text.startswith(_MEETING, found.end):
        return _mention(text, found.start, found.end, "ordinal")
    if unit.word == "期" and amount.numerals in _SMALL | {"一"} and not text.endswith("分", 0, found.start):
        return _mention(text, found.start, found.end, "ordinal")
    if amount.numerals in "壹贰叁肆伍陆柒捌玖零拾佰仟" and unit.dimension in ("count", "volume"):
        return None
    whole = (amount.start, amount.start + 1 + len(unit.word))
    if amount.numerals != "一" or (found.start, found.end) != whole:
        return claim
    if unit.dimension in ("count", "ratio") and unit.word not in _WHOLE:
        return claim if _set_against(text, found.start, found.end, unit.word) else None
    return None if text.endswith(_SINGLE, 0, found.start) else claim


def _set_against(text: str, start: int, end: int, word: str) -> bool:
    """Whether another number of the same classifier stands near: 一名教师带三名学生."""
    other = _other_number(word)
    return bool(other.search(text, end, end + _CLAUSE) or other.search(text, max(0, start - _CLAUSE), start))


@lru_cache(maxsize=1024)
def _other_number(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![第十百])[二两三四五六七八九十0-9][多余]?{re.escape(word)}")


def _bare(text: str, found: Found, claim: Mention) -> Mention | None:
    """A Chinese number without a unit."""
    numerals = found.amount.numerals
    if numerals in _FORMAL:
        return None
    if COUNTABLES.starting(text, found.end, len(text)):
        if numerals in _ORDERING:
            return _mention(text, found.amount.start, found.end, "name")
        return claim if numerals not in tuple("一零万千百亿半几数") else None
    if numerals in _SMALL:
        return _mention(text, found.amount.start, found.end, "name")
    number = read_number(numerals)
    hedged = found.start < found.amount.start and numerals in MYRIADS  # 过亿项目
    if number is None or (len(numerals) == 1 and numerals not in SUMS and not hedged):
        return None
    return claim if number.value is not None or number.vague == "vague" else None
