"""What each calendar expression of an article does for the claims around it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from flows.mentions.calendar import UNKNOWN
from flows.mentions.date_words import VALUES, choice
from flows.mentions.dates import When, find_times
from flows.mentions.mention import Period


@dataclass(frozen=True, slots=True)
class Anchor:
    """A calendar expression in its clause. `use`: `when` the figures are of, `until` a state's last day, `now`,
    `vague` a time that cannot be dated, `compare` what something is compared with, `told` the day of the report."""

    start: int
    end: int
    period: Period
    grain: str
    use: str


_COMPARE = re.compile(rf"{choice('compare')}(?:我国|全国|全省|全市)?[“]?$")
_AFTER_COMPARE = re.compile(rf"[^，。；,;\n]{{0,6}}?{choice('after_compare')}")
_UNTIL = re.compile(rf"{choice('until')}(?:了|北京时间|当地时间)?(?P<gap>)$")
_STRICT_UNTIL = re.compile(r"截(?:至|止)(?:到|至)?(?:北京时间|当地时间)?$")
_TOLD = re.compile(rf"[^，。；：,;:\n]{{0,40}}?{choice('told')}")
_CUES = re.compile(rf"(?P<now>{choice('now')})|(?P<vague>{choice('vague')})")


def find_anchors(text: str, issue: date | None) -> list[Anchor]:
    """The anchors of an article in reading order."""
    anchors = [_anchor(text, when) for when in find_times(text, issue) if when.role == "date" or when.grain == "clock"]
    anchors += [
        Anchor(cue.start(), cue.end(), Period(None, issue) if cue["now"] else UNKNOWN, "now", "now" if cue["now"] else "vague")
        for cue in _CUES.finditer(text)
    ]
    return sorted(anchors, key=lambda anchor: anchor.start)


def _anchor(text: str, when: When) -> Anchor:
    before = text[max(0, when.start - 8) : when.start]
    period, use = when.period, "when"
    if _COMPARE.search(before) and (before[-1] not in "与同和跟" or _AFTER_COMPARE.match(text, when.end)) or (
        text.startswith("同期", when.end)
    ):
        use = "compare"
    elif _STRICT_UNTIL.search(before) or (_UNTIL.search(before) and when.grain in ("season", "third", "day")):
        period, use = Period(None, period.end), "until"
    elif when.grain in ("day", "clock") and _TOLD.match(text, when.end):
        use = "told"
    return Anchor(when.start, when.end, period, when.grain, use)
