"""Numerals frozen into words, and numbers inside names, slogans and set phrases."""

import re
from datetime import date

from ahocorasick_rs import AhoCorasick, MatchKind

from flows.mentions.amounts import STARTS
from flows.mentions.mention import Mention
from schemas.lexicon import read_lexicon

FROZEN = ""
"""The role of a span whose numeral is no mention; such spans leave once every finder has run."""

_NUMERAL = frozenset("0123456789０１２３４５６７８９〇一二两三四五六七八九十百千万亿第几数")


def _finder(lexicon: str) -> AhoCorasick:
    return AhoCorasick([line["word"] for line in read_lexicon(lexicon)], matchkind=MatchKind.LeftmostLongest)


_FROZEN_WORDS, _NAMES = _finder("frozen"), _finder("names")
_QUOTED = re.compile(rf"[“‘]([^“”‘’，。；\n]{{0,7}}[{STARTS}][^“”‘’，。；\n]{{0,7}})[”’]")
_HOTLINE = re.compile(r"[0-9０-９]{5,}|[0-9]{3,}(?=[”’](?:热线|电话|平台|专线))")
_LONGEST_NAME = 7


def find_frozen(text: str, issue_date: date | None) -> list[Mention]:
    """Words whose numeral counts nothing (统一, 四川), as spans without a role."""
    return _listed(_FROZEN_WORDS, text, FROZEN)


def find_names(text: str, issue_date: date | None) -> list[Mention]:
    """Names and slogans of the lexicon (一带一路)."""
    return _listed(_NAMES, text, "name")


def _listed(finder: AhoCorasick, text: str, role: str) -> list[Mention]:
    return [
        Mention(start, end, text[start:end], role)
        for _, start, end in finder.find_matches_as_indexes(text)
        if not (start and text[start] in _NUMERAL and text[start - 1] in _NUMERAL)
    ]


def find_quoted(text: str, issue_date: date | None) -> list[Mention]:
    """Short quoted names with a numeral (“两重”, “齐鲁1号”) and quoted telephone numbers (“12345”)."""
    return [
        Mention(match.start(1), match.end(1), match[1], "identifier" if _HOTLINE.match(text, match.start(1)) else "name")
        for match in _QUOTED.finditer(text)
        if len(match[1]) <= _LONGEST_NAME
    ]
