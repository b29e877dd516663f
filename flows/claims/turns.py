"""Developments over years (`由2012年的53.9万亿元升至2020年的101.6万亿元`) and what goes on about them."""

from flows.claims.setting import Reading
from flows.claims.uses import Anchor
from flows.mentions.mention import Mention, Period

_REACH = 12  # anchors looked back on


def turn_of(reading: Reading, mention: Mention, floor: int) -> tuple[Anchor, Anchor] | None:
    """The dates that the sentence's last development sets out from and comes to, both before a number."""
    timeline = reading.timeline
    last = timeline.before(mention.start) - 1
    for at in range(last, max(0, last - _REACH), -1):
        first, second = timeline.anchors[at - 1], timeline.anchors[at]
        if first.start < floor:
            return None
        if (first.use, second.use) == ("from", "to"):
            return first, second
    return None


def spanned(first: Anchor, second: Anchor) -> Anchor:
    """Both ends of a development as one span, for a mean over its years: `，年均增长6.7%`."""
    return Anchor(first.start, second.end, Period(first.period.start, second.period.end), "span", "when")
