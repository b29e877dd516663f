"""How a word of movement reaches its number: from before, from behind, or over a list."""

import re
from bisect import bisect_left

from flows.claims.claim import Change, Claim
from flows.claims.moves import Move, find_moves, moves_like
from flows.claims.setting import Clause, Setting
from flows.mentions.mention import Mention
from flows.mentions.spans import start_of
from schemas.lexicon import read_lexicon

LEVEL = Change("level")
MOVERS = ("moves", "carries", "raises", "paces", "brief")
BESIDE = ("exceeds", "differs")
_AFTER = ("moves", "carries", "raises", "paces", "extent")
NEAR = 24
"""So many characters around a number are looked at."""

_MOST = 12
_SHARED, _SHARES = "分别", 4
_MULTIPLES = frozenset(line["word"] for line in read_lexicon("units") if line["dimension"] == "ratio")
_REACH = moves_like("reach")
FILLERS = f"{moves_like('filler')}*+"
_TIGHT = re.compile(rf"{FILLERS}\s*$")
_REACHED = re.compile(rf"了?{_REACH}(?![本交绩效品员])")
_FROM = re.compile("[从由自](?:[^，。；]{0,6}的)?$")
_LIST = re.compile(r"(?:[\s、，,和及与或]|以及|分别|约|近|超过?|均|各)*+$")
_COMPARED = re.compile(moves_like("compared"))
UNBROKEN = rf"(?!.*(?:{moves_like('breaks')}|[到至为]))"
_HELD = re.compile(rf"{UNBROKEN}[^，]{{0,16}}$")
_ONWARD = re.compile(rf"了?(?:{_REACH}|\d)")
_HEDGED = "(?:以上|左右|以内|以下)?"
_PACE = "(?:速度|幅度|速率)"
_SHORT = r"[^，。；、的\d]"
BEHIND = re.compile(rf"{_HEDGED}的?{_SHORT}{{0,4}}{_PACE}?{_SHORT}{{0,2}}")
BEHIND_AMOUNT = re.compile(rf"{_HEDGED}(?:的{_SHORT}{{0,2}}|的?{_PACE}{_SHORT}{{0,2}})")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")


def moved(kind: str, move: Move) -> Change:
    return Change(kind, move.sign, move.word, move.start)


def is_tight(gap: str) -> bool:
    """Whether nothing but fillers stands between a word and its number: `增长了约5%`."""
    return len(gap) <= NEAR and _TIGHT.match(gap) is not None


def is_reached(gap: str) -> bool:
    """Whether what follows a verb of movement leads to the figure reached: `增长到`."""
    return _REACHED.match(gap) is not None


def is_held(gap: str) -> bool:
    """Whether only a noun stands between a verb and its number: `减少用水3万吨`."""
    return len(gap) <= NEAR and _HELD.match(gap) is not None


def sets_out(setting: Setting) -> bool:
    """Whether the number is where a movement sets out: `从30%提高到50%`."""
    return _FROM.search(setting.left[-NEAR:]) is not None


def is_measured(move: Move, gap: str, setting: Setting) -> bool:
    """Whether a comparison holds the number: `高于全国3天`, `比上年多3天`."""
    if move.role == "exceeds" and not is_tight(gap):
        return is_held(gap)
    begin = max(setting.clause.start, move.start - NEAR)
    compared = move.word[0] in "超偏" or _COMPARED.search(setting.text, begin, move.start)
    return is_tight(gap) and bool(compared)


def moves_of(clause: Clause, setting: Setting) -> list[Move]:
    """The moves of a clause, found once."""
    if clause.moves is None:
        clause.moves = find_moves(setting.text, clause.start, clause.end, clause.mentions)
    return clause.moves


def moves_before(at: int, clause: Clause, setting: Setting, since: int = 0) -> list[Move]:
    """The last moves of a clause before a place, the nearest first, none before `since`."""
    moves = moves_of(clause, setting)
    last = bisect_left(moves, at, key=start_of)
    first = max(bisect_left(moves, since, 0, last, key=start_of), last - _MOST)
    return moves[first:last][::-1]


def moves_to(mention: Mention, setting: Setting) -> list[Move]:
    """The moves between the claim before and this one, the nearest first."""
    claims = setting.reading.claims
    return moves_before(mention.start, setting.clause, setting, claims[-1].mention.end if claims else 0)


def behind(gap: re.Pattern[str], kind: str, mention: Mention, setting: Setting) -> Change | None:
    """A movement said after its number (`7%的增长`, `以年均5%的速度递增`); `gap` is what may stand between."""
    moves = moves_of(setting.clause, setting)
    at = bisect_left(moves, mention.end, key=start_of)
    if at + 1 < len(moves) and moves[at + 1].start - moves[at].end <= 1:
        at += moves[at].role not in _AFTER  # 20%以上的高增长
    if at == len(moves) or moves[at].role not in _AFTER:
        return None
    move = moves[at]
    near = move.start - mention.end <= NEAR // 2 and gap.fullmatch(setting.text, mention.end, move.start)
    if not near or _ONWARD.match(setting.text, move.end) or sets_out(setting):
        return None
    if gap is BEHIND_AMOUNT and _IDEOGRAPH.match(setting.text, move.end):
        return None
    return moved(kind, move)


def listed(mention: Mention, setting: Setting, *kinds: str) -> Change | None:
    """The change of the number before, where this one goes on its list: `分别增长8%、9%`."""
    claim = setting.claim_before
    if claim is None or claim.change.kind not in kinds:
        return None
    before = claim.mention
    if mention.start - before.end > NEAR or not (_is_like(before, mention) or _is_shared_out(claim, setting)):
        return None
    gap = setting.text[before.end : mention.start]
    goes_on = _LIST.match(gap) or (gap[:1] in "、和及" and len(gap) <= NEAR // 2)
    return claim.change if goes_on else None


def _is_shared_out(claim: Claim, setting: Setting) -> bool:
    """Whether one verb holds for numbers of several units: `分别增加5万亩、8亿元`."""
    near = setting.text[max(setting.sentence.start, claim.change.start - _SHARES) : claim.mention.start]
    return claim.change.kind == "change" and _SHARED in near


def _is_like(before: Mention, mention: Mention) -> bool:
    """Whether two numbers have one unit, or the first leaves its unit to the list."""
    if before.stated_unit is None or before.unit == mention.unit:
        return True
    return _is_relative(before) and _is_relative(mention)


def _is_relative(mention: Mention) -> bool:
    """Whether a number may be a growth: in percent or so many times (`分别增长42%、1.2倍`)."""
    return mention.unit == "%" or mention.stated_unit in _MULTIPLES
