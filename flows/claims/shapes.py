"""Frames of clauses whose shape alone tells what a number is of: measures of a thing, how often, since when, a past."""

import re
from dataclasses import dataclass

from flows.claims.claim import Change
from flows.claims.naming import name_in
from flows.claims.phrases import YEAR, Span, span_of
from flows.claims.pointing import LEVELS
from flows.claims.sides import SIZES, Behind
from flows.claims.tags import is_verbal
from flows.claims.words import Words, is_main_verb
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_TIMES = frozenset(words_where("topics", "use", "times"))
_DESCRIBED = re.compile("M((?:kn+M)*)u([gn]+)(?=[^ngu]|$)")
_IN_LIST = re.compile("M(?:u[^xM]{1,12})?k$")
_SPENT = frozenset(words_where("topics", "use", "spent"))
_REPEATED = re.compile("(?:d*p[ngrfk]+)?d*(v[ngv]*(?:k[nv]+)?)(?=[xM]|$)")
_PORTION = re.compile("([ngr]+)l([ng]+)u")  # 客车销量达到总销量的35%
_BEING = frozenset(words_where("topics", "use", "being"))
_WORK = re.compile("[kdtT]*nd*(?:M[kx]*)+")
HISTORIES = tuple(words_where("topics", "use", "past"))
_TITLE = ("《", "》")
SINCE, _JOINING = (frozenset(words_where("topics", "use", use)) for use in ("since", "joins"))
_SINCES = tuple(SINCE)
_MEETING = frozenset(words_where("topics", "use", "meets"))
_KEEPING = _MEETING.union(words_where("topics", "use", "keeps"))
_APART = frozenset(words_where("topics", "use", "about")).union("、")
_TOLD = "ngrfMvdk"


@dataclass(slots=True)
class Frame:
    """What the clause itself says; None where it is silent.

    `whole` is what the number is a share of (`占总销量的45%`), `predicate` what befell so many people (`8人遇难`);
    `following` tells that the indicator stands behind the number (`8家企业`), `opening` that nothing stands before it.
    `owner` is the one of several bodies named together that the number is of, `partner` the other side of a trade
    (`对美国增长6%`).
    """

    indicator: Span | None = None
    subject: Span | None = None
    whole: Span | None = None
    predicate: Span | None = None
    owner: str | None = None
    partner: Span | None = None
    following: bool = False
    opening: bool = False


def shaped(words: Words, at: int, mention: Mention) -> Frame | None:
    """The frame of a clause whose shape alone tells what its number is of."""
    work = told_of_work(words, at, mention) or commemorated(words, at, mention)
    return work or described(words, at) or sized(words, at)


def described(words: Words, at: int) -> Frame | None:
    """A measure and what it describes: `宽24米、长140米的大棚`, `投资3亿元的甲项目、甲公司投资2亿元的乙项目`."""
    match, start = _DESCRIBED.match(words.sorts, at), at
    while start and (words.sorts[start - 1] == "n" or words.texts[start - 1] in _SPENT):
        start -= 1
    if match is None or start == at:
        return None
    spent = at - 1 - (len(words.texts[at - 2]) == 1 and start < at - 1) if words.texts[at - 1] in _SPENT else start
    if not (match[1] or spent > start or _IN_LIST.search(words.sorts, 0, start)):
        return None
    return Frame(span_of(words, spent, at), span_of(words, *match.span(2)))


def sized(words: Words, at: int) -> Frame | None:
    """A measure, in what and of what: `60米长的叶片`."""
    if words.sorts[at + 1 : at + 3] != "nu" or words.texts[at + 1] not in SIZES:
        return None
    thing = span_of(words, at + 3, words.noun_end(at + 3))
    return Frame(span_of(words, at + 1, at + 2), subject=thing) if thing else None


def repeated(words: Words, at: int, left: Span | None, mention: Mention) -> Frame | None:
    """What is done so many times: `局长三次在论坛发表演讲`; not a noun behind the number, nor a verb before it."""
    if mention.stated_unit not in _TIMES or words.sorts[at - 1 : at] in ("v", "w"):
        return None
    match = _REPEATED.match(words.sorts, at + 1)
    if match is None:
        return None
    return Frame(span_of(words, *match.span(1)), span_of(words, *left) if left else None, following=True)


def past(words: Words, at: int, left: Span | None, right: Behind) -> Frame | None:
    """Whose past or plan is so many years long: `甲国千年历史`, 甲庙会 of `有着百年历史的甲庙会`, `甲河十年禁渔`."""
    if not words.texts[right.end - 1].endswith(HISTORIES) or not words.texts[at].endswith(YEAR):
        return None
    own, last = span_of(words, right.start, right.end), words.noun_end(right.end + 1)
    if words.sorts.startswith("u", right.end) and last > right.end + 1:
        named = name_in(words, right.end + 1, last)
        return Frame(own, owner=named.text if named else None, following=True)
    first = at
    while first and words.sorts[first - 1] in "ng" and len(words.texts[first - 1]) > 1:
        first -= 1
    if left is None or left[1] != at or first == at or is_verbal(words.texts[at - 1]):
        return None  # 绵延千年的文明
    pointing = words.texts[first] in LEVELS
    span = span_of(words, first, at) if pointing else None
    return Frame(own, span, owner=None if pointing else words.phrase(first, at), following=True)


def told_of_work(words: Words, at: int, mention: Mention) -> Frame | None:
    """How many pieces a work has that the clause begins with: `《条例》共11章93条`."""
    piece = mention.stated_unit
    if piece is None or _WORK.fullmatch(words.sorts, 0, at + 1) is None:
        return None
    work = words.texts[words.sorts.index("n")]
    if not (work.startswith(_TITLE[0]) and work.endswith(_TITLE[1])) or not mention.quote.endswith(piece):
        return None
    return Frame((mention.end - len(piece), mention.end), owner=work, following=True)


def commemorated(words: Words, at: int, mention: Mention) -> Frame | None:
    """What happened so many years ago, to whom: 成立, 甲校 of `庆祝甲校成立40周年`; of `甲战役40周年` both are one."""
    if mention.stated_unit not in SINCE:
        return None
    first = _since_whom(words, at)
    event = _event(words, first, at)
    first = max(first, words.sorts.rfind("v", first, event) + 1)  # 出席|甲会成立
    named = _parties(words, first, event)
    if named is None and event and words.texts[event - 1] in _KEEPING:
        named = span_of(words, _since_whom(words, event - 1), event - 1)  # 两校共同庆祝|结对40周年
    own = span_of(words, event, at) or named
    return Frame(own, owner=words.source[slice(*named)] if named else None) if own else None


def _parties(words: Words, first: int, end: int) -> Span | None:
    """Whose it is, with the 中 at either end that stands for the country: 蒙中, 中斐."""
    named = span_of(words, first, end)
    if named is None:
        return None
    start = words.starts[first] if words.sorts[first] == "f" else named[0]
    return start, words.ends[end - 1] if words.sorts[end - 1] == "f" else named[1]


def _event(words: Words, first: int, end: int) -> int:
    """Where what happened begins: the verbs that the words end in, the last known verb, or a noun that tells it."""
    if first and first == end - 1 and words.texts[first - 1] in _MEETING:
        return first  # 甲校迎来|建校70周年
    at = end
    while at > first and words.sorts[at - 1] == "v":
        at -= 1
    if at < end:
        return at
    verbs = [verb for verb in range(first, end) if words.sorts[verb] == "v"]
    known = [verb for verb in verbs if is_main_verb(words.texts[verb])]
    if verbs:
        return known[-1] if known else verbs[0]
    return end - 1 if first < end - 1 and is_verbal(words.texts[end - 1]) else end


def _since_whom(words: Words, end: int) -> int:
    """Where the words before `end` begin that tell what happened to whom, without who commemorates it."""
    at = end
    while at and (words.sorts[at - 1] in _TOLD or words.texts[at - 1] in _JOINING):
        if words.texts[at - 1] in _KEEPING or words.texts[at - 1] in _APART or words.texts[at - 1].endswith(_SINCES):
            return at
        if words.sorts[at - 1] == "d" and words.sorts[at : at + 1] not in ("v", "d"):
            return at  # 就中俄建交
        at -= 1
    return at


def undivided(words: Words, start: int, end: int, at: int, change: Change) -> Frame | None:
    """What stands before a number as one phrase: what is so many of something, or who did it, whatever it was."""
    if change.kind == "share" and (portion := _PORTION.fullmatch(words.sorts, start, end)):
        equals = words.texts[portion.end(1)] in _BEING  # 强度为平均水平的60%
        return Frame(span_of(words, *portion.span(1)), whole=None if equals else span_of(words, *portion.span(2)))
    if words.sorts.startswith("vu", at - 2):
        plain = not words.sorts[start : at - 2].strip("ng")
        return Frame(subject=span_of(words, start, at - 2) if plain else None)  # 代表团提出的|28件
    if words.sorts.startswith("uM", at + 1) and "o" in words.sorts[start:at]:
        return Frame(span_of(words, words.sorts.rindex("o", 0, at) + 1, end))
    return None
