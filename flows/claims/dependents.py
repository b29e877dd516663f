"""Words that measure nothing alone: 日均 and 增速 need the indicator of the claim before them."""

import re

from schemas.lexicon import read_lexicon


def _any_of(sort: str) -> re.Pattern[str]:
    words = sorted((row["word"] for row in read_lexicon("dependents") if row["sort"] == sort), key=len, reverse=True)
    return re.compile("(?:" + "|".join(words) + ")+")


_BEFORE, _AFTER, _SPREAD = _any_of("before"), _any_of("after"), _any_of("spread")


def is_dependent(word: str) -> bool:
    """Whether a word only says of what its noun is measured: 占比, 增速."""
    return _AFTER.fullmatch(word) is not None


def is_average(word: str) -> bool:
    """Whether a word says over what its noun is measured: 平均, 日均."""
    return _BEFORE.fullmatch(word) is not None


def is_spread(word: str) -> bool:
    """Whether a word spreads a growth over years: 年均, 平均; it is no part of what grows."""
    return _SPREAD.fullmatch(word) is not None


def complete(own: str, before: str | None) -> str:
    """A dependent word with the indicator before it: 日均 after 客流量 is 日均客流量, 增速 is 客流量增速."""
    if before is None or own in before:
        return own
    if _BEFORE.fullmatch(own):
        return own + before
    return before + own if _AFTER.fullmatch(own) else own
