"""What a clause without a number has spoken of, for a number that the next clause gives without naming it."""

import re

from flows.claims.change import MEASURED
from flows.claims.dependents import is_rate, is_sum
from flows.claims.frames import frame_ending
from flows.claims.heads import is_head
from flows.claims.phrases import divide, span_of
from flows.claims.setting import Setting
from flows.claims.sides import skip_adverbials
from flows.claims.tags import is_adjective
from flows.claims.words import Words
from flows.mentions.words import words_where

_MOVED = re.compile("[dvwpt]*m$|d?l$")  # 占比提高，达30%; 结案分别为：300件
_MOVING, _PRICED = re.compile("[dvwn]*m"), re.compile("[ftdlm]")
_SAID = re.compile("(?<=n)(?:[dvw]|bn)")  # 比例较高
_DONE = re.compile("[vw][dn]*n$")
_AMONG = re.compile("(?:.*u|[pd]?)(v?[ngb]+)fx*")
_INSIDE = frozenset(words_where("topics", "use", "inside"))
_VIEWS = frozenset(words_where("topics", "use", "view"))
_SUMMED = re.compile("[tT]*d+M")  # 共计500万元


def told_before(setting: Setting, priced: bool) -> str | None:
    """The indicator that the clause before a silent one leads up to; None where it has numbers of its own.

    What moves there (`出口保持增长，甲省增长8%`), how great something is (`吞吐量再创新高，超过5万标箱`), what was done
    (`发放救助金，共计5万元`); of a `priced` amount, what the clause speaks of.
    """
    for clause in setting.clauses_before(1):
        if any(mention.role == "claim" for mention in clause.mentions):
            return None
        words = setting.reading.words_of(clause)
        end = len(words.sorts.rstrip("x"))
        told = _viewed(words) or _spoken(words, priced) or (None if priced else _led_up(words, end))
        return told or _measured(words) or _done(words, end, setting)
    return None


def _viewed(words: Words) -> str | None:
    """What the next clause looks at of several: GDP总量 of `从GDP总量来看`, 增速 of `增速方面`, 学位 of `在学位中`."""
    among = _AMONG.fullmatch(words.sorts)
    if among and words.texts[among.end(1)] in _INSIDE:
        return words.phrase(*among.span(1))
    first = int(words.sorts[:1] in ("p", "d"))
    last = next((at for at in range(len(words.sorts) - 1, first, -1) if words.texts[at] in _VIEWS), first)
    if last == first or words.sorts[last + 1 :].strip("x") or words.sorts[first:last].strip("ng"):
        return None
    measure = words.texts[last - 1]
    return words.phrase(first, last) if MEASURED.search(measure) or is_rate(measure) else None


def _led_up(words: Words, end: int) -> str | None:
    """What the words before a verb of movement name: 出口额占比重 of `出口额占总额的比重稳步提高`."""
    frame = frame_ending(words, end) if _MOVED.search(words.sorts, 0, end) else None
    if frame is None or frame.indicator is None:
        return None
    own = words.source[slice(*frame.indicator)]
    if frame.whole:
        return f"{own}{words.source[frame.indicator[1] : frame.whole[1]]}"
    return None if is_head(own) else own


def _spoken(words: Words, priced: bool) -> str | None:
    """The noun phrase at the begin of the clause, where a movement or, of a price, anything is said of it."""
    start = skip_adverbials(words, 0, len(words.sorts))
    start += words.sorts.startswith("v", start)  # 带动出口增长
    end = words.noun_end(start)
    said = _PRICED if priced else _MOVING
    if end == start or not said.match(words.sorts, end) or is_head(words.texts[end - 1]):
        return None
    span = span_of(words, divide(words, start, end), end)
    return words.source[slice(*span)] if span else None


def _measured(words: Words) -> str | None:
    """The measure that the clause says something of: 吞吐量 in `甲港的吞吐量再创新高`."""
    said = (match.start() for match in _SAID.finditer(words.sorts))
    last = len(words.sorts.rstrip("x")) - 1
    described = [last] if last > 0 and is_adjective(words.texts[last]) else []  # 吞吐量最大
    verb = next((at for at in (*said, *described) if MEASURED.search(words.texts[at - 1])), 0)
    frame = frame_ending(words, verb) if verb else None
    return words.source[slice(*frame.indicator)] if frame and frame.indicator else None


def _done(words: Words, end: int, setting: Setting) -> str | None:
    """What is done in the clause, where the number sums it up."""
    summed = _SUMMED.match(setting.words.sorts)
    done = _DONE.search(words.sorts, 0, end) if summed and is_sum(setting.words.texts[summed.end() - 2]) else None
    return words.phrase(done.start() + (words.sorts[done.start()] == "w"), end) if done else None
