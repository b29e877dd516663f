"""When: the days a claim speaks of."""

import re
from bisect import bisect_left

from flows.claims.claim import Change
from flows.claims.setting import Setting
from flows.claims.timeline import Anchor, find_anchors
from flows.mentions.calendar import UNKNOWN
from flows.mentions.date_words import choice
from flows.mentions.mention import Mention, Period

_STANDING = re.compile(choice("standing"))


def period_of(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None]:
    """First and last day the claim speaks of, and the words that say so."""
    anchor = _anchor_of(mention, setting)
    if anchor is not None and anchor.use != "vague":
        return anchor.period, setting.text[anchor.start : anchor.end]
    if _STANDING.search(setting.left):
        return Period(None, setting.reading.article.issue_date), None
    return UNKNOWN, None


def _anchor_of(mention: Mention, setting: Setting) -> Anchor | None:
    anchors = setting.reading.anchors
    at = bisect_left(anchors, mention.start, key=lambda anchor: anchor.start)
    while at and anchors[at - 1].start >= setting.sentence.start:
        at -= 1
        if anchors[at].use in ("when", "until", "now", "vague"):
            return anchors[at]
    return None
