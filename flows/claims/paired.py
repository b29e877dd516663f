"""Dates and figures in step: `一季度、二季度分别达到3万吨和4万吨` gives each figure the date of its own place."""

import re
from bisect import bisect_left

from flows.claims.setting import Reading
from flows.claims.uses import USES, Anchor
from flows.mentions.date_words import one_of
from flows.mentions.mention import Mention, Period
from flows.mentions.spans import start_of

_EACH = re.compile(f"[^，。；,;\n]{{0,10}}?{one_of(USES['each'])}")
_LINK = re.compile("[、，,和与及]|以及")
_COMMA_LINK = re.compile(f"{_LINK.pattern}|[，,；;]")
_CLAUSE = re.compile("[^，,。；;、\n\\d]*")
_REACH = 80  # characters between the first of the dates and the last of the figures
_MOST = 6  # dates in step


def paired_anchor(reading: Reading, mention: Mention, floor: int) -> Anchor | None:
    """The anchor in step with a number, None where dates and numbers of its sentence do not go in step."""
    timeline, text = reading.timeline, reading.article.text
    last = timeline.before(mention.start) - 1
    if last < 1 or timeline.anchors[last].start < floor or mention.start - timeline.anchors[last].end > _REACH:
        return None
    dates = _linked_dates(text, timeline.anchors[max(0, last + 1 - _MOST) : last + 1])
    if len(dates) < 2 or all(date.use == "compare" for date in dates):
        return None  # 比上年全年和上年同期分别加快
    each = _EACH.match(text, dates[-1].end, mention.start)
    if each is None:
        return _joined(dates) if _CLAUSE.fullmatch(text, dates[-1].end, mention.start) else None
    figures = _figures_of(dates, text, reading.mentions, each.end())
    return dates[figures.index(mention) * len(dates) // len(figures)] if mention in figures else None


def _joined(dates: list[Anchor]) -> Anchor | None:
    """Several dates as one, for a figure of all of them: `一季度和二季度均增长7%`."""
    if any(date.use != "when" or date.period.start is None for date in dates):
        return None
    return Anchor(dates[0].start, dates[-1].end, Period(dates[0].period.start, dates[-1].period.end), "range", "when")


def _figures_of(dates: list[Anchor], text: str, mentions: list[Mention], start: int) -> list[Mention]:
    """The figures in step with dates, as many or several for each: `2022年、2023年分别为3件、4件，5件、6件`."""
    figures = _linked_figures(text, mentions, start, _LINK)
    if len(figures) == len(dates):
        return figures
    figures = _linked_figures(text, mentions, start, _COMMA_LINK)
    return [] if len(figures) % len(dates) else figures


def _linked_dates(text: str, anchors: list[Anchor]) -> list[Anchor]:
    """The last of some anchors and those before it that nothing but a link parts."""
    linked = anchors[-1:]
    for anchor in reversed(anchors[:-1]):
        if not _LINK.fullmatch(text, anchor.end, linked[0].start):
            break
        linked.insert(0, anchor)
    return linked


def _linked_figures(text: str, mentions: list[Mention], start: int, link: re.Pattern[str]) -> list[Mention]:
    """The first figure behind `start` and those after it that nothing but a link parts."""
    at = bisect_left(mentions, start, key=start_of)
    linked = mentions[at : at + 1]
    for mention in mentions[at + 1 : at + 1 + 3 * _MOST]:
        if not link.fullmatch(text, linked[-1].end, mention.start):
            break
        linked.append(mention)
    return linked
