"""What a number takes over from those before it in its sentence: what is counted, what is measured."""

import re
from bisect import bisect_left

import rjieba

from flows.claims.claim import Claim
from flows.claims.phrases import Span
from flows.claims.setting import Setting
from flows.claims.words import Words
from flows.mentions.mention import Mention
from flows.mentions.spans import start_of
from flows.mentions.words import words_where

_PAIR = 2
_UNCONDITIONAL = frozenset(("1", "d", "h"))
_COUNTED, _LINKED = re.compile("n+"), re.compile("v?n+")
_PERCENT = "%"
PLANS = tuple(words_where("topics", "use", "plan"))
SHARES = tuple(words_where("changes", "use", "share"))
_PARTS = tuple(word for word in SHARES if len(word) == 1)
_MEASURES = (*SHARES, *(word for word in words_where("changes", "use", "rate") if len(word) == 1))
_DEPENDENT = (*_MEASURES, *words_where("dependents", "sort", "after"))


def counted_again(near: list[Claim], mention: Mention, setting: Setting) -> str | None:
    """The indicator of a further amount or count, None for any other number; `near` are the claims before, last first.

    The amount is of what the first was of (产值), the count is of the same things with the new amount.
    """
    if len(near) < _PAIR:
        return None
    words = setting.words
    if words.sorts.startswith("u", words.at(mention.start) + 1):
        count, amount = near[:_PAIR]
        again = is_alike(amount, mention) and amount.mention.quote in (count.indicator or "")
        return amount.indicator if again else None
    own, named = near[0].mention, near[1].indicator
    if len(near) == _PAIR or named is None or own.start != setting.clause.start or words.sorts[1:2] != "u":
        return None
    return named.replace(near[_PAIR].mention.quote, own.quote)


def is_alike(claim: Claim, mention: Mention) -> bool:
    """Whether both are counted in the same unit."""
    return (claim.quantity.unit, claim.quantity.stated_unit) == (mention.unit, mention.stated_unit)


def is_plan(claim: Claim) -> bool:
    """Whether a claim is what another was to reach: 72亿元 of `完成年度计划72亿元的73%`."""
    return (claim.indicator or "").endswith(PLANS)


def is_plain(claim: Claim) -> bool:
    """Whether a claim is no share put together from its words: `占总数的30%`."""
    return not any(word in (claim.indicator or "") for word in _PARTS)


def whole_of(indicator: str) -> str:
    """What has a share, of the share put together from its words: 产量 of 产量占总量比重."""
    at = min((at for word in _PARTS if (at := indicator.find(word)) > 0), default=len(indicator))
    return indicator[:at]


def is_closed(text: str, start: int, end: int) -> bool:
    """Whether a bracket is closed in a stretch that was open before it."""
    closed = text.count("）", start, end) + text.count(")", start, end)
    return closed > 0 and closed > text.count("（", start, end) + text.count("(", start, end)


def same_measure(own: str, before: str, mention: Mention) -> str | None:
    """A percentage whose words name no measure has that of the one before: `研究生就业率为83%，本科生为87%`."""
    if mention.unit != _PERCENT or not before.endswith(_MEASURES):
        return None
    if own.endswith(_DEPENDENT):
        return None
    *others, last = rjieba.cut(before, False)
    return f"{own}{others[-1] if len(last) == 1 and others else ''}{last}"


def condition_before(words: Words, left: Span, mention: Mention, setting: Setting) -> int | None:
    """The measured amount that things are counted by: 超亿元 in `产值超亿元企业75家`, None where there is none."""
    start, end = left
    linked = words.sorts.startswith("u", start) or words.sorts.endswith("u", 0, start)
    start += words.sorts.startswith("u", start)
    at = start - 1 - linked
    if at < 0 or words.sorts[at] != "M" or not (_LINKED if linked else _COUNTED).fullmatch(words.sorts, start, end):
        return None
    if words.sorts.startswith("d", at - 1):
        return None  # 连续两年全线达到
    if mention.unit != "1":
        return None
    mentions = setting.clause.mentions
    place = bisect_left(mentions, words.starts[at], key=start_of)
    amount = mentions[place].quantity if place < len(mentions) else None
    counted = amount is None or amount.unit in _UNCONDITIONAL or (amount.unit == "%" and not linked)
    return None if counted else at
