"""The clause around a number as a frame: what stands as its indicator, what as its subject.

Positions are indexes into the words of the clause (`flows.claims.words`); spans are offsets into the text.
"""

import re
from dataclasses import replace

from flows.claims.claim import Change
from flows.claims.counted import SHARES, condition_before
from flows.claims.dependents import is_apiece, is_spread
from flows.claims.heads import is_head
from flows.claims.listed import Listed, listed_for
from flows.claims.naming import TALLIES
from flows.claims.objects import FRONTED, is_done_for, is_fronted, is_reached
from flows.claims.partners import TOWARDS, is_partner
from flows.claims.people import person_inside
from flows.claims.phrases import Span, divide, extend, is_tallied, lasting, noun_end, skip_means, span_of
from flows.claims.setting import Setting
from flows.claims.shapes import HISTORIES, Frame, past, repeated, shaped, undivided
from flows.claims.sides import (
    PEOPLE,
    Behind,
    befell,
    before,
    behind,
    behind_aim,
    behind_stage,
    find_verb,
    led_end,
    skip_adverbials,
)
from flows.claims.words import OPEN, PLACE_KINDS, Words, is_action
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_DURATIONS = frozenset(("a", "mo", "wk", "d", "h"))
_WITHIN, _CAUSES = (frozenset(words_where("topics", "use", use)) for use in ("within", "causes"))
_ATTRIBUTE = re.compile("p[ngrkm]+u?[ngm]*n")  # 对经济增长的贡献率
_CONDITION = "ngvdlbpm"
_MONEY = frozenset(("CNY", "USD", "EUR", "HKD", "JPY"))
_OWNED = ("ru", "gu")
_NAMED = re.compile("lg+$")  # 雨量最大的站点为甲镇83毫米
_RIVAL = re.compile("(?<![^kdx])l(g[ngf]*)u$")  # 低于甲港的9万标箱
_BEARER = re.compile("g+(?=[dtT]*[nv])")  # 暴雨致湖南省去年经济损失
_BOUNDED = tuple(words_where("hedges", "use", "after"))
_PARTICLES = "了着过"


def frame_of(mention: Mention, change: Change, setting: Setting) -> Frame:
    """The frame of a mention in its clause, parsed once for all parts that ask."""
    key = (mention.start, change.kind)
    frames = setting.reading.frames
    if key not in frames:
        frames.clear()
        frame, listed = _behind_person(_parse(mention, change, setting), setting.words), listed_for(mention, setting)
        frames[key] = _behind_list(frame, listed) if listed else frame
    return frames[key]


def _behind_person(frame: Frame, words: Words) -> Frame:
    """The frame with who begins its indicator as its subject: 王女士 of `市民王女士花费3800元`."""
    if frame.indicator is None or frame.following or not (person := person_inside(words, frame.indicator)):
        return frame
    return replace(frame, indicator=span_of(words, words.at(person[1]), words.at(frame.indicator[1])), subject=person)


def _behind_list(frame: Frame, listed: Listed) -> Frame:
    """The frame without the bodies that its numbers are shared out to: `甲县、乙县产值分别为3亿元、4亿元`."""
    own, end = frame.indicator, listed.end
    if own and not frame.following:
        own = (max(own[0], end), own[1]) if own[1] > end else None
    return replace(frame, indicator=own, subject=None, owner=listed.name)


def frame_ending(words: Words, at: int) -> Frame | None:
    """The frame that the words before `at` make for a number that is yet to come; None where they name nothing."""
    left = before(words, at, Change("growth"))
    return _preceding(words, *left) if left else None


def _parse(mention: Mention, change: Change, setting: Setting) -> Frame:
    words = setting.words
    at = words.at(mention.start)
    if told := shaped(words, at, mention):
        return told
    left = before(words, at, change)
    if left and (condition := condition_before(words, left, mention, setting)) is not None:
        return _conditioned(words, condition, left[1])
    if often := repeated(words, at, left, mention):
        return often
    predicate = befell(words, at, mention)
    listed = words.sorts.startswith("e", at - 1)  # 专家、官员等300人出席
    apart = left is None or listed or left[1] < at or words.sorts.startswith("d", at + 1)
    in_turn = words.sorts.startswith("vMvM", at - 1) and words.texts[at - 1] not in _CAUSES  # 死亡48人失踪7人
    if predicate and (apart or (find_verb(words.sorts[at - 1]) and not in_turn)):
        return Frame(subject=span_of(words, *left) if left and not listed else None, predicate=predicate)
    right = behind(words, at, _counting(words, at, mention, change))
    if right is not None and _follows(words, at, left, right, mention):
        return past(words, at, left, right) or _following(words, at, left, right)
    if left is None:
        rival = _RIVAL.search(words.sorts, 0, at)
        return Frame(subject=span_of(words, *rival.span(1))) if rival else Frame()
    if mention.unit in _DURATIONS:
        if is_head(words.texts[left[1] - 1]):
            return Frame(subject=span_of(words, *left))
        left = lasting(words, *left)
    if whole := undivided(words, *left, at, change):
        return whole
    return _counted_alone(_preceding(words, *left), words, left[1] == at, mention)


def _counted_alone(frame: Frame, words: Words, adjacent: bool, mention: Mention) -> Frame:
    """A frame that names a thing right before its number counts it: `高速公路80公里、长江大桥7座`."""
    named = adjacent and frame.indicator is None and is_head(words.texts[words.at(mention.start) - 1])
    counts = mention.unit == "1" and mention.stated_unit
    return Frame(frame.subject) if named and frame.subject and counts else frame


def _counting(words: Words, at: int, mention: Mention, change: Change) -> Change:
    """The change for what stands behind a number: things added are counted there as others are (`增加600张病床`)."""
    unit = mention.unit if mention.stated_unit else "pp"
    added = change.kind == "change" and unit != "pp" and unit not in _DURATIONS and words.sorts.startswith("m", at - 1)
    return replace(change, kind="level") if added else change


def _conditioned(words: Words, condition: int, end: int) -> Frame:
    """A noun phrase with its condition: 计划总投资亿元以上项目."""
    start = condition
    while start and words.sorts[start - 1] in _CONDITION:
        start -= 1
    start = skip_adverbials(words, start, condition)
    cut = start
    while words.sorts[cut] == "g":
        cut += 1
    verb = words.sorts.find("v", cut, condition)
    if verb > cut:
        cut = verb + (verb + 1 == condition)
    return Frame(span_of(words, cut, end), span_of(words, start, min(verb, cut) if verb > start else cut))


def _follows(words: Words, at: int, left: Span | None, right: Behind, mention: Mention) -> bool:
    """Whether the noun behind the number is what it counts or measures."""
    unit = mention.unit
    if left and left[1] == at and is_fronted(words, left[0], at):
        return False
    if unit in _DURATIONS and words.texts[right.end - 1].endswith(HISTORIES):
        return True
    if unit != "1" and not right.linked and right.end == right.start + 1 and len(words.texts[right.start]) == 1:
        return False
    if right.linked or left is None:
        return True
    if left[1] == at and words.sorts[at - 1] == "n" and not words.sorts[right.start : right.end].strip("v"):
        return is_action(words.texts[at - 1]) or words.texts[right.start] in PLACE_KINDS  # 道路3处中断, 致1死
    near = at - (unit != "1" and words.texts[at - 1] in _PARTICLES)  # 发展了10亩梨园
    adjacent = words.sorts[near - 1] if left[1] == near or words.sorts[near - 1] in "pmw" else ""
    people = words.sorts[right.end - 1] == "n" and mention.stated_unit in PEOPLE
    verbs = adjacent == words.sorts[right.start] == "v" and not (people or "u" in words.sorts[right.start : right.end])
    if unit == "1":
        return not verbs
    if unit in _DURATIONS and adjacent in ("v", "w"):
        return False
    if unit in _MONEY and (is_head(words.texts[right.end - 1]) or words.sorts.startswith("vn", right.end)):
        return adjacent == "v" and words.texts[at].endswith(_BOUNDED)  # 引进5000万元以上项目12个
    return unit != "%" and words.sorts[right.start] != "v" and adjacent in ("v", "w", "g", "u", "p", "m")


def _following(words: Words, at: int, left: Span | None, right: Behind) -> Frame:
    """The indicator behind the number; behind an attribute (`长3米的桥`) the noun there is the subject."""
    indicator = span_of(words, right.start, right.end)
    first = words.sorts.rfind("M", 0, at) < 0
    if left is None:
        led = at > 0 and (words.sorts[at - 1] == "p" or "b" in words.sorts[:at])  # 成功为115名老人追回, 比去年7%的水平
        return Frame(indicator, following=True, opening=first and not led)
    start, end = left
    sorts = words.sorts[start:end]
    listed = sorts.endswith("e")
    verb = find_verb(sorts.partition("k")[0] if listed else sorts)
    named = sorts[-1] == "n" or is_action(words.texts[end - 1])
    named = named and not ("g" in sorts and words.texts[at][-1] == "%")  # 实现全国17%的收入
    alone = end == at or (words.sorts[end:at] == "d" and words.texts[end] not in _PARTICLES)  # 厚度仅2毫米的钢板
    alone = alone or is_reached(words, sorts, end, at)
    adjacent = alone and right.start == at + 2
    if right.linked and adjacent and named and not is_head(words.texts[end - 1]) and not is_done_for(words, verb, at):
        start += verb.end() if verb and verb.end() < end - start else words.sorts[start] == "r"
        start = max(start, words.sorts.rfind("k", start, end - 1) + 1)  # 坦克、战车以及价值3亿元的装备
        return Frame(span_of(words, divide(words, start, end), end), indicator)
    if verb:
        return Frame(indicator, span_of(words, start, start + verb.start()), following=True)
    parted = not first and not words.sorts.startswith("Mu", start - 1)  # 长3公里的运河有500年历史
    if (parted and not right.linked) or listed or "k" in sorts:
        return Frame(indicator, following=True)
    return Frame(indicator, span_of(words, start, end), following=True)


def _preceding(words: Words, start: int, end: int) -> Frame:
    """Indicator and subject before the number."""
    sorts = words.sorts[start:end]
    by = start + max(sorts.find("p"), 0)
    if by > start and (own := skip_means(words, by, end)) > by:
        return replace(_preceding(words, own, end), subject=span_of(words, start, by))
    if "o" in sorts:
        cut = start + sorts.index("o")
        own = skip_adverbials(words, start, cut)
        whose = span_of(words, own, own + 1) if words.sorts.startswith(_OWNED, own) else None  # 我国的|产量占全球的
        amount = words.sorts.find("M", cut, end)
        end = amount if amount > 0 else end
        last = (at + 1 for at in range(end - 1, cut, -1) if words.texts[at] in SHARES)  # 占总量的比重连续第四年
        end = next(last, end)
        while end > cut + 2 and (words.sorts[end - 1] in "dmT" or is_spread(words.texts[end - 1])):
            end -= 1
        return Frame(span_of(words, own + 2 if whose else own, cut), whose, whole=span_of(words, cut + 1, end))
    if (named := _NAMED.search(sorts)) and start + named.start() > start:
        return Frame(span_of(words, start, noun_end(words, start)), span_of(words, start + named.start() + 1, end))
    if words.texts[start] in TOWARDS and _ATTRIBUTE.fullmatch(sorts):
        return Frame(span_of(words, start, end))
    if sorts[0] == "p" and "u" in sorts:
        return _modified(words, start, end)
    own = next((skip_adverbials(words, at + 1, end) for at in range(start, end) if words.texts[at] in FRONTED), end)
    if words.sorts.startswith("g", own, end):
        return _divided(words, own, end)  # 将全球经济增长预期下调至
    if words.sorts.startswith("n", own, end):
        return Frame(span_of(words, own, end), span_of(words, start, own - 1))
    return _predicated(words, start, end)


def _modified(words: Words, start: int, end: int) -> Frame:
    """`在甲校工作的教师`: the noun behind 的, said of the noun behind the preposition."""
    cut = words.sorts.rindex("u", start, end) + 1
    stop = next((at for at in range(start + 1, cut) if words.sorts[at] in "vwlmpu"), cut)
    if words.texts[cut] in TALLIES and cut == end - 1 and words.sorts[stop] == "v":
        cut = stop  # 集中供养的人数
    return Frame(span_of(words, cut, end), span_of(words, start + 1, stop))


def _predicated(words: Words, start: int, end: int) -> Frame:
    """Subject, verb and object before the number; a noun phrase without a verb is divided."""
    verb = find_verb(words.sorts[start:end])
    if verb is None:
        return _divided(words, start, end)
    at = start + verb.start()
    if is_tallied(words, start, at, end):
        return _divided(words, start, end)
    linked = words.sorts.rfind("u", start, end) + 1
    if at < linked < end - 1 and (later := find_verb(words.sorts[linked + 1 : end])):
        start, at = linked, linked + 1 + later.start()
    if words.texts[at] in _CAUSES and (bearer := _BEARER.match(words.sorts, at + 1, end)):
        return Frame(span_of(words, bearer.end(), end), span_of(words, at + 1, bearer.end()))
    if (own := behind_stage(words, at, end)) > at:
        return Frame(_preceding(words, own, end).indicator, span_of(words, extend(words, start), at))
    if words.sorts[at] == "w":
        return _introduced(words, start, at, end)
    if at == end - 1 and at > start:
        if (actors := led_end(words, start, at)) is None:
            return _divided(words, start, end)
        return Frame(span_of(words, at, end), span_of(words, start, actors))
    at -= at > start and is_apiece(words.texts[at - 1])
    named = span_of(words, behind_aim(words, at, end), end)
    return Frame(named, span_of(words, extend(words, start), at) if at > start else None)


def _introduced(words: Words, start: int, at: int, end: int) -> Frame:
    """Subject and object of a verb that only introduces: `甲厂有职工300人`, `雨量最大的为甲镇83毫米`."""
    last = words.sorts.rfind("w", at, end)
    if words.sorts[last + 1 : end].strip("g") == "" and (first := noun_end(words, start)) > start:
        return Frame(span_of(words, start, first), span_of(words, last + 1, end))
    start = start if last == at else at + 1
    subject = span_of(words, start, last) if last > start else None
    if subject:
        return Frame(span_of(words, last + 1, end), subject)
    listed = words.sorts.rfind("e", last, end - 1) if is_head(words.texts[end - 1]) else last
    return _divided(words, max(last, listed) + 1, end)  # 有甲、乙等|平台4家


def _divided(words: Words, start: int, end: int) -> Frame:
    """A noun phrase that holds both: `全国茶叶市场累计成交额` is 全国茶叶市场 and its 累计成交额."""
    if is_partner(words, start, end):
        return Frame(partner=span_of(words, start, end))
    if words.sorts[start:end].strip("dp").strip("gk") == "":
        return Frame(subject=span_of(words, start, end))
    if start < end - 1 and words.texts[start] in _WITHIN and len(words.texts[start + 1]) > 1:
        start += 1
    cut = divide(words, start, end)
    if words.texts[end - 1][0] in OPEN:
        cut = divide(words, start, end - 1)  # 私立医院（含分院）3个
    while cut < end - 1 and (words.sorts[cut] == "f" or words.texts[cut][0] in OPEN):
        cut += 1
    return Frame(span_of(words, cut, end), span_of(words, extend(words, start), cut))
