"""What is measured or counted.

The frame of the number names it; what the frame leaves unsaid is taken from the claims before it in the sentence, or
from a clause without a number (`flows.claims.told`).
"""

import re
from itertools import islice

from flows.claims.claim import Change, Claim
from flows.claims.counted import (
    PLANS,
    SHARES,
    counted_again,
    is_alike,
    is_closed,
    is_plain,
    is_plan,
    same_measure,
    whole_of,
)
from flows.claims.dependents import complete, is_average, is_dependent, is_rate, without_rate
from flows.claims.estimates import estimated
from flows.claims.frames import frame_of
from flows.claims.gazetteer import code_of
from flows.claims.heads import head_of, is_bare, is_crowd, is_group, is_pointing, sort_of
from flows.claims.naming import REGIONS
from flows.claims.partners import traded_with
from flows.claims.people import person_aged
from flows.claims.phrases import is_whole
from flows.claims.pointing import LEVELS
from flows.claims.series import Series, series_of, share_out
from flows.claims.setting import Setting
from flows.claims.shapes import Frame
from flows.claims.told import told_before
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_BACK = 8
_REACHED = re.compile("[dtT]*[lp]?M")  # 达8万吨, 均在8毫米以上
_PLACED = ("gM", "ggM")  # ，甲县9个，
_PER = "/"
_RELATIVE = ("%", "pp")
_INDUSTRY = "业"
_SHARE = "占"
_HEADS, _PIECE = ("户", "人"), "个"
_EACH = "每"
_KIND = 2  # characters of 居民, 企业
_ALIKE = 2  # one kind, and all or none in percent
_COLLECTORS = tuple(words_where("topics", "use", "collector", "tier"))
_STANDING = frozenset(words_where("topics", "use", "standing"))
_GAINED = frozenset(words_where("topics", "use", "gained"))
_PEOPLE, _BRIEF = "人数", 3
_AGE = next(iter(words_where("dependents", "sort", "age")), None)
_SCORE = next(iter(words_where("dependents", "sort", "score")), None)
_STATES = ("level", "share")
_LIVED = frozenset(words_where("bystanders", "side", "aged"))
_UNIT = 3  # 每公斤 names what a price is for, not whose


def indicator_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """The indicator of the mention's frame; what the frame leaves unsaid is taken from the claims before it."""
    frame = frame_of(mention, change, setting)
    if frame.predicate:
        return _befallen(setting.text[slice(*frame.predicate)])
    series = series_of(mention, setting)
    whole = frame if frame.whole else frame_of(series.first, change, setting) if series.index else None
    if whole and whole.whole and frame in (whole, Frame()):
        return _share(whole, series, setting)
    before = _inherited(mention, change, series, setting)
    own = _own(frame, change, setting) if not frame.partner else traded_with(frame.partner, before, setting)
    own = None if _is_gain(own, before, mention, setting) else own
    if estimate := own and estimated(own, mention.start, setting):
        return estimate
    if mention.stated_unit in _LIVED and _is_age(own, mention, setting):
        return _AGE
    if _is_scored(mention, frame, setting):
        return _SCORE
    if (not (own and frame.following) or own in LEVELS) and _is_headcount(mention, series, setting):
        return mention.stated_unit
    if own and (series.size == 1 or frame.following):
        return _completed(own, before, change, mention, setting)
    if series.index:
        frame = frame_of(series.first, change, setting)
        own = _own(frame, change, setting)
    if own and not frame.following:
        return share_out(own, series)
    return _in_turn(series, setting) or before or (setting.text[slice(*frame.subject)] if frame.subject else None)


def _is_gain(own: str | None, before: str | None, mention: Mention, setting: Setting) -> bool:
    """Whether a word only tells that an amount of what was measured before is new: `播种面积80万亩、新增2万亩`."""
    return own in _GAINED and before is not None and is_alike(setting.reading.claims[-1], mention)


def _is_age(own: str | None, mention: Mention, setting: Setting) -> bool:
    """Whether years of life are somebody's age: `现年45岁`, `89岁的李锋`."""
    words = setting.words
    return own is None or len(own) == 1 or person_aged(words, words.at(mention.start)) is not None


def _is_scored(mention: Mention, frame: Frame, setting: Setting) -> bool:
    """Whether somebody gets so many points: `拿下全场最高的27分`; a measure of its own (满意度达95分) stays."""
    if frame.indicator is None or _SCORE is None or mention.stated_unit != _SCORE[-1]:
        return False
    return setting.words.sorts.startswith("v", setting.words.at(frame.indicator[0]))


def _befallen(verb: str) -> str:
    """What befell so many people: `8人遇难` is 遇难人数, `8人参加罢工` 参加罢工."""
    return verb + _PEOPLE if len(verb) <= _BRIEF else verb


def _is_headcount(mention: Mention, series: Series, setting: Setting) -> bool:
    """Whether households or people are counted in places counted before them: 户 of `四个村251户、1113人`."""
    if mention.stated_unit not in _HEADS:
        return False
    words = setting.words
    at = words.at(series.first.start)
    first = len(words.sorts[:at].rstrip("M"))
    if first and words.texts[first - 1] in LEVELS and words.texts[first][-1] in _HEADS:
        return True  # 全村251户1113人
    counted = at > 1 and words.sorts.startswith("Mn", at - 2) and words.ends[at - 1] == words.starts[at]
    return counted and words.texts[at - 2][-1] == _PIECE and words.texts[at][-1] in _HEADS


def _own(frame: Frame, change: Change, setting: Setting) -> str | None:
    """What the frame itself names, None where that is no more than a piece of a phrase or how fast something grows."""
    own = setting.text[slice(*frame.indicator)] if frame.indicator else None
    if (
        own is None
        or (own in REGIONS and not frame.following)
        or (code_of(own) is not None and not frame.following)
        or (change.kind == "share" and own.endswith(PLANS) and not frame.following)
        or (own in _STANDING and not frame.following)
        or (own.endswith(_COLLECTORS) and not frame.following)
        or not is_whole(own)
        or (change.kind == "growth" and is_average(own))
    ):
        return None
    if own[0] == _EACH and len(own) <= _UNIT and not is_average(own):
        return None
    return _trade(frame, setting) + own


def _trade(frame: Frame, setting: Setting) -> str:
    """The branch of an economy that yields what is measured, or a mere kind of bodies whose it is; no place's own.

    `第一产业实现增加值16亿元`, `金融机构贷款余额80亿元`.
    """
    if frame.subject is None or frame.following:
        return ""
    words = setting.words
    first, last = words.at(frame.subject[0]), words.at(frame.subject[1])
    first += first < last - 1 and words.texts[first] in LEVELS
    phrase = words.phrase(first, last)
    named = not words.sorts[first:last].strip("nk") and words.sorts[last : last + 1] in ("w", "v", "m")
    head = head_of(phrase)
    branch = sort_of(head) == "industry" if head else phrase[-1] == _INDUSTRY  # 制造业, no 企业
    kind = is_bare(phrase) and is_group(phrase) and not is_pointing(phrase)
    return phrase if (named and branch) or kind else ""


def _completed(own: str, before: str | None, change: Change, mention: Mention, setting: Setting) -> str:
    """The frame's own words with what a claim before them in the sentence adds."""
    if before is None or not _continues(setting) or _counts(setting, own):
        return own
    if _SHARE in before and is_dependent(own) and mention.unit in _RELATIVE:
        return before
    if own[-1] == _INDUSTRY and (change.kind == "growth" or mention.unit == "%"):
        return own + before.rpartition(_INDUSTRY)[2] if _INDUSTRY in before else own
    if change.kind == "growth" and (measured := _of_others(own, before)):
        return own + measured
    same = same_measure(own, before, mention) if change.kind in _STATES else None
    return same or complete(own, before)


def _of_others(own: str, before: str) -> str:
    """What was measured of others of the kind that a growth names alone: `城镇居民收入增长5%，农村居民增长6%`."""
    kind = own[-_KIND:]
    return before.rpartition(kind)[2] if len(own) > _KIND and (is_crowd(kind) or is_group(kind)) else ""


def _continues(setting: Setting) -> bool:
    """Whether a claim of the same sentence came before; a sentence that opens with 其中 goes on with the last."""
    return (setting.goes_on and bool(setting.reading.claims)) or setting.claim_before is not None


def _counts(setting: Setting, own: str) -> bool:
    """Whether the claim before counts things, so that a rate of movement (涨幅) cannot be its own."""
    last = setting.reading.claims[-1]
    return last.quantity.unit == "1" and last.change.kind == "level" and is_rate(own)


def _inherited(mention: Mention, change: Change, series: Series, setting: Setting) -> str | None:
    """The indicator a silent clause goes on with: a difference with that of its unit, growth with what was no share."""
    claims = setting.reading.claims
    near = _near(mention, setting)
    unnamed = frame_of(mention, change, setting).indicator is None and setting.words.sorts.startswith(_PLACED)
    silent = (
        unnamed
        or change.kind != "level"
        or _REACHED.match(setting.words.sorts) is not None
        or setting.left[:1] == _EACH
    )
    begun = bool(near) and near[min(series.index, len(near) - 1)].mention.start >= setting.clause.start
    told = told_before(setting, _is_price(mention)) if silent and not begun else None
    if told or (not near and change.kind == "level"):
        return told and share_out(told, series)
    if not claims or (not near and change.kind == "rank" and _in_line_above(claims[-1], mention, setting)):
        return None
    last = near[0] if near else next((c for c in islice(reversed(claims), _BACK) if c.modality != "target"), claims[-1])
    if change.kind in ("growth", "rank"):
        last = next(filter(is_plain, near), last)
        return without_rate(whole_of(last.indicator)) if last.indicator and change.kind == "growth" else last.indicator
    if change.kind == "change" and mention.unit not in _RELATIVE:
        last = next((claim for claim in near if is_alike(claim, mention) and claim.change.kind != "rank"), last)
    if change.kind == "level":
        again = counted_again(near, mention, setting)
        return again or next(filter(is_plain, near), last).indicator
    return last.indicator


def _near(mention: Mention, setting: Setting) -> list[Claim]:
    """The claims of the sentence that a silent one may go on with, the last first.

    None in a bracket closed since (`香港46例（出院6例），澳门8例`), no plan that another was measured by. A sentence
    that opens with 其中 goes on with the one before.
    """
    text, start = setting.text, setting.sentence.start
    back = setting.reading.claims[: -_BACK - 1 : -1]
    inside = [claim for claim in back if claim.mention.start >= start]
    if setting.goes_on:
        inside = back[: len(inside) + 1]
    open_ = (claim for claim in inside if not is_closed(text, claim.mention.end, mention.start))
    return [claim for claim in open_ if claim.indicator and not is_plan(claim)]


def _in_line_above(claim: Claim, mention: Mention, setting: Setting) -> bool:
    """Whether a line ends between a claim and a number behind it."""
    return "\n" in setting.text[claim.mention.end : mention.start]


def _is_price(mention: Mention) -> bool:
    """Whether an amount of money is for a piece or a weight: 27元/斤."""
    return _PER in (mention.stated_unit or "")


def _share(frame: Frame, series: Series, setting: Setting) -> str:
    """What is a share of what: 销量占总销量比重; a share that names nothing is one of what the sentence spoke of."""
    assert frame.whole is not None
    claims = islice(reversed(setting.reading.claims), _BACK)
    part = next((claim for claim in claims if claim.mention.start < frame.whole[0] and is_plain(claim)), None)
    said = (
        part.indicator and without_rate(part.indicator)
        if part and part.mention.start >= setting.sentence.start
        else None
    )
    said = _in_turn(series, setting) or said or ""
    own = share_out(setting.text[slice(*frame.indicator)], series) if frame.indicator else said
    whole = setting.text[slice(*frame.whole)]
    return f"{own}占{whole}" if whole.endswith(SHARES) else f"{own}占{whole}比重"


def _in_turn(series: Series, setting: Setting) -> str | None:
    """`分别增长8%和9%` after as many amounts takes their indicators in turn, whatever was said of them in between."""
    claims = setting.reading.claims
    first = len(claims) - series.index
    near = claims[max(0, first - _BACK) : first]
    before = [c for c in near if c.mention.start >= setting.sentence.start and c.indicator not in _STANDING]
    alike = before[-series.size :]
    if len({claim.change.kind for claim in alike} | {claim.quantity.unit == "%" for claim in alike}) > _ALIKE:
        amounts = [c for c in before if c.change.kind == "level" and c.quantity.unit != "%"][-series.size :]
        alike = amounts if len(amounts) == series.size else alike
    return alike[series.index].indicator if 1 < series.size == len(alike) else None
