"""The clause around a number as a frame: what stands as its indicator, what as its subject.

Positions are indexes into the words of the clause (`flows.claims.words`); spans are offsets into the text.
"""

import re
from dataclasses import dataclass

from flows.claims.claim import Change
from flows.claims.heads import is_head
from flows.claims.phrases import Span, divide, extend, span_of
from flows.claims.setting import Setting
from flows.claims.sides import Behind, befell, before, behind, find_verb, skip_adverbials
from flows.claims.words import Words
from flows.mentions.mention import Mention

_DURATIONS = frozenset(("a", "mo", "wk", "d", "h"))
_FRONTED = ("将", "把")
_TOWARDS = ("对",)
_ATTRIBUTE = re.compile("p[ngrkm]+u?[ngm]*n")  # 对经济增长的贡献率


@dataclass(frozen=True, slots=True)
class Frame:
    """What the clause itself says; None where it is silent.

    `whole` is what the number is a share of (`占总销量的45%`), `predicate` what befell so many people (`8人遇难`);
    `following` tells that the indicator stands behind the number (`8家企业`), `opening` that nothing stands before it.
    """

    indicator: Span | None = None
    subject: Span | None = None
    whole: Span | None = None
    predicate: Span | None = None
    following: bool = False
    opening: bool = False


def frame_of(mention: Mention, change: Change, setting: Setting) -> Frame:
    """The frame of a mention in its clause, parsed once for all parts that ask."""
    key = (mention.start, change.kind)
    frames = setting.reading.frames
    if key not in frames:
        frames.clear()
        frames[key] = _parse(mention, change, setting.words)
    return frames[key]


def _parse(mention: Mention, change: Change, words: Words) -> Frame:
    at = words.at(mention.start)
    left = before(words, at, change)
    predicate = befell(words, at, mention)
    apart = left is None or left[1] < at or words.sorts.startswith("d", at + 1)
    if predicate and (apart or find_verb(words.sorts[at - 1])):
        return Frame(subject=span_of(words, *left) if left else None, predicate=predicate)
    right = behind(words, at, change)
    if right is not None and _follows(words, at, left, right, mention):
        return _following(words, at, left, right)
    if left is None:
        return Frame()
    if mention.quantity and mention.quantity.unit in _DURATIONS and is_head(words.text(left[1] - 1)):
        return Frame(subject=span_of(words, *left))
    return _preceding(words, *left)


def _follows(words: Words, at: int, left: Span | None, right: Behind, mention: Mention) -> bool:
    """Whether the noun behind the number is what it counts or measures."""
    unit = mention.quantity.unit if mention.quantity else "1"
    if unit != "1" and not right.linked and right.end == right.start + 1 and len(words.text(right.start)) == 1:
        return False
    if right.linked or left is None:
        return True
    adjacent = words.sorts[at - 1] if left[1] == at or words.sorts[at - 1] == "p" else ""
    verbs = adjacent == words.sorts[right.start] == "v"
    if unit == "1":
        return not verbs
    return unit != "%" and words.sorts[right.start] != "v" and adjacent in ("v", "w", "g", "u", "p")


def _following(words: Words, at: int, left: Span | None, right: Behind) -> Frame:
    """The indicator behind the number; behind an attribute (`长3米的桥`) the noun there is the subject."""
    indicator = span_of(words, right.start, right.end)
    first = words.sorts.rfind("M", 0, at) < 0
    if left is None:
        return Frame(indicator, following=True, opening=first)
    start, end = left
    sorts = words.sorts[start:end]
    listed = sorts.endswith("e")
    verb = find_verb(sorts.partition("k")[0] if listed else sorts)
    if right.linked and end == right.start - 2 and sorts[-1] == "n" and not is_head(words.text(end - 1)):
        start += verb.end() if verb else 0
        return Frame(span_of(words, divide(words, start, end), end), indicator)
    if verb:
        return Frame(indicator, span_of(words, start, start + verb.start()), following=True)
    if (not first and not right.linked) or listed or "k" in sorts:
        return Frame(indicator, following=True)
    return Frame(indicator, span_of(words, start, end), following=True)


def _preceding(words: Words, start: int, end: int) -> Frame:
    """Indicator and subject before the number."""
    sorts = words.sorts[start:end]
    if "o" in sorts:
        cut = start + sorts.index("o")
        own = skip_adverbials(words, start, cut)
        return Frame(span_of(words, own, cut), whole=span_of(words, cut + 1, end))
    if words.text(start) in _TOWARDS and _ATTRIBUTE.fullmatch(sorts):
        return Frame(span_of(words, start, end))
    if sorts[0] == "p" and "u" in sorts:
        return _modified(words, start, end)
    fronted = next((at for at in range(start, end - 1) if words.text(at) in _FRONTED), None)
    if fronted is not None and words.sorts[fronted + 1] in "ng":
        return Frame(span_of(words, fronted + 1, end), span_of(words, start, fronted))
    return _predicated(words, start, end)


def _modified(words: Words, start: int, end: int) -> Frame:
    """`在甲校工作的教师`: the noun behind 的, said of the noun behind the preposition."""
    cut = words.sorts.rindex("u", start, end) + 1
    stop = next((at for at in range(start + 1, cut) if words.sorts[at] in "vwlmpu"), cut)
    return Frame(span_of(words, cut, end), span_of(words, start + 1, stop))


def _predicated(words: Words, start: int, end: int) -> Frame:
    """Subject, verb and object before the number; a noun phrase without a verb is divided."""
    verb = find_verb(words.sorts[start:end])
    if verb is None:
        return _divided(words, start, end)
    at = start + verb.start()
    linked = words.sorts.rfind("u", start, end) + 1
    if at < linked < end - 1 and (later := find_verb(words.sorts[linked + 1 : end])):
        start, at = linked, linked + 1 + later.start()
    if words.sorts[at] == "w":
        last = words.sorts.rfind("w", at, end)
        start = start if last == at else at + 1
        subject = span_of(words, start, last) if last > start else None
        return Frame(span_of(words, last + 1, end), subject) if subject else _divided(words, last + 1, end)
    if at == end - 1 and at > start:
        return _divided(words, start, end)
    return Frame(span_of(words, at, end), span_of(words, extend(words, start), at))


def _divided(words: Words, start: int, end: int) -> Frame:
    """A noun phrase that holds both: `全国茶叶市场累计成交额` is 全国茶叶市场 and its 累计成交额."""
    if words.sorts[start:end].strip("dp").strip("g") == "":
        return Frame(subject=span_of(words, start, end))
    cut = divide(words, start, end)
    while cut < end - 1 and words.sorts[cut] == "f":
        cut += 1
    return Frame(span_of(words, cut, end), span_of(words, extend(words, start), cut))
