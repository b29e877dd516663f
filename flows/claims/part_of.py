"""The claim this one is a part of.

Brackets tell it (`18例（甲市10例；乙市8例）`), 其中 and 包括, `31个中有29个`, and numbers that add up to the first.
"""

import re
from bisect import bisect_left
from fractions import Fraction

from flows.claims.claim import Change, Claim
from flows.claims.counted import is_plan
from flows.claims.series import series_of
from flows.claims.setting import Setting
from flows.claims.sides import PEOPLE
from flows.claims.stops import last_of
from flows.mentions.mention import Mention, Quantity
from flows.mentions.spans import start_of
from flows.mentions.words import one_of, words_where

_AMONG = re.compile(r"其中|包括(?<!中包括)|包括(?<=其中包括)|（含|\(含")
_COMMA = re.compile(r"[，,]")
_OF_THEM = re.compile(r"[^，,。；;：:、]{0,20}(?<!其)中[，,]?(?:[^，,。；;：:、]{0,8}有|仅|只有|的)?")
_REACH = 120
_HALF = "；"
_LABEL, _NAME = re.compile(rf"(?:{_AMONG.pattern}|[，,；：:])([^，,；：:。\d]{{2,}})$"), 24
_LINK = 2  # characters between the numbers of a list
_ALIKE = 2  # characters at the end of what parts of one whole are called
_ROUNDED = Fraction(1005, 1000)
_LOOK_BACK = 8
_CLOSED = re.compile("[）)]")
_LISTED = 40  # numbers of a list in brackets
_APIECE = re.compile(one_of(words_where("dependents", "sort", "apiece")))  # 人均收入 is no part of an area's
_PAIR = 2  # numbers, of which neither sums up others


def part_of(mention: Mention, change: Change, setting: Setting) -> Mention | None:
    """The whole that the text sets this number in: `…40余名…其中3名`, `15头中有7头`, items that add up."""
    whole = _bracketed(mention, change, setting) or _among(mention, change, setting)
    return whole or _of_them(mention, setting) or _addend(mention, setting)


def _bracketed(mention: Mention, change: Change, setting: Setting) -> Mention | None:
    """The count right before the brackets that list what it is made up of: `18例（甲市10例；乙市8例）`.

    Not where the brackets say 其中 of a number of their own, nor where they tell of other days.
    """
    text, timeline = setting.text, setting.reading.timeline
    near = max(setting.sentence.start, mention.start - 2 * _REACH)
    opening = last_of("（(", text, near, mention.start)
    if opening < 0 or change.kind != "level" or _CLOSED.search(text, opening, mention.start):
        return None
    nested = [*_AMONG.finditer(text, opening + 1, mention.start)]
    if (nested and _HALF not in text[nested[-1].end() : mention.start]) or timeline.before(opening) < timeline.before(
        mention.start
    ):
        return None
    claims = reversed(setting.reading.claims[-_LISTED:])
    whole = next((claim for claim in claims if claim.mention.end == opening), None)
    return whole.mention if whole and whole.quantity.unit == "1" and _holds(whole, mention) else None


def _among(mention: Mention, change: Change, setting: Setting) -> Mention | None:
    """The nearest fitting number before 其中 or 包括."""
    text, sentence = setting.text, setting.sentence
    start = max(sentence.start, mention.start - _REACH)
    words = list(_AMONG.finditer(text, start, mention.start))
    if not words or _describes(mention, setting):
        return None
    word = words[-1]
    if _HALF in text[word.end() : mention.start]:
        return _next_part(mention, change, setting)
    opens = not text[sentence.start : word.start()].strip("，, \u3000")
    earliest = _sentence_before(text, sentence.start) if opens else sentence.start
    near = len(_COMMA.findall(text, word.end() + 1, mention.start)) == 0
    wholes = [
        claim.mention
        for claim in reversed(setting.reading.claims[-_LOOK_BACK:])
        if earliest <= claim.mention.start
        and claim.mention.end <= word.start()
        and not is_plan(claim)
        and not (change.kind == "change" and claim.change.kind == "level")
        and (_holds(claim, mention) or (near and change.kind == "share" and _is_stock(claim)))
    ]
    shared = _shared_out(wholes, mention, setting)
    alike = (whole for whole in wholes if _noun(text, whole) == _noun(text, mention))
    return shared or next(alike, wholes[0] if wholes else None)


def _shared_out(wholes: list[Mention], mention: Mention, setting: Setting) -> Mention | None:
    """The whole of its own place: `分别达379起、240起，其中酒驾80起、60起`; `wholes` stand nearest first."""
    series = series_of(mention, setting)
    own = wholes[: series.size][::-1]
    if series.size < 2 or len(own) < series.size:
        return None
    linked = (own[place].start - own[place - 1].end <= _LINK for place in range(1, series.size))
    return own[series.index] if all(linked) else None


def _noun(text: str, mention: Mention) -> str:
    """The noun behind a number, as far as it tells parts of one whole from those of another: 金牌."""
    return text[mention.end : mention.end + _ALIKE]


def _next_part(mention: Mention, change: Change, setting: Setting) -> Mention | None:
    """The whole of the parts before a semicolon, where what follows is the next part of it.

    It is named alike (`其中，第一产业增加值8亿元；第二产业增加值9亿元`), or makes up the rest (`出口8亿元；进口9亿元`).
    """
    label, claims = _label(mention, setting), setting.reading.claims[-_LOOK_BACK:]
    if change.kind != "level" or not label or _APIECE.search(label):
        return None
    parts = [claim for claim in reversed(claims) if claim.part_of and claim.change.kind == change.kind]
    return next((before.part_of for before in parts if _follows(before, parts, mention, setting)), None)


def _follows(before: Claim, parts: list[Claim], mention: Mention, setting: Setting) -> bool:
    """Whether a number is the next part of the whole that a claim is a part of: with all of them no more than it."""
    whole, part = before.part_of.quantity if before.part_of else None, mention.quantity
    if not _same_unit(whole, part) or whole is None or part is None or whole.value is None or part.value is None:
        return False
    beside = (claim.quantity.value or Fraction(0) for claim in parts if claim.part_of is before.part_of)
    added = sum(beside, part.value)
    alike = _label(before.mention, setting)[-_ALIKE:] == _label(mention, setting)[-_ALIKE:]
    return added <= whole.value * _ROUNDED and (alike or added * _ROUNDED >= whole.value)


def _label(mention: Mention, setting: Setting) -> str:
    """What a number that opens a part of its sentence is of: 第二产业增加值."""
    found = _LABEL.search(setting.text, max(setting.sentence.start, mention.start - _NAME), mention.start)
    return found[1] if found else ""


def _describes(mention: Mention, setting: Setting) -> bool:
    """Whether a measure only describes what is counted: `10公里以上的隧道`."""
    return mention.unit != "1" and setting.right.startswith("的")


def _sentence_before(text: str, start: int) -> int:
    """Where the sentence before begins; only `。` parts two that go on about the same whole."""
    near = max(0, start - _REACH)
    stop = near + len(text[near:start].rstrip("\n"))
    line = text.rfind("\n", near, stop) + 1 or near
    return max(line, text.rfind("。", line, max(line, stop - 1)) + 1)


def _of_them(mention: Mention, setting: Setting) -> Mention | None:
    """`31个行业中，有29个`."""
    if not setting.reading.claims:
        return None
    claim = setting.reading.claims[-1]
    between = setting.text[claim.mention.end : mention.start]
    if len(between) <= _REACH and _OF_THEM.fullmatch(between) and _holds(claim, mention):
        return claim.mention
    return None


def _addend(mention: Mention, setting: Setting) -> Mention | None:
    """A total in the same sentence that the numbers after it add up to."""
    if setting.claim_before is None:
        return None
    mentions = setting.reading.mentions
    at = bisect_left(mentions, mention.start, key=start_of)
    near = mentions[max(0, at - _LOOK_BACK) : at + _LOOK_BACK]
    inside = [
        other
        for other in near
        if other.role == "claim" and setting.sentence.start <= other.start < setting.sentence.end
    ]
    if len(inside) <= _PAIR:
        return None
    place = next(number for number, other in enumerate(inside) if other is mention)
    wholes = ((inside[first], inside[first + 1 :], place - first) for first in range(place))
    return next((whole for whole, parts, least in wholes if _adds_up(whole, parts, least)), None)


def _adds_up(whole: Mention, parts: list[Mention], least: int) -> bool:
    """Whether two or more of the numbers that follow, the first `least` among them, make up the whole."""
    total = whole.quantity.value if whole.quantity else None
    if total is None or len(parts) < 2 or not _same_unit(whole.quantity, parts[0].quantity):
        return False
    added = Fraction(0)
    for number, part in enumerate(parts, 1):
        if not _same_unit(whole.quantity, part.quantity) or part.quantity is None or part.quantity.value is None:
            return False
        added += part.quantity.value
        if added > total:
            return False
        if added == total and number >= max(2, least):
            return True
    return False


def _holds(claim: Claim, mention: Mention) -> bool:
    """Whether a claim can be the whole of a number: the same unit, and not smaller."""
    whole, part = claim.quantity, mention.quantity
    if (
        part is None
        or not _same_unit(whole, part)
        or claim.change.kind in ("ratio", "rank", "grade", "growth", "share")
    ):
        return False
    most, least = whole.most, part.least
    return most is not None and least is not None and abs(most) > least


def _is_stock(claim: Claim) -> bool:
    return claim.change.kind == "level" and claim.quantity.unit not in ("%", "pp", "a", "d", "mo")


def _same_unit(whole: Quantity | None, part: Quantity | None) -> bool:
    if whole is None or part is None or whole.unit != part.unit or whole.unit in ("%", "pp"):
        return False
    if whole.unit != "1" or whole.stated_unit == part.stated_unit:
        return True
    return whole.stated_unit in PEOPLE and part.stated_unit in PEOPLE
