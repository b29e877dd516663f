"""What a calendar expression does for the claims around it, by the words that stand next to it.

It dates them, ends or begins what they count, is what they are compared with, or has nothing to do with them.
"""

import re
from dataclasses import dataclass

from flows.mentions.date_words import HAN, VALUES, one_of, words_by
from flows.mentions.mention import Period
from flows.mentions.when import When

USES = words_by("anchors", "use")
_WORDS = r"[^，。；,;\n]"
_COMPARE, _UNTIL, _FILLERS = tuple(USES["compare"]), tuple(USES["until"]), tuple(USES["filler"])
_TURNS = tuple(USES["turn"])
_FOUNDED, _REACHES = tuple(USES["founded"]), tuple(USES["reaches"])
_SOURCES, STARTS = ("据",), ("由", "从")
_PAIRED = "与同和跟"  # compare only together with 相比, 持平
_YEARLY = tuple(USES["yearly"])
_COMPARED = re.compile(rf"{_WORDS}{{0,6}}?{one_of(USES['compared'])}")
_DAYS = [word for part in ("year", "day") for word in VALUES[part]]
_OPENING = re.compile(  # 从建厂至今，; not 提升至今年, 增长到如今的8家
    rf"{_WORDS}{{0,20}}?(?:"
    + "|".join(f"{word}(?!的|{one_of(day[1:] for day in _DAYS if day[0] == word[-1])})" for word in USES["opening"])
    + ")"
)
_RUNNING = re.compile(r"[^，。；,;\n\d]{1,10}?" + one_of(word for word in VALUES["since"] if len(word) > 1))
_SINCE = re.compile(one_of(word for word in VALUES["since"] if len(word) > 1))  # 春运以来
_LATELY = "来内"  # 近5年来新高, 年内新高
_RECORD = re.compile(rf"{_WORDS}{{0,3}}?{one_of(USES['record'])}")
_SINCE_FIRST = re.compile(rf"{_WORDS}{{0,18}}?(?:后|来)的?{one_of(USES['record'])}")
_TALLIED = re.compile(r"[^，。；\n至到—–~～-]{0,8}?" + one_of(USES["tallied"]))
_EVENT = re.compile(
    rf"(?:正式|全面|全部|顺利|已)?{one_of(USES['event'])}"
    rf"(?:[^，。；,;\n\d]{{0,4}}[，；,;、。]|的[^，。；,;\n\d]{{0,20}}(?:{one_of(USES['fixed'])}|[，,]))"
)
_PLANNED = re.compile(rf"{one_of(USES['planned'])}[^，。；,;\n\d]{{0,8}}的")
_PLANNED_SUM = re.compile(rf"[^，。；,;\n\d]{{0,4}}{one_of(USES['planned'])}[\d.]+(?!\d|[%％个.])")
_TURN = re.compile(rf"[^。；;\n]{{0,30}}?{one_of(USES['turn'])}")
_CLAUSE = re.compile(r"[）)]?[，,]?(?P<words>[^，。；：,;:\n]{0,80})")
_TOLD = re.compile(one_of(USES["told"]))
_FIGURE = re.compile(r"\d(?!\d{0,3}[年月日])(?<!\d\d)")
_PASSED = re.compile(r"[^，。；：,;:\n]{1,18}?(?:之?后|之前|以前)[，,]")
_OTHER = re.compile("同期|第(?![一二三]产业)")
_SAME_TIME = re.compile("同期(?:[，,]|[^，。；,;\n\\d相]{0,8}?[为仅是只达](?!负))")
_OPENS = "，,。；;（(\n而"
_SEASON = max(map(len, USES["league"]))
_JOINED, _NEXT = re.compile("(?:同期)?[和与及、]"), 3
_PASSING = re.compile(r"(?:之|以)?[前后]的")
_TIMES = re.compile(rf"的[\d.{HAN}百千两几多余]{{1,6}}倍")
_BEHIND = frozenset("同第之以前后的")
"""What these begin with."""
_BY = re.compile(r"之?前(?![后往夕来去述的])")
_TO = re.compile("(?:到了?|(?:^|[，。；、\n])至)$")
_PRINTED = re.compile(r"\d")


@dataclass(slots=True)
class Anchor:
    """A calendar expression, or a word such as 目前, in its clause.

    `use`: `when` the figures are of, `from` and `to` the ends of a development (由2011年的…提高到2016年的),
    `since` which they run on, `until` a state's last day, `now`, `standing` a state told of without a day (已),
    `vague` a time that cannot be dated, `compare` what something is compared with or named after, `event` the day of
    a step (3月开工), `told` the day of the report.
    """

    start: int
    end: int
    period: Period
    grain: str
    use: str


def words_before(text: str, start: int) -> str:
    """The words right before an expression, without opening quotes and words such as 全国 that may stand between."""
    before = text[max(0, start - 10) : start].rstrip("“（(")
    if before.endswith(_FILLERS):
        before = before[: -max(len(word) for word in _FILLERS if before.endswith(word))].rstrip("“（(")
    return before


def use_of(text: str, when: When, last: Anchor | None) -> str:
    """The use of an expression, given the anchor before it."""
    before, daily = words_before(text, when.start), when.grain in ("day", "clock")
    if _is_compared(text, when, before) or _goes_on(text, when, last) or _is_named(text, when, before):
        return "compare"
    if before.endswith(_FOUNDED) or _EVENT.match(text, when.end):
        return "event"
    if when.grain == "day" and text.startswith("的", when.end) and not _PRINTED.search(text, when.start, when.end):
        return "vague"  # 今天的 is nowadays
    if _is_until(text, when, before, last):
        return "until"
    if (
        _SINCE.match(text, when.end)
        or _RUNNING.match(text, when.end)
        or (before.endswith(("从", "自")) and _OPENING.match(text, when.end))
    ):
        return "since"
    if before.endswith(STARTS) and text[when.end - 1] not in "起来" and _TURN.match(text, when.end):
        return "from"
    if before.endswith(_TURNS):
        return "to"
    return "told" if daily and _is_told(text, when.end) else "when"


def _is_until(text: str, when: When, before: str, last: Anchor | None) -> bool:
    """`截至6月`, `6月底前`, `到2023年底`, `至5月底` (but `到2030年` is a year of its own), `据8月4日11时统计`."""
    if before.endswith(_UNTIL) or _BY.match(text, when.end):
        return True
    if _TO.search(before) and when.grain in ("season", "third", "day"):
        return True
    if when.grain == "day" and before.endswith(_SOURCES) and _TALLIED.match(text, when.end):
        return True
    if VALUES["day"].get(text[when.start : when.end]) == "same":
        return False  # 截至5月20日18时，当天已有8人
    return (
        when.grain in ("day", "clock") and last is not None and last.use == "until" and 0 <= when.start - last.end <= 1
    )


def _is_told(text: str, end: int) -> bool:
    """`7月29日，记者从县里获悉，…` is the day of the report: a word of telling, no figure behind it."""
    clause = _CLAUSE.match(text, end)
    words = clause["words"] if clause else ""
    told = _TOLD.search(words)
    return told is not None and not _FIGURE.search(words, told.end())


def _is_compared(text: str, when: When, before: str) -> bool:
    end = when.end
    if text[end : end + 1] in _BEHIND:
        if _SAME_TIME.match(text, end) and (not before or before[-1] in _OPENS):
            return False  # 而去年同期仅为5万元
        if _OTHER.match(text, end) or _PASSING.match(text, end) or _TIMES.match(text, end):
            return True
    if when.grain == "mean":
        return True  # 两年平均增长5% is a figure of the period told of
    if (when.grain == "span" or text[end - 1] in _LATELY) and _RECORD.match(text, end):
        return True
    if before.endswith("自") and _SINCE_FIRST.match(text, end):
        return True
    if before.endswith(_COMPARE):
        yearly = before[-1] == _PAIRED[0] and text.startswith(_YEARLY, end)  # 与去年同比增加
        return yearly or before[-1] not in _PAIRED or _COMPARED.match(text, end) is not None
    return before.endswith(("于", "自", "在")) and _PASSED.match(text, end) is not None


def _goes_on(text: str, when: When, last: Anchor | None) -> bool:
    """`比上年同期和全年均提升`: the second of two that something is compared with."""
    if last is None or last.use != "compare" or when.start - last.end > _NEXT:
        return False
    return _JOINED.fullmatch(text, last.end, when.start) is not None


def _is_named(text: str, when: When, before: str) -> bool:
    """`完成全年目标的56.6%`, `上年结转`: a period that only names a plan or a sum."""
    if text.startswith(_NAMED, when.end) or _LEAGUE.match(text, when.end - _SEASON):
        return True
    if not text.startswith(_PLANS, when.end):
        return False
    if _PLANNED_SUM.match(text, when.end):
        return False  # 完成今年投资计划8亿元
    return before.endswith(_REACHES) or _PLANNED.match(text, when.end) is not None


_LEAGUE = re.compile(f"{one_of(USES['league'])}(?![中里的以])[\u4e00-\u9fff]")  # 2023—2024赛季联赛
_NAMED, _PLANS = tuple(USES["named"]), tuple(USES["planned"])
