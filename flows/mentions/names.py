"""Numerals frozen into words, and numbers inside names, slogans and set phrases."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from flows.mentions.amounts import STARTS, amount_at
from flows.mentions.companions import companions, guarded
from flows.mentions.mention import Mention
from flows.mentions.numerals import ARABIC, CHINESE, FIGURES, FORMAL, HALF, SOME, SUMS
from flows.mentions.spans import with_others
from flows.mentions.words import Entry, Words, finder_of, one_of, split_guard
from schemas.lexicon import read_lexicon

FROZEN = "frozen"
"""Stands for the role of a span whose numeral is no mention; such spans leave once every finder has run."""

_FROZEN_LINES = read_lexicon("frozen")
_NAME_LINES = tuple(line for line in read_lexicon("names") if line["sort"] == "whole")
_LINES = _FROZEN_LINES + _NAME_LINES
_GUARDS = tuple(split_guard(line["guard"]) for line in _LINES)
_FINDER = finder_of([line["word"] for line in _LINES])
_NUMERAL = FIGURES.union(CHINESE, SOME, "第") - frozenset(SUMS + FORMAL)
_INSIDE = _NUMERAL | frozenset("多余")
_DIGITS = tuple("0123456789.")
_SERIES_LINES = tuple(line for line in read_lexicon("names") if line["sort"] in ("series", "run"))
_SERIES = finder_of([line["word"] for line in _SERIES_LINES])
_COMPLETED = {
    "series": re.compile(rf"(?:[{ARABIC}]{{1,3}}|[{CHINESE}]{{1,4}})号|[-–—－‐][0-9]+[0-9A-Za-z-]*"),
    "run": re.compile(rf"[{ARABIC}]{{1,3}}|[{CHINESE}]{{1,4}}"),
}


def _before(sort: str) -> Words[str]:
    """The words of this sort that stand before a number."""
    return Words(Entry(line["word"], (), "") for line in read_lexicon("names") if line["sort"] == sort)


ROADS, LABELS, NUMBERED = map(_before, ("road", "label", "numbered"))
"""What stands before a number that identifies (国道, whatever follows; 邮编), or that is part of a name (中铁四局)."""
_EACH_OF = one_of(line["word"] for line in read_lexicon("names") if line["sort"] == "each")
_EACH = re.compile(rf"一(?<![“‘]一)(?P<each>{_EACH_OF})一(?!(?P=each))[\u4e00-\u9fff]")
"""Slogans of one for each: 一企一证."""
_IN_WORDS = frozenset("万零数半成" + SOME + HALF + FORMAL)
_COUNTS = "".join(sign for sign in dict.fromkeys(STARTS) if sign not in _IN_WORDS)
"""Numerals that make a quoted word a name; the others are as often a part of a plain word (“数字”)."""
_QUOTED = re.compile(rf"[“‘]([^“”‘’，。；\n]{{0,7}}[{_COUNTS}][^“”‘’，。；\n]{{0,7}})[”’]")
_HOTLINE = re.compile(rf"[0-9０-９]{{5,}}|[0-9]{{3,}}(?=[”’]{one_of(companions('hotline'))})")
_RATIO = re.compile("[0-9.]+(?:[:：∶][0-9.]+)+")
_SLOGAN = re.compile(rf"[“‘]((?:[{_COUNTS}][\u4e00-\u9fff]{{1,4}}){{2,6}})[”’]")  # “三基地两园区一中心”
_LONGEST_NAME = 8
_SIZE = re.compile(
    rf"[{ARABIC}](?<![{ARABIC}.].)[{ARABIC}]{{0,4}}(?:\.[{ARABIC}]{{1,2}})?(?:(?:公里|千米|米)(?!级)|公斤)"
)
_EVENTS = guarded("event")
_LAUNCHED = re.compile(rf"(?:{one_of(companions('launched'))})(?=[百千万亿])")
_PROGRAM = re.compile(rf"[\u4e00-\u9fff]{{2,10}}?(?:{one_of(companions('program'))})")
_COUNTED = ("count", "money")


def find_frozen(text: str, issue_date: date | None) -> list[Mention]:
    """Words whose numeral counts nothing (统一, 四川), as spans without a role."""
    return _listed(text, FROZEN)


def find_series(text: str, issue_date: date | None) -> list[Mention]:
    """Names that a number completes: 神舟十八号, 歼-15T, 遥五."""
    found: list[Mention] = []
    for index, start, end in _SERIES.find_matches_as_indexes(text):
        completed = _COMPLETED[_SERIES_LINES[index]["sort"]].match(text, end)
        if completed is not None:
            found.append(Mention(start, completed.end(), text[start : completed.end()], "identifier"))
    return found


def find_names(text: str, issue_date: date | None) -> list[Mention]:
    """Names and slogans of the lexicon (一带一路), those of one for each (一企一证), races (200米蝶泳) and programs."""
    each = [Mention(match.start(), match.end(), match[0], "name") for match in _EACH.finditer(text)]
    return with_others(_listed(text, "name"), with_others(each, [*_find_events(text), *_find_programs(text)]))


def _find_events(text: str) -> Iterator[Mention]:
    """Races and classes of athletes: 200米个人混合泳, 64公斤级."""
    for size in _SIZE.finditer(text):
        event = _EVENTS.starting(text, size.end(), len(text))
        if event is not None:
            after = size.end() + len(event.word)
            yield Mention(size.start(), after, text[size.start() : after], "name")


def _find_programs(text: str) -> Iterator[Mention]:
    """Measures of one round numeral that open the name of a program: 百万亩 of 百万亩果园改造行动."""
    for launched in _LAUNCHED.finditer(text):
        start = launched.end()
        amount = amount_at(text, start, len(text))
        measured = amount is not None and amount.unit is not None and amount.unit.dimension not in _COUNTED
        if amount is not None and measured and _PROGRAM.match(text, amount.end):
            yield Mention(start, amount.end, text[start : amount.end], "name")


def _listed(text: str, role: str) -> list[Mention]:
    found = []
    for index, start, end in _find_lines(text):
        if (index < len(_FROZEN_LINES)) == (role == FROZEN) and _stands(text, start, end, _GUARDS[index]):
            found.append(Mention(start, end, text[start:end], role))
    return found


@lru_cache(maxsize=1)
def _find_lines(text: str) -> list[tuple[int, int, int]]:
    """Which lines stand where: searched once for both roles."""
    return _FINDER.find_matches_as_indexes(text)


def _stands(text: str, start: int, end: int, guard: tuple[str, ...]) -> bool:
    """Whether a word stands free: its numeral is not the tail of a longer one (三万 of 三万一千), no guard follows."""
    if start and text[start] in _NUMERAL and text[start - 1] in _INSIDE:
        return False
    if text[end - 1] in _DIGITS and text[end : end + 1] in _DIGITS:
        return False
    return not (guard and text.startswith(guard, end))


def find_quoted(text: str, issue_date: date | None) -> list[Mention]:
    """Short quoted names with a numeral (“两重”, “齐鲁1号”) and quoted telephone numbers (“12345”)."""
    quoted = (match for match in _QUOTED.finditer(text) if len(match[1]) <= _LONGEST_NAME)
    named = [_quoted(text, match) for match in quoted if not _RATIO.fullmatch(match[1])]
    slogans = (match for match in _SLOGAN.finditer(text) if not _counts(text, match.start(1)))
    return with_others(named, [Mention(match.start(1), match.end(1), match[1], "name") for match in slogans])


def _counts(text: str, at: int) -> bool:
    """Whether a numeral has a unit or classifier behind it."""
    amount = amount_at(text, at, len(text))
    return amount is not None and amount.unit is not None


def _quoted(text: str, match: re.Match[str]) -> Mention:
    """The whole of the quoted name, or only the measure that it starts with (“千亿斤粮食”)."""
    start, end = match.span(1)
    amount = amount_at(text, start, end)
    measured = amount is not None and amount.unit is not None and amount.unit.dimension != "count"
    if amount is not None and (measured or (text[start] in _DIGITS and end - amount.end > 1)):
        end = amount.end
    return Mention(start, end, text[start:end], "identifier" if _HOTLINE.match(text, start) else "name")
