"""What each calendar expression of an article does for the claims around it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from flows.mentions.calendar import UNKNOWN
from flows.mentions.date_words import VALUES, one_of, words_by
from flows.mentions.dates import find_times
from flows.mentions.mention import Period
from flows.mentions.reviews import Review, find_reviews
from flows.mentions.when import When


@dataclass(frozen=True, slots=True)
class Anchor:
    """A calendar expression, or a word such as 目前, in its clause.

    `use`: `when` the figures are of, `since` which they run on, `until` a state's last day, `now`, `standing` a state
    told of without a day (已), `vague` a time that cannot be dated, `compare` what something is compared with,
    `told` the day of the report.
    """

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


USES = words_by("anchors", "use")
_DEICTIC = ("这个", "整个", "本次", "")
_FIRST_DAY = ("首日", "第一天", "")
_CUES = {word: use for use in ("now", "vague", "standing") for word in USES[use]}
_CUES |= {"".join(parts): "first" if parts[2] else "leave" for parts in product(_DEICTIC, VALUES["leave"], _FIRST_DAY)}
_CUE = re.compile(one_of(_CUES))
_COMPARE, _UNTIL, _FILLERS = tuple(USES["compare"]), tuple(USES["until"]), tuple(USES["filler"])
_PAIRED = "与同和跟"  # compare only together with 相比, 持平
_COMPARED = re.compile(rf"[^，。；,;\n]{{0,6}}?{one_of(USES['compared'])}")
_OPENING = re.compile(rf"[^，。；,;\n]{{0,20}}?{one_of(USES['opening'])}")
_RECORD = re.compile(rf"[^，。；,;\n]{{0,3}}?{one_of(USES['record'])}")
_CLAUSE = re.compile(r"[）)]?[，,]?(?P<words>[^，。；：,;:\n]{0,80})")
_TOLD = re.compile(one_of(USES["told"]))
_FIGURE = re.compile(r"\d(?!\d{0,3}[年月日])(?<!\d\d)")
_PASSED = re.compile(r"[^，。；：,;:\n]{1,18}?(?:之?后|之前|以前)[，,]")
_PASSING = re.compile(r"(?:之|以)?[前后]的")
_BY = re.compile(r"之?前(?![后往夕来去述的])")
_PRINTED = re.compile(r"\d")
_NEAR = 20  # characters over which 从…至今 reaches


def make_timeline(text: str, issue: date | None) -> Timeline:
    """Every calendar expression and cue of an article, each with its use."""
    found: list[Anchor] = []
    cues = _CUE.finditer(text)
    cue = next(cues, None)
    for when in find_times(text, issue):
        if when.role == "time" and when.grain != "clock":
            continue
        while cue and cue.start() < when.start:
            found.extend(_cue_anchor(cue, found, issue))
            cue = next(cues, None)
        found.append(_anchor(text, when, found[-1] if found else None))
    while cue:
        found.extend(_cue_anchor(cue, found, issue))
        cue = next(cues, None)
    lines = [0] + [match.end() for match in re.finditer("\n", text)]
    return Timeline(found, [anchor.start for anchor in found], lines, find_reviews(text, issue))


def _cue_anchor(cue: re.Match[str], found: list[Anchor], issue: date | None) -> Iterator[Anchor]:
    last, (start, end), use = found[-1] if found else None, cue.span(), _CUES[cue[0]]
    if last and (last.end > start or (last.use == "since" and start - last.end < _NEAR)):
        return
    if use in ("leave", "first"):
        period = _last_holiday(found, use == "first")
        if period is not UNKNOWN:
            yield Anchor(start, end, period, "holiday", "when")
        return
    begin = (
        last.period.start
        if use == "now" and last and start - last.end < 3 and cue.string[start - 1] in "至到"
        else None
    )
    yield Anchor(start, end, UNKNOWN if use == "vague" else Period(begin, issue), "now", use)


def _last_holiday(found: list[Anchor], first: bool) -> Period:
    """The days of the holiday named last: `这个假期`, `假期首日`."""
    period = next((anchor.period for anchor in reversed(found[-50:]) if anchor.grain == "holiday"), UNKNOWN)
    return Period(period.start, period.start) if first else period


def _anchor(text: str, when: When, last: Anchor | None) -> Anchor:
    before = text[max(0, when.start - 10) : when.start].rstrip("“（(")
    if before.endswith(_FILLERS):
        before = before[: -max(len(word) for word in _FILLERS if before.endswith(word))].rstrip("“（(")
    use = _use(text, when, last, before)
    period = when.period
    if use == "until":
        period = Period(None, period.end or (last.period.end if last else None))
    return Anchor(when.start, when.end, period, when.grain, use)


def _use(text: str, when: When, last: Anchor | None, before: str) -> str:
    if _is_compared(text, when, before):
        return "compare"
    daily = when.grain in ("day", "clock")
    if when.grain == "day" and text.startswith("的", when.end) and not _PRINTED.search(text, when.start, when.end):
        return "vague"  # 今天的 is nowadays
    if before.endswith(_UNTIL) or _BY.match(text, when.end) or (before.endswith(("到", "到了")) and _is_close(when)):
        return "until"
    if daily and last and last.use == "until" and 0 <= when.start - last.end <= 1:
        return "until"
    if before.endswith(("从", "自")) and _OPENING.match(text, when.end):
        return "since"
    return "told" if daily and _is_told(text, when.end) else "when"


def _is_close(when: When) -> bool:
    """`到2023年底` names the day on which a state is told of, `到2030年` a year of its own."""
    return when.grain in ("season", "third", "day")


def _is_told(text: str, end: int) -> bool:
    """`7月29日，记者从县里获悉，…` is the day of the report: a word of telling, no figure behind it."""
    clause = _CLAUSE.match(text, end)
    words = clause["words"] if clause else ""
    told = _TOLD.search(words)
    return told is not None and not _FIGURE.search(words, told.end())


def _is_compared(text: str, when: When, before: str) -> bool:
    end = when.end
    if text.startswith(("同期", "第"), end) or _PASSING.match(text, end):
        return True
    if when.grain == "span" and _RECORD.match(text, end):
        return True
    if before.endswith(_COMPARE):
        return before[-1] not in _PAIRED or _COMPARED.match(text, end) is not None
    return before.endswith(("于", "自", "在")) and _PASSED.match(text, end) is not None
