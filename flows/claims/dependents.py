"""Words that measure nothing alone: 日均 and 增速 need the indicator of the claim before them."""

import re

from flows.mentions.words import one_of, words_where


def _any_of(*sorts: str) -> re.Pattern[str]:
    return re.compile(one_of(words_where("dependents", "sort", *sorts)) + "+")


_BEFORE, _AFTER, _KEPT = _any_of("before"), _any_of("after"), _any_of("after", "kept")
_GAP, _SPREAD = _any_of("gap"), _any_of("spread")
_SIDE, _SUM = _any_of("side"), _any_of("sum")
_APIECE = _any_of("apiece")
_MEAN = f"(?:{_any_of('mean').pattern})?"  # 平均增速
_MEASURED = re.compile(f"{_MEAN}(?:{_BEFORE.pattern})?{_AFTER.pattern}")
_RATE = re.compile(f"(?<=.)(?P<rate>{_MEAN}{_AFTER.pattern})$")
_LEVEL = re.compile(f"(?<=.){_any_of('level').pattern}$")
_RATES = "速幅率"


def is_dependent(word: str) -> bool:
    """Whether a word only says what of its noun is measured: 占比, 增速, 面积."""
    return _KEPT.fullmatch(word) is not None


def is_gap(word: str) -> bool:
    """Whether a word says on which side of another a quantity lies: 高 in `比全省高3亿元`."""
    return _GAP.fullmatch(word) is not None


def is_rate(phrase: str) -> bool:
    """Whether a phrase names a rate of movement: 增幅, 产值增速."""
    return phrase[-1] in _RATES


def without_rate(phrase: str) -> str:
    """What moves at a rate: 价格 of 价格涨幅."""
    match = _RATE.search(phrase)
    return phrase[: match.start("rate")] if match and is_rate(phrase) else phrase


def is_side(word: str) -> bool:
    """Whether a word is a dimension of the thing named before it: 长 in `隧道长3公里`."""
    return _SIDE.fullmatch(word) is not None


def is_sum(word: str) -> bool:
    """Whether a word sums up what the clause before it names: 共计 in `发放救助金，共计5万元`."""
    return _SUM.fullmatch(word) is not None


def is_average(word: str) -> bool:
    """Whether a word says over what its noun is measured: 平均, 日均."""
    return _BEFORE.fullmatch(word) is not None


def is_apiece(word: str) -> bool:
    """Whether a word makes its amount one of each day, year or head: 日均 in `日均发送旅客8万人次`, not 累计."""
    return _APIECE.fullmatch(word) is not None


def is_spread(word: str) -> bool:
    """Whether a word spreads a growth over years: 年均, 平均; it is no part of what grows."""
    return _SPREAD.fullmatch(word) is not None


def complete(own: str, before: str | None) -> str:
    """A dependent word with the indicator before it: 日均 after 客流量 is 日均客流量, 增速 is 客流量增速."""
    if before is None or own in before:
        return before if before and before.endswith(own) and _MEASURED.fullmatch(own) else own
    if _BEFORE.fullmatch(own):
        return own + before
    if not _MEASURED.fullmatch(own):
        return own
    return _LEVEL.sub("", before) + own
