"""Ordinals: positions in a sequence, and those that are claims (ranks)."""

import re
from fractions import Fraction

from flows.mentions.mention import Mention, Quantity
from flows.mentions.numerals import ARABIC, CHINESE, read_number
from flows.mentions.units import UNITS
from flows.mentions.words import one_of
from schemas.lexicon import read_lexicon

ORDINAL_STARTS = "第首"
_ORDINAL = re.compile(rf"第 ?(?P<numerals>[{ARABIC}]+(?:\.[{ARABIC}]+)?|[{CHINESE}]+)")
_LISTED = re.compile(
    rf"第(?P<numerals>[{ARABIC}]{{1,3}}|[{CHINESE}]{{1,3}})(?P<word>[\u4e00-\u9fff]?)(?:、[{ARABIC}{CHINESE}]{{1,3}}(?P=word))*、$"
)
_SEQUENCE = ("届", "号", "代", "卷", "大")
_RANK_UNITS = ("位", "名", "大")


def _rank_words(reach: str) -> str:
    return one_of(line["word"] for line in read_lexicon("ranks") if line["reach"] == reach)


_RANKED = re.compile(rf"(?:{_rank_words('near')}|{_rank_words('far')})[的于在了前名]?$")
_RANKING = re.compile(rf"(?:{_rank_words('far')})[^，。；、]{{0,10}}$")
_ENDS = ("", *"，。；、！）\n")
_TOP = "首位"
_SAID = re.compile(
    r"(?:^|(?<=[。；：！？\n \u3000，]))第[一二三四五六七八九十]+(?=[，：]|、(?![第一二三四五六七八九十0-9]))"
)


def ordinal_at(text: str, at: int, end: int) -> tuple[Mention | None, int]:
    """The ordinal or rank whose 第 stands at `at`, and where to go on."""
    if text[at] == "首":
        return _top_at(text, at, end)
    match = _ORDINAL.match(text, at, end)
    if match is None:
        return None, at + 1
    said = _SAID.match(text, at, end + 1)
    if said:
        return Mention(at, said.end(), said[0], "structure"), said.end()
    word = _word_after(text, match.end(), end)
    after = match.end() + len(word)
    if _is_rank(text, at, after - at, word):
        return Mention(at, after, text[at:after], "claim", _rank(match["numerals"], word)), after
    return Mention(at, after, text[at:after], "ordinal"), after


def listed_at(text: str, at: int, end: int, numerals: str) -> Mention | None:
    """A later ordinal of a list that prints 第 once: 三位 of 第二、三位, 八届 of 第七届、八届; its quote is its own."""
    first = _LISTED.search(text, max(0, at - 12), at)
    if first is None or first["numerals"][0].isdigit() != numerals[0].isdigit():
        return None
    word = _word_after(text, at + len(numerals), end)
    if first["word"] not in ("", word):
        return None
    after = at + len(numerals) + len(word)
    if _is_rank(text, first.start(), after - first.start(), word):
        return Mention(at, after, text[at:after], "claim", _rank(numerals, word))
    return Mention(at, after, text[at:after], "ordinal")


def _word_after(text: str, at: int, end: int) -> str:
    """The classifier that an ordinal counts in, empty for none."""
    entry = UNITS.starting(text, at, end)
    return entry.word if entry else next((sign for sign in _SEQUENCE if text.startswith(sign, at, end)), "")


def _is_rank(text: str, at: int, length: int, word: str) -> bool:
    """居全国第5位, 世界第二大, 规模全省第一; not 第五位获奖者, 第三批."""
    if word == "大":
        return True
    before = text[max(0, at - 14) : at]
    if word == "":
        return bool(_RANKED.search(before) or _RANKING.search(before))
    ends = text[at + length : at + length + 1] in _ENDS
    return word in _RANK_UNITS and (ends or bool(_RANKING.search(before) or _RANKED.search(before)))


def _rank(numerals: str, word: str) -> Quantity | None:
    number = read_number(numerals)
    value = number.value if number else None
    return Quantity(value, value, value, "exact", "1", word or None)


def _top_at(text: str, at: int, end: int) -> tuple[Mention | None, int]:
    """首位 as a rank: 居全国首位."""
    if text.startswith(_TOP, at, end) and _RANKING.search(text, max(0, at - 14), at):
        one = Fraction(1)
        return Mention(at, at + 2, _TOP, "claim", Quantity(one, one, one, "exact", "1", "位")), at + 2
    return None, at + 1
