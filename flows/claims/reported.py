"""The period a statistical article reports on: that of its headline or lead, for figures further down without one.

`前三季度，全市…` at the head speaks for `从行业看，采矿业增长9%` three paragraphs below; not for what stands
(`总投资5亿元`, `现有8家`) nor for what is to come.
"""

import re
from dataclasses import replace
from datetime import date

from flows.claims.claim import Change
from flows.claims.stops import last_of
from flows.claims.uses import USES, Anchor
from flows.mentions import calendar as cal
from flows.mentions.date_words import choice, one_of
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_FLOW, _FIXED = re.compile(one_of(USES["flow"])), re.compile(one_of(USES["fixed"]))
YEARLY = re.compile(one_of(USES["yearly"]))
_COMPARED = re.compile(  # `升至129点，比去年同期增长近3%`
    rf"[^，,。；;\n]{{0,24}}(?:[，,](?:[比较][^，,。；;\n]{{0,8}}?)?{one_of(USES['flow'])}|[，,、（(]占(?!地))"
)
VIEWED = re.compile(rf"[从分按][^，,。；;\n\d]{{1,16}}{one_of(words_where('bases', 'use', 'views'))}[，,]")
"""What opens a sentence that looks at the figures from one more side: `从火灾发生单位看，`, `分产业来看，`."""

_AHEAD = re.compile(choice("ahead") + "(?!的)")
_DIGEST = re.compile(rf"[^\n]{{0,40}}?{one_of(USES['digest'])}")
_FIGURES = re.compile(r"\d")
_ANNOUNCES = re.compile(rf"{one_of(USES['announces'])}[：:]\n")
_PUBLISHES = re.compile(rf"{one_of(words_where('speakers', 'kind', 'posts'))}了?$")
_DATA = re.compile(rf"[^，。；\n]{{0,6}}?{one_of(words_where('speakers', 'kind', 'source'))}")
_TIMES = "次"  # 人次, 架次 count what went by
_COMMAS = "，,；;"
_STOPS = _COMMAS + "。\n"
_STATISTICAL = frozenset(
    {"half", "quarter", "quarters", "first_quarter", "months", "month", "week", "range", "holiday", "season"}
)
_PASSING = frozenset({"told", "vague", "now", "standing", "since", "compare", "event"})
_LEAD = 600  # characters in which the headline and the lead lie
_BEHIND, _BEFORE = 24, 150  # characters of a sentence looked at
_CLAUSE = 24
_OPENING = 4
_SOURCE = 8  # characters of 数据显示， before a period


def find_reported(text: str, anchors: list[Anchor], issue: date | None) -> list[Anchor]:
    """The statistical period of the headline or lead and those that open a line after it, in reading order.

    None in a digest of several stories, and where another kind of period comes first.
    """
    if _DIGEST.match(text):
        return []
    stop = _end_of_lead(text)
    first = next((at for at, anchor in enumerate(anchors) if not _is_passed(anchor, issue)), len(anchors))
    while first + 1 < len(anchors) and _is_passed_over(text, anchors[first], anchors[first + 1], issue):
        first += 1
    head = anchors[first] if first < len(anchors) else None
    if head is None or head.start >= stop or not _is_statistical(head, issue):
        return []
    if head.grain == "year" and head.start >= text.find("\n") and not _is_published(text, head):
        return []  # a year is reported on where the headline or who publishes its data says so
    later = (
        anchor
        for anchor in anchors[first + 1 :]
        if _opens_line(text, anchor) and _is_statistical(anchor, issue) and _takes_over(anchor, head)
    )
    return [head, *later]


def find_announced(text: str, anchors: list[Anchor]) -> list[Anchor]:
    """The first date of each line that leads to figures below it: `现将2020年11月1日零时的人口情况公布如下：`."""
    found = []
    for leads in _ANNOUNCES.finditer(text):
        line = last_of("。\n", text, 0, leads.start()) + 1
        inside = [anchor for anchor in anchors if line <= anchor.start < leads.start()]
        first = next((anchor for anchor in inside if anchor.use == "until"), inside[0] if inside else None)
        if first is not None and (first.period.start is not None or first.use == "until"):
            found.append(first if first.use == "until" else replace(first, use="when"))
    return found


def _is_published(text: str, anchor: Anchor) -> bool:
    """Whether a lead says that the data of a year are out: `统计局今天公布2022年经济数据，`."""
    published = _PUBLISHES.search(text, max(0, anchor.start - _OPENING), anchor.start)
    return published is not None and _DATA.match(text, anchor.end) is not None


def _is_passed_over(text: str, anchor: Anchor, following: Anchor, issue: date | None) -> bool:
    """Whether a period only names what the figures of the next are about: `通报了冬季目标的完成情况。10月至3月，…`."""
    stop = text.find("。", anchor.end, following.start)
    return (
        stop >= 0
        and following.start - stop <= _SOURCE
        and _is_statistical(following, issue)
        and not _FIGURES.search(text, anchor.end, stop)
    )


def _takes_over(anchor: Anchor, head: Anchor) -> bool:
    """A single month, and months that end before those reported on do, are looked at in passing."""
    if anchor.grain == "month" and head.grain != "month":
        return False
    start, end, last = anchor.period.start, anchor.period.end, head.period.end
    return not (start and end and last and head.period.start and head.period.start <= start and end < last)


def _is_passed(anchor: Anchor, issue: date | None) -> bool:
    """What may stand before the period reported on: the day of the report, 目前, 今年."""
    if _is_statistical(anchor, issue):
        return False
    return anchor.use in _PASSING or anchor.grain in ("day", "clock", "year", "plan", "span")


def _opens_line(text: str, anchor: Anchor) -> bool:
    return "\n" in text[max(0, anchor.start - _OPENING) : anchor.start]


def _end_of_lead(text: str) -> int:
    """Where the first line ends that holds a full stop."""
    stop = text.find("。", 0, _LEAD)
    line = text.find("\n", stop, _LEAD) if stop >= 0 else -1
    return line if line >= 0 else min(len(text), _LEAD)


def _is_statistical(anchor: Anchor, issue: date | None) -> bool:
    start, end = anchor.period.start, anchor.period.end
    if anchor.use != "when" or issue is None or start is None or end is None or start > issue:
        return False
    if anchor.grain == "range" and (start.day > 1 or cal.month_days(end.year, end.month).end != end):
        return False
    if anchor.grain == "season":
        return end <= issue and start.month < end.month
    return anchor.grain in _STATISTICAL or (anchor.grain == "year" and end.year + 1 == issue.year)


def is_reported(text: str, anchor: Anchor, mention: Mention, change: Change, floor: int) -> bool:
    """Whether a number without a time of its own is one of the figures of the period reported on."""
    if anchor.end > floor:
        return False
    clause = _clause_start(text, mention, floor)
    if _COMPARED.match(text, mention.end) or (change.kind != "level" and YEARLY.search(text, clause, mention.start)):
        return True
    begin, end = max(floor, mention.start - _BEFORE), _clause_end(text, mention.end)
    if is_told_apart(text, mention, floor):
        return False
    if change.kind in ("growth", "share") or mention.quote.endswith(_TIMES) or VIEWED.match(text, floor):
        return True
    return _FLOW.search(text, begin, end) is not None


def is_told_apart(text: str, mention: Mention, floor: int) -> bool:
    """Whether a number is of no period reported on: of what is to come, or of what a thing is like."""
    begin = max(floor, mention.start - _BEFORE)
    return bool(_AHEAD.search(text, begin, mention.end)) or is_fixed(text, mention, floor)


def is_fixed(text: str, mention: Mention, floor: int) -> bool:
    """Whether the clause tells of what a thing is like, at whatever time (`总投资5亿元`, `占地300亩`)."""
    return _FIXED.search(text, _clause_start(text, mention, floor), mention.start) is not None


def is_flow(text: str, mention: Mention, floor: int) -> bool:
    """Whether the words of a number's own clause, begun behind `floor`, tell of a flow (`城镇新增就业5300人`)."""
    clause = _clause_start(text, mention, floor)
    return text[clause - 1] in _COMMAS and _FLOW.search(text, clause, mention.start) is not None


def tells_of_flow(text: str, mention: Mention, floor: int) -> bool:
    """Whether the words around a number, in its clause, tell of a flow (`共造成25人死亡`)."""
    return _FLOW.search(text, _clause_start(text, mention, floor), _clause_end(text, mention.end)) is not None


def _clause_start(text: str, mention: Mention, floor: int) -> int:
    begin = max(floor, mention.start - _CLAUSE)
    return last_of(_COMMAS, text, begin, mention.start) + 1 or begin


def _clause_end(text: str, start: int) -> int:
    ends = [end for sign in _STOPS if (end := text.find(sign, start, start + _BEHIND)) >= 0]
    return min(ends, default=min(len(text), start + _BEHIND))
