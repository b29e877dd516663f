"""What each calendar expression of an article does for the claims around it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from flows.mentions.calendar import UNKNOWN
from flows.mentions.date_words import choice, one_of, words_by
from flows.mentions.dates import find_times
from flows.mentions.mention import Period
from flows.mentions.reviews import Review, find_reviews
from flows.mentions.when import When


@dataclass(frozen=True, slots=True)
class Anchor:
    """A calendar expression in its clause. `use`: `when` the figures are of, `until` a state's last day, `now`,
    `vague` a time that cannot be dated, `compare` what something is compared with, `told` the day of the report."""

    start: int
    end: int
    period: Period
    grain: str
    use: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The anchors of an article in reading order; `lines` are the offsets at which its lines begin."""

    anchors: list[Anchor]
    starts: list[int]
    lines: list[int]
    reviews: tuple[Review, ...]

    def before(self, position: int) -> int:
        """How many anchors begin before a position."""
        return bisect_left(self.starts, position)

    def review_at(self, position: int) -> Review | None:
        """The section of a report that a position lies in."""
        return next((review for review in reversed(self.reviews) if review.start <= position), None)

    def line_of(self, position: int) -> int:
        """The number of the line a position lies in."""
        return bisect_left(self.lines, position + 1) - 1


_USES = {use: one_of(words) for use, words in words_by("anchors", "use").items()}
_COMPARE = re.compile(rf"{_USES['compare']}(?:我国|全国|全省|全市)?[“]?$")
_AFTER_COMPARE = re.compile(rf"[^，。；,;\n]{{0,6}}?{_USES['compared']}")
_UNTIL = re.compile(r"到(?:了)?$")
_STRICT_UNTIL = re.compile(r"(?:截(?:至|止)(?:到|至)?|截至)(?:北京时间|当地时间)?(?:[今昨]天)?(?:（|\()?$")
_OPEN = re.compile(rf"[^，。；,;\n]{{0,20}}?{_USES['opening']}")
_FROM = re.compile(r"[从自]$")
_TOLD = re.compile(rf"[^，。；：,;:\n]{{0,40}}?{_USES['told']}")
_EVENT = re.compile(r"[^，。；：,;:\n]{1,18}?(?:之?后|之前|以前)[，,]")
_PASSING = re.compile(r"(?:之|以)?[前后]的")
_BY = re.compile(r"之?前(?![后往夕来去述的])")
_PRINTED = re.compile(r"\d")
_RECORD = re.compile(rf"[^，。；,;\n]{{0,3}}?{_USES['record']}")
_CUES = re.compile(
    rf"(?P<now>{_USES['now']})|(?P<vague>{_USES['vague']})|(?P<standing>{_USES['standing']})"
    rf"|(?:这个|整个|本次)?(?P<leave>{choice('leave')})(?P<first>首日|第一天)?"
)


def make_timeline(text: str, issue: date | None) -> Timeline:
    """Every calendar expression and cue of an article, each with its use."""
    found: list[Anchor] = []
    cues = list(_CUES.finditer(text))[::-1]
    for when in find_times(text, issue):
        if when.role == "time" and when.grain != "clock":
            continue
        while cues and cues[-1].start() < when.start:
            _add_cue(found, cues.pop(), issue)
        found.append(_anchor(text, when, found[-1] if found else None))
    while cues:
        _add_cue(found, cues.pop(), issue)
    lines = [0] + [match.end() for match in re.finditer("\n", text)]
    return Timeline(found, [anchor.start for anchor in found], lines, find_reviews(text, issue))


def _add_cue(found: list[Anchor], cue: re.Match[str], issue: date | None) -> None:
    last = found[-1] if found else None
    if last and (last.end > cue.start() or (last.use == "since" and cue.start() - last.end < 20)):
        return
    period, use = Period(None, issue), str(cue.lastgroup)
    if use == "now" and last and cue.start() - last.end < 3 and cue.string[cue.start() - 1] in "至到":
        period = Period(last.period.start, issue)
    if use in ("leave", "first"):
        period, use = _last_holiday(found, bool(cue["first"])), "when"
        if period is UNKNOWN:
            return
    found.append(
        Anchor(
            cue.start(), cue.end(), UNKNOWN if use == "vague" else period, "holiday" if use == "when" else "now", use
        )
    )


def _last_holiday(found: list[Anchor], first: bool) -> Period:
    """The days of the holiday named last: `这个假期`, `假期首日`."""
    period = next((anchor.period for anchor in reversed(found[-50:]) if anchor.grain == "holiday"), UNKNOWN)
    return Period(period.start, period.start) if first else period


def _anchor(text: str, when: When, last: Anchor | None) -> Anchor:
    before = text[max(0, when.start - 10) : when.start]
    period, use = when.period, "when"
    if _is_compared(text, when, before):
        use = "compare"
    elif when.grain == "day" and text.startswith("的", when.end) and not _PRINTED.search(text, when.start, when.end):
        use = "vague"  # 今天的 is nowadays
    elif (
        _STRICT_UNTIL.search(before)
        or _BY.match(text, when.end)
        or (_UNTIL.search(before) and when.grain in ("season", "third", "day"))
    ):
        period, use = Period(None, period.end), "until"
    elif last and 0 <= when.start - last.end <= 1 and last.use == "until" and (when.grain in ("day", "clock")):
        period, use = Period(None, period.end or last.period.end), "until"
    elif _FROM.search(before) and _OPEN.match(text, when.end):
        use = "since"
    elif when.grain in ("day", "clock") and _TOLD.match(text, when.end):
        use = "told"
    return Anchor(when.start, when.end, period, when.grain, use)


def _is_compared(text: str, when: When, before: str) -> bool:
    if (
        text.startswith("同期", when.end)
        or _PASSING.match(text, when.end)
        or (when.grain == "span" and _RECORD.match(text, when.end))
    ):
        return True
    match = _COMPARE.search(before)
    if match is None:
        return before.endswith(("于", "自", "在")) and bool(_EVENT.match(text, when.end))
    return match[0][0] not in "与同和跟" or bool(_AFTER_COMPARE.match(text, when.end))
