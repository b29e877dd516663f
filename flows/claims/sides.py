"""What stands on either side of a number in its clause, without what is neither indicator nor subject."""

import re
from dataclasses import dataclass

from flows.claims.claim import Change
from flows.claims.dependents import is_average, is_gap, is_rate, is_spread
from flows.claims.heads import is_crowd, is_head
from flows.claims.phrases import LEADING, RANGES, Span, divide, skip_means
from flows.claims.tags import is_adjective, is_manner, is_verbal
from flows.claims.words import OPEN, PLACE_KINDS, Words
from flows.mentions.mention import Mention
from flows.mentions.numerals import NUMERALS
from flows.mentions.words import words_where

_REACH = 100
_ADVERBIAL = re.compile(r"(?:[kdtTxfe]|p(?=[tTM]))*")
_TAIL = "dlmptTxfrw"
_VERB = re.compile("[vw]|m(?=[nga])")

# What a change is measured against, and what a rank is held in.
_COMPARED = {
    "change": re.compile("(?:p[ngrtTfdk]*)?b|l(?=[gn])"),  # 与前一年同期相比
    "growth": re.compile("(?:p[ngrtTfdk]*)?b|l(?=[gn])"),
    "rank": re.compile("b|l(?=[gn])|[vwl]+[gnf]+$"),
}
_COMPARED_LEVEL = re.compile("b[ngrtTfkw]+d*m$")
_RIVALS = re.compile("([kdx]*)b[ngtTrf]+")
_OPENING = frozenset(words_where("bases", "use", "opens"))
_DIFFERENCES = ("change", "growth")
_REACHED = re.compile("[kdx]*(?:m[lp]|m$|l(?=T)|l[ngT]+u$)")
_SINCE = re.compile("(?<=[ng])p[ngk]+v+$")  # 产值自工厂投产以来|增长8%
_EITHER = re.compile("(?<=n)[dp]*l+k$")  # 将达到或超过8万吨
_THEN = re.compile("[kdx]*l(?=T+[ng])")  # 到2030年产量 is of that year
_FROM = ("从", "由")
_WILL = "将"
_AGENT = ("被", "遭")

_NOUN = r"(?:[ngr]|f(?=n))+"
_DIRECT = (
    r"(?:t(?=n)|[pdvbw][ngkrvdpbfmwl]{0,9}u(?:v(?=n))?|[vm]+)?"
    + _NOUN
    + r"(?:[ke]+[ng]+|[rt](?=n)|[ng]|m(?=n))*|v+(?=[xk]|$)"
)
_LINKED = r"d*v*" + _NOUN + r"(?:[ke]*(?:[ng]|u(?=[nv]))+|r(?=n)|f(?=n)|v(?=n*u)|m(?=n))*|d*v+(?=[kxM]|$)"
_BEHIND = re.compile(rf"(?:[dx](?=[^x]))?(?:u(?P<linked>{_LINKED})|(?P<direct>{_DIRECT}))")
_PREDICATED = re.compile("d*(?:(?:b[ntg]*)?[dm]*[ml]d*)?M")
_RATIO = "比"
_LED_TO = re.compile("p[ngr]+$")
_SCORE = re.compile("[^:：∶]+[:：∶]")  # 118:105
_PIVOTS = frozenset(words_where("topics", "use", "pivot"))
_SETTINGS = frozenset(words_where("topics", "use", "frame"))  # 在下降5%的前提下
_AIMS, _BRIEF = frozenset(words_where("modalities", "use", "behind")), 4  # characters: 预期目标
_SETS = frozenset(words_where("dependents", "sort", "sets"))
_SHARED = re.compile("[kd]*(?=M)")
_BEFELL = re.compile(r"d*(?:p[ngrfv]*)?d*(v+)(?=[dxM]|k|$)")
SIZES = frozenset(words_where("topics", "use", "size"))
PEOPLE = frozenset(("人", "名", "位"))
_STAGES = "后前时中"
_STAGE = re.compile("v+k(?=n+M)")


@dataclass(slots=True)
class Behind:
    """A noun phrase behind a number, and whether 的 leads to it."""

    start: int
    end: int
    linked: bool


def find_verb(sorts: str, start: int = 0) -> re.Match[str] | None:
    """The first verb, or verb of movement with an object."""
    return _VERB.search(sorts, start)


def skip_adverbials(words: Words, start: int, end: int) -> int:
    """The first word that is no adverbial, conjunction or mark."""
    match = _ADVERBIAL.match(words.sorts, start, end)
    at = match.end() if match else start
    if at < end - 1 and words.texts[at] == _WILL and words.sorts[at + 1] in "dvw":
        return skip_adverbials(words, at + 1, end)
    return skip_means(words, at, end)


def before(words: Words, at: int, change: Change) -> Span | None:
    """The core between the number before (or the clause's begin) and the number, None where it is empty.

    Adverbials at its head, verbs of level and movement at its foot and what the number is compared with are left out.
    """
    begin = _begin(words, at)
    if change.kind == "share" and words.sorts.endswith("Mu", 0, at):
        amount = _begin(words, at - 2)  # of a whole whose amount is said: 占年度计划72亿元的73%
        begin = amount if "o" in words.sorts[amount:at] else begin
    stretch = words.sorts[begin:at]
    paired = change.kind == "ratio" and (_RATIO in words.texts[at - 1] or _SCORE.match(words.texts[at]))  # 猪粮比价15:1
    if not paired:
        stretch = _uncompared(stretch, change.kind)
    if "o" in stretch:
        return begin, begin + len(stretch) if change.kind in _DIFFERENCES else at
    if mark := _EITHER.search(stretch):
        stretch = stretch[: mark.start()]
    then = _THEN.match(stretch)
    if stretch.endswith("k") or (_REACHED.match(stretch) and not then) or _is_rivals(words, begin, stretch, change):
        return None
    if then:
        begin, stretch = begin + then.end(), stretch[then.end() :]
    end = begin + len(stretch[: _source(words, begin, stretch)].rstrip(_TAIL))
    while change.kind in _DIFFERENCES and end > begin and is_gap(words.texts[end - 1]):
        end -= 1
    since = _SINCE.search(words.sorts, begin, end) if words.sorts.startswith("f", end) else None
    end = since.start() if since else end
    start = _behind_date(words, skip_adverbials(words, begin, end), end)
    end = _without_spread(words, start, end, change)
    return (start, end) if words.sorts[start:end].strip("M") else None


def _is_rivals(words: Words, begin: int, stretch: str, change: Change) -> bool:
    """Whether an amount is that of what the next is compared with: `比去年同期16万人次增长两成`."""
    rival = _RIVALS.fullmatch(stretch) if change.kind == "level" else None
    return rival is not None and words.texts[begin + rival.end(1)] in _OPENING


def _without_spread(words: Words, start: int, end: int, change: Change) -> int:
    """The end without the places that a rank is held in (`增幅全省|排第7位`) and what spreads a number."""
    while change.kind == "rank" and end > start + 1 and words.texts[end - 1] in RANGES:
        end -= 1
    end = _without_average(words, start, end)
    while change.kind in _DIFFERENCES and start < end and is_spread(words.texts[end - 1]):
        end -= 1
    return end


def _behind_date(words: Words, start: int, end: int) -> int:
    """`修订后的2013年产量`: behind a date that follows a clause with 的, nothing before it being named."""
    at = words.sorts.rfind("uT", start, end)
    return at + 2 if start <= at < end - 2 and find_verb(words.sorts[start:at]) else start


def _begin(words: Words, at: int) -> int:
    """Behind the last number, mark or verb of saying before `at`; the blank in `GDP由负转正 增长3%` is no mark."""
    near = max(-1, at - _REACH)
    begin = _behind_mark(words.sorts, near, at)
    if begin < at and words.sorts.endswith("M", 0, begin) and is_spread(words.texts[begin]):
        begin = _behind_mark(words.sorts, near, begin - 1)  # 比一季度两年平均增速加快
    if begin > 1 and words.texts[begin - 1].isspace() and not words.sorts[begin:at].strip("dm"):
        return _behind_mark(words.sorts, near, begin - 1)
    return begin


def _behind_mark(sorts: str, near: int, at: int) -> int:
    """Behind the last number, mark or verb of saying between `near` and `at`, else behind `near`."""
    first = near + 1
    return max(sorts.rfind("M", first, at), sorts.rfind("x", first, at), sorts.rfind("s", first, at), near) + 1


def _without_average(words: Words, start: int, end: int) -> int:
    """The end without `平均每公斤`, which says of what the number is an average."""
    apart = end - 2 > start and words.texts[end - 2] == "每"  # 每 and its unit are two words or one
    each = end - 2 if apart else end - 1 if end - 1 > start and words.texts[end - 1][0] == "每" else end
    while each > start + 1 and is_average(words.texts[each - 1]):
        each -= 1
    return each


def _uncompared(stretch: str, kind: str) -> str:
    """The stretch up to what a change, a rank or a multiple is compared with."""
    if kind == "level":
        compared = _COMPARED_LEVEL.search(stretch)
        return stretch[: compared.start()] if compared else stretch
    if kind == "ratio":
        return stretch[: max(stretch.rfind("w"), stretch.rfind("l"), 0)]
    compared = _COMPARED[kind].search(stretch) if kind in _COMPARED else None
    return stretch[: compared.start()] if compared else stretch


def _source(words: Words, begin: int, stretch: str) -> int:
    """Where `从2013年的` begins behind a noun phrase, else the end of the stretch."""
    found = (at for at in range(1, len(stretch)) if stretch[at] == "p" and words.texts[begin + at] in _FROM)
    return next((at for at in found if "n" in stretch[:at] and not find_verb(stretch, at)), len(stretch))


def behind(words: Words, at: int, change: Change, shared: bool = True) -> Behind | None:
    """The noun phrase behind the number; a number may share that of the next (`5处、30米的道路`)."""
    if change.kind in ("growth", "change") and not words.sorts.startswith("u", at + 1):
        return None
    spread = words.sorts.startswith("n", at + 1) and is_spread(words.texts[at + 1])
    after = words.sorts[at + 2 : at + 3]
    if spread and (after == "m" or (after and is_rate(words.texts[at + 2]))):
        return None  # 两年平均增长
    if words.sorts.startswith(("x", "n"), at + 1) and words.texts[at + 1].startswith(OPEN):
        return None  # 1803件（旧存240件）
    if words.sorts.startswith("nMu", at + 1) and words.texts[at + 1] in SIZES:
        return behind(words, at + 2, change, shared=False)  # 3座高8米的灯塔
    match = _BEHIND.match(words.sorts, at + 1, at + _REACH)
    if match is None:
        return _of_next(words, at, change) if shared else None
    if match["linked"] and _only_frames(words, *match.span("linked")):
        return None
    if match["linked"]:
        return Behind(*match.span("linked"), linked=True)
    start, end = match.span("direct")
    if at and words.texts[at - 1] in _AGENT:
        end = min(end, start + 1)
    if words.sorts.startswith("un", end) and is_adjective(words.texts[end - 1]):
        end = words.noun_end(end + 1)
    return Behind(start, _counted(words, start, end), linked=False)


def _of_next(words: Words, at: int, change: Change) -> Behind | None:
    """The noun phrase behind the next number, where this one is only another measure of it."""
    other = _SHARED.match(words.sorts, at + 1, at + _REACH)
    own = words.texts[at][-1]
    if other is None or words.texts[other.end()][-1] == own:
        return None
    people = own in PEOPLE and other.end() > at + 1  # 60余人、2架直升机
    return None if people else behind(words, other.end(), change, shared=False)


def _only_frames(words: Words, start: int, end: int) -> bool:
    """Whether a noun behind 的 names nothing that is measured: a 前提, a 预期目标 that is to be met."""
    last = words.texts[end - 1]
    return last in _SETTINGS or (last in _AIMS and len(words.phrase(start, end)) <= _BRIEF)


def _counted(words: Words, start: int, end: int) -> int:
    """The end of what is counted, where the rest has a number of its own: 法院 of `9家法院案件数超过3万件`."""
    among = words.sorts.find("f", start, end)
    if start < among and words.sorts.startswith("M", end):
        return among  # 29个项目|中汽车项目15个
    if words.texts[start] in PLACE_KINDS and words.texts[start - 1][-1] in NUMERALS:
        # 三|国|政府间协定, 9|省|市|联防
        return next((at for at in range(start, end) if words.texts[at] not in PLACE_KINDS), end)
    if (pivot := _pivot(words, start, end)) > start:
        return pivot
    if words.sorts[start:end].strip("n") or not _PREDICATED.match(words.sorts, end, end + _REACH):
        return end
    average = next((at for at in range(start + 1, end) if is_average(words.texts[at])), end)
    cut = divide(words, start, average)
    return cut if cut > start else average


def _pivot(words: Words, start: int, end: int) -> int:
    """The end of those counted, where the rest tells what they do: 企业 of `推动9家企业废气达标排放`.

    `start` where it tells nothing: the rest ends in a verb, and a verb that moves others to act or a word of manner
    (`9家景区正常开放`) leads to it.
    """
    if end < start + 2 or "n" * (end - start) != words.sorts[start:end]:
        return start
    led = start > 1 and words.texts[start - 2] in _PIVOTS
    for at in range(start + 1, end):
        if not (is_head(words.texts[at - 1], at - 1 == start) or is_crowd(words.texts[at - 1])):
            continue
        told = words.sorts.startswith("v", end) if at == end - 1 else is_verbal(words.texts[end - 1])
        told = told or (led and is_verbal(words.texts[at]))  # 对9家企业运用新措施
        if told and (led or is_manner(words.texts[at])):
            return at
    return start


def befell(words: Words, at: int, mention: Mention) -> Span | None:
    """The verb that says what befell so many people: 遇难 in `8人在风暴中遇难`."""
    if mention.stated_unit not in PEOPLE:
        return None
    match = _BEFELL.match(words.sorts, at + 1, at + _REACH)
    return (words.starts[match.start(1)], words.ends[match.end(1) - 1]) if match else None


def behind_stage(words: Words, verb: int, end: int) -> int:
    """Behind the stage that a verb tells: `建成后` before 提供岗位, `开工、` before 总投资; else the verb."""
    after = words.sorts.rfind("f", verb, end - 1)
    if after > verb and (words.sorts[after - 1] in "vn" and words.texts[after][-1] in _STAGES):
        return skip_adverbials(words, after + 1, end)
    listed = _STAGE.match(words.sorts, verb)
    return listed.end() if listed and listed.end() < end else verb


def behind_aim(words: Words, verb: int, end: int) -> int:
    """Behind a verb that sets an aim: 产量 of `设定了产量增长5%的目标`; else the verb."""
    aim = words.sorts.find("Mu", end) + 2
    last = words.noun_end(aim) - 1
    if words.texts[verb] not in _SETS or not 1 < aim <= last or words.texts[last] not in _AIMS:
        return verb
    own = verb + 1 + words.sorts.startswith("d", verb + 1, end)
    return own if own < end else verb


def led_end(words: Words, start: int, verb: int) -> int | None:
    """Where those end who act by or from another, who stands between them and the verb: 农户|通过种菜, 公司|从美国."""
    led = words.sorts.find("np", start, verb) + 1
    if led > start and words.sorts.find("u", led, verb) < 0:
        return led
    led_to = _LED_TO.search(words.sorts, start, verb)
    return led_to.start() if led_to and words.texts[led_to.start()] in LEADING else None
