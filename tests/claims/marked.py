"""Sentences whose numbers are marked like 【8家】: the mark becomes a mention, the last one is the one in question.

A number marked like 〖8家〗 is a mention that is never in question.
"""

import re
from datetime import date
from fractions import Fraction

from flows.claims.claim import Change, Claim
from flows.claims.setting import Reading, Setting, find_sentences
from flows.mentions.mention import Mention, Period, Quantity
from flows.pages.page import Article

_MARK = re.compile(r"[【〖](.+?)[】〗]")
_NUMBER = re.compile(r"\D*?([\d.]+)([万亿]*)(.*)")
_MULTIPLIERS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_UNITS = {"%": "%", "个百分点": "pp", "元": "CNY", "亩": "m2", "吨": "kg", "天": "d"}


def read_marked(text: str, home: str | None, issue: date | None = None) -> tuple[Mention, Setting]:
    """The last marked mention in its setting, the marked ones before it already made into claims."""
    plain, mentions = unmark(text.replace("\\n", "\n"))
    asked = mentions[-1 - text[text.rfind("【") :].count("〖")] if mentions else None
    reading = Reading(Article(text=plain, issue_date=issue), home, mentions)
    for sentence in find_sentences(plain, mentions):
        for clause in sentence.clauses:
            for mention in clause.mentions:
                if mention is asked:
                    left, right = plain[clause.start : mention.start], plain[mention.end : clause.end]
                    return mention, Setting(reading, sentence, clause, left, right)
                reading.claims.append(_claim(mention))
    raise ValueError("no mention is marked")


def unmark(text: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the mentions they stood around."""
    plain, mentions, taken = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[taken : match.start()]
        start = len(plain)
        plain += match[1]
        mentions.append(Mention(start, len(plain), match[1], "claim", _quantity(match[1])))
        taken = match.end()
    return plain + text[taken:], mentions


def _quantity(quote: str) -> Quantity:
    match = _NUMBER.fullmatch(quote)
    if match is None:
        return Quantity(None, None, None, "exact", "1", None)
    value = Fraction(match[1]) * _MULTIPLIERS[match[2]]
    return Quantity(value, value, value, "exact", _UNITS.get(match[3], "1"), match[3] or None)


def _claim(mention: Mention) -> Claim:
    assert mention.quantity is not None
    return Claim(
        mention, "", Change("level"), mention.quantity, None, None, None, Period(None, None), None, None, "fact", None
    )
