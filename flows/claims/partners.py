"""Trade with a partner that a clause names alone: `对东盟进出口3亿元；对美国2亿元` has 对美国进出口."""

import re

from flows.claims.phrases import Span
from flows.claims.setting import Setting
from flows.claims.words import Words
from flows.mentions.words import one_of, words_where

TOWARDS = tuple(words_where("dependents", "sort", "toward"))
_TRADED = re.compile(one_of(words_where("dependents", "sort", "traded")))
_PARTNER = re.compile("pg(?:k?g)*")


def is_partner(words: Words, start: int, end: int) -> bool:
    """Whether words name a partner and nothing else: 对美国."""
    return words.texts[start] in TOWARDS and _PARTNER.fullmatch(words.sorts, start, end) is not None


def trade_of(phrase: str) -> str:
    """The trade with a partner that goods are named of: 对东盟出口 of 对东盟出口汽车; empty where it is all."""
    traded = _TRADED.search(phrase)
    return phrase[: traded.end()] if traded and traded.end() < len(phrase) else ""


def traded_with(partner: Span, before: str | None, setting: Setting) -> str | None:
    """What was traded before, in an indicator or without a number in the sentence, with another partner."""
    text = setting.text
    for told in (before or "", text[setting.sentence.start : setting.clause.start]):
        if traded := _TRADED.search(told):
            return text[slice(*partner)] + (told[traded.start() :] if told == before else traded[0])
    return before
