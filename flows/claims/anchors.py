"""Which anchor of the timeline speaks for a number.

The one that is its own, else the nearest before it in its sentence, one of a sentence before that still holds, or the
period that the article reports on.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from flows.claims.claim import Change
from flows.claims.paired import paired_anchor
from flows.claims.passing import REPORTED, opens, passes
from flows.claims.reported import VIEWED, YEARLY, is_fixed, is_flow, is_reported, is_told_apart, tells_of_flow
from flows.claims.setting import Reading
from flows.claims.stops import last_of
from flows.claims.timeline import Timeline
from flows.claims.turns import spanned, turn_of
from flows.claims.uses import STARTS, USES, Anchor
from flows.claims.words import CLOSED, OPEN
from flows.mentions.calendar import in_year
from flows.mentions.date_words import choice, one_of
from flows.mentions.mention import Mention
from flows.mentions.spans import start_of

_PART = re.compile(one_of(USES["part"]))
_SUM = re.compile(one_of(USES["sum"]))
_TURNED = re.compile(one_of(USES["turn"]))
_AHEAD = re.compile(choice("ahead"))
_WHOLE = re.compile(one_of(USES["daily"]))  # 1月24日0—24时，…
_FINISHED = one_of(word for word in USES["standing"] if word in USES["done"])
_BEGUN = re.compile(f"[；;]{one_of(USES['begun'])}|[，,]{_FINISHED}")
_STEP = re.compile(rf"{one_of(USES['event'])}$")  # 今年9月，新校区将投用。
SPANNING = re.compile(one_of(USES["spanning"]))
_COMMA = re.compile("[，,；;]")
_ENDS = ("from", "to")
_SKIPPED = ("compare", "told", "event")
REACH = 12  # anchors looked back on
_BESIDE = re.compile("(?P<same>同期)?[的为]?")  # between a date and its own number
_YARDSTICK = re.compile(one_of(word for word in USES["compared"] if word in USES["compare"]))  # 与2010年的72人相比
LINES_BACK = 3
_WINDOW = 300  # characters
_SENTENCE, _FEW = 200, 4  # characters and numbers behind an anchor that its own sentence may hold
_LIST = 40  # mentions of a list looked back on
_CLAUSE = 40  # characters of a clause before a date in which 预计 speaks of it


def anchor_of(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    """The anchor of a number whose sentence begins at `floor`: beside or before it, else from further up."""
    own = _own(reading, mention, change, floor) or paired_anchor(reading, mention, floor)
    anchor = own or _nearest(reading, mention, change, floor)
    if anchor is None:
        anchor = _carried(reading, mention, change, floor) or _reported(reading, mention, change, floor)
    elif _is_kept(anchor, reading) and is_flow(reading.article.text, mention, anchor.end):
        anchor = _reported(reading, mention, change, floor) or anchor
    if anchor is None or _is_kept(anchor, reading):
        anchor = reading.timeline.announced_at(floor) or anchor
    if anchor and _is_kept(anchor, reading):
        anchor = _up_to(anchor, reading) or anchor
    if anchor and anchor.use == "standing" and change.kind in ("change", "growth"):
        return None
    return anchor


def _reported(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    anchor = None if reading.timeline.reviews else reading.timeline.reported_at(floor)
    if anchor is None or is_reported(reading.article.text, anchor, mention, change, floor):
        return anchor
    return anchor if _goes_on_reporting(anchor, reading, mention, floor) else None


def _goes_on_reporting(anchor: Anchor, reading: Reading, mention: Mention, floor: int) -> bool:
    """Whether a count follows a figure of the period reported on, on its line: `…占46%。6起火灾中，农村4起`."""
    before = reading.claims[-1] if reading.claims else None
    if before is None or before.period != anchor.period or before.mention.start < reading.timeline.line_start(floor):
        return False
    return mention.unit == "1" and not is_told_apart(reading.article.text, mention, floor)


def words_from(mention: Mention, start: int) -> int:
    """Where to look for the words before a number: from `start`, but never the whole of an endless sentence."""
    return max(start, mention.start - _WINDOW)


def _is_attribute(text: str, mention: Mention, change: Change) -> bool:
    """`快于2020年至2022年4.5%的增速`: a growth said of a noun has the date before it."""
    return change.kind == "growth" and text.startswith("的", mention.end)


def _own(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    """The date of this number alone: `1.5万元（2019年）`, `相比2015年69.2`, `由【3家】增至8家`."""
    timeline, text = reading.timeline, reading.article.text
    at = timeline.before(mention.start)
    if at < len(timeline.anchors) and text.startswith(OPEN, mention.end):
        behind = timeline.anchors[at]
        if behind.start == mention.end + 1 and text.startswith(CLOSED, behind.end):
            return behind
    moved = change.kind in ("ratio", "change") or (change.kind == "growth" and text[mention.start - 1] != "的")
    if not at or (moved and not _is_attribute(text, mention, change)):
        return None
    last = timeline.anchors[at - 1]
    if last.use == "from" and last.start >= floor and text.endswith(STARTS, 0, mention.start):
        return last
    if last.use == "compare" and last.start >= floor and _YARDSTICK.match(text, mention.end):
        return last
    beside = _BESIDE.fullmatch(text, last.end, mention.start) if last.use == "compare" else None
    if beside is None or (beside["same"] == beside[0] != "" and mention.unit == "%"):
        return None  # 恢复到2022年同期80%
    return _same_days(timeline, at - 1, floor) if beside["same"] else last


def _same_days(timeline: Timeline, at: int, floor: int) -> Anchor | None:
    """同期 of the year that an anchor names: the days of the date told of before it in the sentence."""
    year, before = timeline.anchors[at], timeline.anchors[max(0, at - REACH) : at]
    told = next((anchor for anchor in reversed(before) if anchor.use == "when" and anchor.start >= floor), None)
    if told is None or year.period.start is None or None in (told.period.start, told.period.end):
        return None
    return replace(told, start=year.start, end=year.end, period=in_year(told.period, year.period.start.year))


def _nearest(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    """The last anchor before the number, not before `floor`, that speaks for it."""
    timeline, text, standing = reading.timeline, reading.article.text, None
    last = timeline.before(mention.start) - 1
    for at in range(last, max(-1, last - REACH), -1):
        anchor = timeline.anchors[at]
        if anchor.start < floor:
            break
        if anchor.use == "standing":
            standing = standing or anchor
        elif anchor.use == "to" and (over := _spanned(reading, anchor, mention, floor)):
            return over
        elif anchor.use not in _SKIPPED and not _is_spent(anchor, mention, change, text):
            return standing if standing and _yields(anchor, standing, text) else anchor
    return standing


def _spanned(reading: Reading, anchor: Anchor, mention: Mention, floor: int) -> Anchor | None:
    """Both ends of a development, where a mean over its years (`，年均增长7%`) speaks of all of it."""
    turn = None if reading.timeline.reviews else turn_of(reading, mention, floor)  # 五年来 of a report goes before
    means = SPANNING.search(reading.article.text, words_from(mention, anchor.end), mention.start)
    return spanned(*turn) if turn and turn[1] is anchor and means else None


def _yields(anchor: Anchor, standing: Anchor, text: str) -> bool:
    """`近年来，…已有1811家` and `9日渠堤塌了一段，已有2人受伤` tell of a state as of now."""
    if anchor.use == "vague":
        return True
    return (
        anchor.grain == "day"
        and anchor.use != "until"
        and len(_COMMA.findall(text, anchor.end, min(standing.start, anchor.end + _WINDOW))) > opens(anchor, text)
    )


def _is_spent(anchor: Anchor, mention: Mention, change: Change, text: str) -> bool:
    """`是2020年的3倍` names the yardstick; `近4年提高15个百分点，` speaks for its own clause and for means."""
    if change.kind == "ratio" and mention.start - anchor.end < 2:
        return True
    begin = words_from(mention, anchor.end)
    sets_out = anchor.use == "from" or (anchor.use == "now" and text.endswith(STARTS, 0, anchor.start))
    if sets_out and _TURNED.search(text, begin, mention.start):
        return True
    if anchor.use == "to" and SPANNING.search(text, begin, mention.start):
        return True
    if _BEGUN.search(text, begin, mention.start) and _is_expected(anchor, text):
        return True
    if anchor.grain == "day" and anchor.use == "when" and not opens(anchor, text):
        clause = last_of("，,；", text, begin, mention.start)
        return clause >= 0 and _AHEAD.search(text, clause, mention.start) is not None
    if anchor.grain != "span" or _COMMA.match(text, anchor.end):
        return False
    clause = last_of("，,；;", text, begin, mention.start)
    return clause >= 0 and not SPANNING.search(text, clause, mention.start)


def _is_expected(anchor: Anchor, text: str) -> bool:
    """`预计全年实现38亿元；完成…` expects in its own clause only."""
    begin = max(0, anchor.start - _CLAUSE)
    clause = last_of("，,；;。\n", text, begin, anchor.start)
    return _AHEAD.search(text, max(begin, clause), anchor.start) is not None


def _carried(reading: Reading, mention: Mention, change: Change, floor: int) -> Anchor | None:
    """The anchor of a sentence before that still holds: on the line, or further up for `其中`, `据统计` and `同比`."""
    timeline, text, standing = reading.timeline, reading.article.text, None
    going = _PART.match(text, floor) is not None
    yearly = YEARLY.search(text, words_from(mention, floor), mention.start) is not None
    above = (
        going
        or _SUM.match(text, floor) is not None
        or VIEWED.match(text, floor) is not None
        or (yearly and (bool(timeline.reviews) or timeline.reported_at(floor) is None))
    )
    line = timeline.lines[max(0, timeline.line_of(floor) - (LINES_BACK if above else 0))]
    if not going and _tells_of_a_step(timeline, mention, floor):
        return None
    last = timeline.before(_list_before(reading, floor, line)) - 1
    for at in range(last, max(-1, last - REACH), -1):
        anchor = timeline.anchors[at]
        if anchor.start < line or anchor.use == "vague":
            return standing
        if anchor.use == "standing" and going:
            standing = standing or anchor
        elif anchor.use not in _SKIPPED and anchor.use not in _ENDS and not passes(timeline, at, text):
            if standing:
                apart = standing.start - anchor.end > _WINDOW or "。" in text[anchor.end : standing.start]
                return standing if apart or _yields(anchor, standing, text) else anchor
            fixed = is_fixed(text, mention, floor)
            flows = change.kind == "growth" or tells_of_flow(text, mention, floor)
            told = anchor.use == "until" and flows
            if fixed or not (going or told or _holds_on(anchor, reading)):
                return None
            return _last_day_of(timeline, at, text) or anchor
    return standing


def _list_before(reading: Reading, floor: int, line: int) -> int:
    """Where the list begins that a sentence is an item of (`三是…`), behind what its line has dated; else `floor`."""
    mentions = reading.mentions
    at = bisect_left(mentions, floor, key=start_of)
    if at == len(mentions) or mentions[at].start != floor or mentions[at].role != "structure":
        return floor
    marks = (mention.start for mention in mentions[max(0, at - _LIST) : at] if mention.role == "structure")
    first = next((start for start in marks if start >= line), floor)
    dated = reading.timeline.before(first)
    return first if dated and reading.timeline.anchors[dated - 1].start >= line else floor


def _last_day_of(timeline: Timeline, at: int, text: str) -> Anchor | None:
    """The days that a sentence tells of a state for: `截至30日，共有8个乡镇受灾。损失2亿元。`, `2017年，共有32处。`."""
    anchor, before = timeline.anchors[at], timeline.anchors[at - 1] if at else None
    if anchor.use != "standing" or before is None or "。" in text[before.end : anchor.start]:
        return None
    return before if before.use == "until" or (before.use == "when" and not _yields(before, anchor, text)) else None


def _up_to(anchor: Anchor, reading: Reading) -> Anchor | None:
    """The last day that the sentence before tells of states for: `截至年底，有养老院8家。共有床位100张。`.

    So do the days that a state is told of for: `“十四五”期末，共有医院8家。拥有床位100张。`.
    """
    timeline, text = reading.timeline, reading.article.text
    at = timeline.before(anchor.start) - 1
    before = timeline.anchors[at] if at >= 0 else None
    if before and before.use == "standing":
        before = _last_day_of(timeline, at, text)
    elif before and before.use != "until":
        return None
    if before is None or anchor.start - before.end > _WINDOW:
        return None
    return None if "\n" in text[before.end : anchor.start] else before


def _tells_of_a_step(timeline: Timeline, mention: Mention, floor: int) -> bool:
    """`幼儿园于2020年9月投用，占地18亩` turns to a thing of its own."""
    at = timeline.before(mention.start) - 1
    return at >= 0 and timeline.anchors[at].use == "event" and timeline.anchors[at].start >= floor


def _is_kept(anchor: Anchor, reading: Reading) -> bool:
    """`现有`, `共有` tell of a state that goes on, `已` of one thing done."""
    return anchor.use == "standing" and reading.article.text[anchor.start : anchor.end] not in USES["done"]


def _holds_on(anchor: Anchor, reading: Reading) -> bool:
    """Whether a date goes on for the next sentence: one that opens its own, or has figures there."""
    text, mentions = reading.article.text, reading.mentions
    if anchor.use in ("until", "since"):
        return False
    if anchor.grain in ("day", "clock", "feast"):
        return _WHOLE.match(text, anchor.start) is not None
    if anchor.use == "standing":
        return _is_kept(anchor, reading)
    if reading.timeline.reviews:  # a report falls back on the year it reviews, except from 五年来，
        return anchor.grain in ("span", "plan") and opens(anchor, text)
    stop = text.find("。", anchor.end, anchor.end + _SENTENCE)
    if anchor.grain in ("month", "third") and _STEP.search(text, anchor.end, max(anchor.end, stop)):
        return False
    if anchor.use == "when" and (text[anchor.end : anchor.end + 1] in ("，", ",") or anchor.grain in REPORTED):
        return True
    at = bisect_left(mentions, anchor.end, key=start_of)
    return any(mention.role == "claim" and mention.start < stop for mention in mentions[at : at + _FEW])
