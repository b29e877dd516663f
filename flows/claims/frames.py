"""The clause around a number as a frame: what stands as its indicator, what as its subject.

Positions are indexes into the words of the clause; patterns run over their sorts (`flows.claims.words`).
"""

import re
from dataclasses import dataclass

from flows.claims.claim import Change
from flows.claims.heads import is_head, sort_of
from flows.claims.dependents import is_dependent
from flows.claims.setting import Setting
from flows.claims.words import Words
from flows.mentions.mention import Mention

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the clause itself says, as spans of the text; None where it is silent.

    `whole` is what the number is a share of (`占总销量的45%`); `following` is true when the indicator stands behind the
    number (`8家企业`), `opening` when nothing stands before it.
    """

    indicator: Span | None = None
    subject: Span | None = None
    whole: Span | None = None
    predicate: Span | None = None
    following: bool = False
    opening: bool = False


_TAIL = re.compile(r"[dlmptTxfrw]*$")
_HEAD = re.compile(r"(?:[kdtTxfe]|p(?=[tTM]))*")
_NOUN = r"(?:[ngr]|f(?=n))"
_RUN = _NOUN + r"+(?:[ke]+[ng]+|r(?=n)|[ng]|m(?=n))*"
_RELATIVE = r"(?:[pdvbw][ngkrvdpbfmwl]{0,9}u|[vm]+)?"
_AFTER = re.compile(
    r"(?:[dx](?=[^x]))?(?:(u)(d*v*" + _NOUN + r"+(?:[ke]*(?:[ng]|u(?=[nv]))+|r(?=n)|f(?=n)|v(?=n*u)|m(?=n))*|d*v+(?=[kxM]|$))"
    r"|()(" + _RELATIVE + _RUN + r"|v+(?=[xk]|$)))"
)
_SHARED = re.compile("[kd]*(?=M)")
_VERB = re.compile("[vw]|m(?=[nga])")
_BEFELL = re.compile(r"d*(?:p[ngrf]*)?d*(v)(?=[dxM]|k|$)")
_REACHED = re.compile("[kdx]*(?:m[lp]|m$|l(?=T))")
_FROM = ("从", "由")
_MOVED = ("将", "把")
_SPANS = frozenset(("a", "mo", "wk", "d", "h"))
_PEOPLE = frozenset(("人", "名", "位"))
_COMPARED = re.compile(r"b|[l](?=[gn])|[vwl]+[gnf]+$")
_VERB = re.compile("[vw]|m(?=[nga])")


def frame_of(mention: Mention, change: Change, setting: Setting) -> Frame:
    """The frame of a mention in its clause, parsed once for all parts that ask."""
    key = (mention.start, change.kind)
    frames = setting.reading.frames
    if key not in frames:
        frames.clear()
        frames[key] = _parse(mention, change, setting)
    return frames[key]


def _parse(mention: Mention, change: Change, setting: Setting) -> Frame:
    words = setting.words
    at = words.at(mention.start)
    begin = words.sorts.rfind("M", 0, at) + 1
    left = _left(words, begin, at, change)
    right = _right(words, at, change)
    predicate = _predicate(words, at, mention)
    if predicate and (left is None or left[1] < at or _VERB.search(words.sorts, left[1] - 1, left[1])):
        return Frame(subject=_span(words, *left) if left else None, predicate=predicate)
    if right is not None and _follows(words, at, left, right, mention):
        return _following(words, begin, left, right)
    if left is None:
        return Frame()
    if mention.quantity and mention.quantity.unit in _SPANS and is_head(words.text(left[1] - 1)):
        return Frame(subject=_span(words, *left))
    return _preceding(words, left)


def _left(words: Words, begin: int, at: int, change: Change) -> Span | None:
    """The core before the number: without adverbials at its head, without verbs of level and comparisons at its foot."""
    begin = max(begin, words.sorts.rfind("x", begin, at) + 1)
    stretch = words.sorts[begin:at]
    if change.kind in ("change", "growth", "rank") and (compared := _COMPARED.search(stretch) if change.kind == "rank" else re.search("b|l(?=[gn])", stretch)):
        stretch = stretch[: compared.start()]
    elif change.kind == "ratio":
        stretch = stretch[: max(stretch.rfind("w"), stretch.rfind("l"), 0)]
    if "o" in stretch:
        return begin, at
    if stretch.endswith("k") or _REACHED.match(stretch):
        return None
    stretch = stretch[: _source(words, begin, stretch)]
    tail = _TAIL.search(stretch)
    end = tail.start() if tail else len(stretch)
    head = _HEAD.match(stretch, 0, end)
    start = head.end() if head else 0
    return (begin + start, begin + end) if start < end else None


def _source(words: Words, begin: int, stretch: str) -> int:
    """Where `从2013年的` begins behind a noun phrase, else the end of the stretch."""
    found = (at for at in range(1, len(stretch)) if stretch[at] == "p" and words.text(begin + at) in _FROM)
    return next((at for at in found if "n" in stretch[:at] and not _VERB.search(stretch, at)), len(stretch))


def _right(words: Words, at: int, change: Change) -> tuple[int, int, bool] | None:
    """The noun phrase behind the number, and whether 的 leads to it."""
    if change.kind in ("growth", "change") and not words.sorts.startswith("u", at + 1):
        return None
    match = _AFTER.match(words.sorts, at + 1)
    if match is None:
        following = _SHARED.match(words.sorts, at + 1)
        if following and words.text(following.end())[-1] != words.text(at)[-1]:
            return _right(words, following.end(), change)
        return None
    first, last = match.span(2) if match[1] else match.span(4)
    if not match[1] and words.sorts[last : last + 2] == "un" and len(words.text(last - 1)) == 1:
        return first, words.noun_end(last + 1), False
    return first, last, bool(match[1])


def _predicate(words: Words, at: int, mention: Mention) -> Span | None:
    """The verb that says what befell so many people: 遇难 in `8人在风暴中遇难`."""
    quantity = mention.quantity
    if quantity is None or quantity.stated_unit not in _PEOPLE:
        return None
    match = _BEFELL.match(words.sorts, at + 1)
    return (words.starts[match.start(1)], words.ends[match.end(1) - 1]) if match else None


def _follows(words: Words, at: int, left: Span | None, right: tuple[int, int, bool], mention: Mention) -> bool:
    """Whether the noun behind the number is what it counts or measures."""
    unit = mention.quantity.unit if mention.quantity else "1"
    linked = right[2]
    if unit == "%" and not linked:
        return left is None
    if left is not None and left[1] == at and words.sorts[at - 1] == words.sorts[right[0]] == "v" and not linked:
        return False
    if unit == "1" or linked:
        return True
    if words.sorts[right[0]] == "v":
        return False
    return left is None or left[1] == at and words.sorts[at - 1] in "vwgu"


def _span(words: Words, start: int, end: int) -> Span | None:
    """The text from word `start` to word `end`, without function words at its edges."""
    while start < end and words.sorts[start] in "kxdTtfeu":
        start += 1
    while start < end and words.sorts[end - 1] in "kxdTtfuperlmw":
        end -= 1
    return (words.starts[start], words.ends[end - 1]) if start < end else None


def _following(words: Words, begin: int, left: Span | None, right: tuple[int, int, bool]) -> Frame:
    indicator = _span(words, right[0], right[1])
    if left is None:
        return Frame(indicator, following=True, opening=begin == 0)
    sorts = words.sorts[left[0] : left[1]]
    listed = sorts.endswith("e")
    verb = _VERB.search(sorts.partition("k")[0] if listed else sorts)
    named = sorts[-1] == "g" or is_head(words.text(left[1] - 1))
    if right[2] and sorts[-1] == "n" and left[1] == right[0] - 2 and not named:
        start = left[0] + (verb.end() if verb else 0)
        return Frame(_span(words, _division(words, start, left[1]), left[1]), indicator)
    if verb:
        return Frame(indicator, _span(words, left[0], left[0] + verb.start()), following=True)
    if begin and not right[2] or listed or "k" in sorts:
        return Frame(indicator, following=True)
    return Frame(indicator, _span(words, *left), following=True)


def _preceding(words: Words, left: Span) -> Frame:
    start, end = left
    sorts = words.sorts[start:end]
    if "o" in sorts:
        cut = start + sorts.index("o")
        head = _HEAD.match(words.sorts, start, cut)
        return Frame(_span(words, head.end() if head else start, cut), whole=_span(words, cut + 1, end))
    if sorts[0] == "p" and "u" in sorts:
        behind = start + sorts.rindex("u") + 1
        stop = re.compile("[vwlmpu]").search(words.sorts, start + 1)
        return Frame(_span(words, behind, end), _span(words, start + 1, stop.start() if stop else behind))
    moved = next((at for at in range(start, end - 1) if words.sorts[at] == "p" and words.text(at) in _MOVED), None)
    if moved is not None and words.sorts[moved + 1] in "ng":
        return Frame(_span(words, moved + 1, end), _span(words, start, moved))
    verb = _VERB.search(sorts)
    if verb is None:
        return _divided(words, start, end)
    behind = sorts.rfind("u") + 1
    if verb.start() < behind and (later := _VERB.search(sorts, behind + 1)):
        start, verb = start + behind, later
        at = start - behind + verb.start()
    else:
        at = start + verb.start()
    if words.sorts[at] == "w":
        start = start if "w" not in words.sorts[at + 1 : end] else at + 1
        at = words.sorts.rfind("w", at, end)
        return Frame(_span(words, at + 1, end), _span(words, start, at)) if at > start else _divided(words, at + 1, end)
    if at == end - 1 and at > start:
        return _divided(words, start, end)
    return Frame(_span(words, at, end), _span(words, _extended(words, start), at))


def _divided(words: Words, start: int, end: int) -> Frame:
    """A noun phrase that holds both: `全国期货市场累计成交额` is 全国期货市场 and its 累计成交额."""
    if words.sorts[start:end].strip("g") == "":
        return Frame(subject=_span(words, start, end))
    cut = _division(words, start, end)
    while cut < end - 1 and words.sorts[cut] in "rf":
        cut += 1
    return Frame(_span(words, cut, end), _span(words, _extended(words, start), cut))


def _division(words: Words, start: int, end: int) -> int:
    """Where the indicator of a noun phrase begins: behind a date, a name with its head noun, or a place."""
    if words.sorts[start] == "p":
        return start
    cut = max(words.sorts.rfind("T", start, end - 1), words.sorts.rfind("t", start, end - 1)) + 1
    if cut > start:
        return cut
    if words.sorts[start] == "r" and words.sorts.startswith("nn", start + 1) and start + 2 < end:
        return start + 2
    cut = start
    while cut < end - 1 and words.sorts[cut] == "g":
        cut += 1
    for at in range(end - 2, cut - 1, -1):
        if words.sorts[start] != "g" and sort_of(words.text(at)) == "industry":
            continue
        if is_head(words.text(at), at == start) and words.sorts[at + 1] not in "kf":
            return at + 1 if at + 2 < end or not is_dependent(words.text(at + 1)) else cut
    return cut


def _extended(words: Words, start: int) -> int:
    """Back over a number that belongs to the phrase: `广东、海南两省` from 省."""
    if start and words.sorts[start - 1] == "M" and words.starts[start] == words.ends[start - 1]:
        start -= 1
        while start and words.sorts[start - 1] in "gnk" and words.starts[start] == words.ends[start - 1]:
            start -= 1
    return start
