"""Kind and sign: how the words around a number move it."""

import re
from collections.abc import Callable

from flows.claims.claim import Change
from flows.claims.moves import Move, choice_of, find_moves
from flows.claims.setting import Clause, Setting
from flows.mentions.mention import Mention

_LEVEL = Change("level")
_MOVERS = ("moves", "carries", "brief")
_REACH = choice_of("reach")
_FILLERS = f"(?:{choice_of('filler')})*"
_TIGHT = re.compile(rf"{_FILLERS}\s*$")
_REACHED = re.compile(rf"了?(?:{_REACH})")
_FROM = re.compile("[从由自](?:[^，。；]{0,6}的)?$")
_LIST = re.compile(rf"(?:[\s、，,和及与或以]|{choice_of('filler')})*$")
_COMPARED = re.compile(choice_of("compared"))
_BEHIND = re.compile(
    rf"(?:以上|左右|以内|以下)?的?[^，。；、的\d]{{0,4}}?(?:速度|幅度|速率)?[^，。；、的\d]{{0,2}}?"
    rf"(?P<word>{choice_of('moves', 'carries', 'extent')})(?!了?(?:{_REACH}|\d))"
)
_RANK = re.compile("第|首[位名]|倒数第|前.{1,4}[强位名]$")
_GRADE = re.compile("[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]|[A级星]级?(?:及?以[上下])?$")
_QUAKE = re.compile("[震.]")
_MULTIPLE = re.compile("[倍番]")
_RATIO = re.compile(r"[\d一二三四五六七八九十][:：∶比][\d一二三四五六七八九十]")
_WHOLE = re.compile(rf"的(?:{choice_of('filler')})*$")
_PART = re.compile(rf"(?:以上|左右|以下)?的?(?!{choice_of('head', 'compared')})[\u4e00-\u9fff]")


def change_of(mention: Mention, setting: Setting) -> Change:
    """The kind of a claim, the sign its words give it, and the word that decides."""
    unit = mention.quantity.unit if mention.quantity else "1"
    if unit == "1":
        kind = _scale_of(mention, setting)
        if kind:
            return Change(kind)
    if _MULTIPLE.search(mention.quote):
        return _multiple(mention, setting)
    return _READERS.get(unit, _amount)(mention, setting)


def _scale_of(mention: Mention, setting: Setting) -> str | None:
    """`rank`, `grade` or `ratio` where the quote itself says so."""
    quote = mention.quote
    if _RANK.match(quote):
        return "rank"
    if _RATIO.search(quote):
        return "ratio"
    if _GRADE.search(quote) and not (_QUAKE.search(quote) or setting.right.startswith("地震")):
        return "grade"
    return None


def _multiple(mention: Mention, setting: Setting) -> Change:
    """倍 and 番: a growth where something grows by them, else a ratio."""
    if "番" in mention.quote or mention.quote.startswith("倍"):
        return Change("growth", 1, mention.quote, mention.start)
    move = _last(mention, setting)
    if move and move.role in _MOVERS:
        gap = setting.text[move.end : mention.start]
        if not _REACHED.match(gap) and len(gap) <= 8:
            return Change("growth", move.sign, move.word, move.start)
    if move and move.role in ("exceeds", "differs") and _TIGHT.match(setting.text, move.end, mention.start):
        return Change("growth", move.sign, move.word, move.start)
    return _listed(mention, setting, "growth") or Change("ratio")


def _percent(mention: Mention, setting: Setting) -> Change:
    move = _last(mention, setting)
    gap = setting.text[move.end : mention.start] if move else ""
    behind = _behind(mention, setting)
    if behind and not (move and move.role in _MOVERS and _TIGHT.match(gap)):
        return behind
    if move is None:
        return _listed(mention, setting, "growth", "share", "level") or _unmarked(mention, setting)
    if move.role in _MOVERS:
        return _moved_percent(move, gap, mention, setting)
    if move.role in ("exceeds", "differs"):
        return Change("growth", move.sign, move.word, move.start) if _measured(move, gap, setting) else _unmarked(mention, setting)
    return _noun_change(move)


def _moved_percent(move: Move, gap: str, mention: Mention, setting: Setting) -> Change:
    if _REACHED.match(gap) and not (move.word.endswith("增长") and gap.startswith("为")):
        return _base(move.start, setting)
    if _TIGHT.match(gap) or (move.role != "brief" and len(gap) <= 10 and "的" not in gap):
        return Change("growth", move.sign, move.word, move.start)
    return _unmarked(mention, setting)


def _noun_change(move: Move) -> Change:
    kind = {"extent": "growth", "share": "share"}.get(move.role, "level")
    return Change(kind, move.sign if kind == "growth" else 1, move.word, move.start)


def _base(before: int, setting: Setting) -> Change:
    """The kind of a figure reached (`占比提高到30%`): what the noun that moved says; in its clause, else the one before."""
    for clause in (setting.clause, *_clauses_before(setting)):
        for move in reversed(_moves(clause, setting)):
            if move.end <= before and move.role in ("extent", "share", "rate"):
                return _noun_change(move)
    return _LEVEL


def _points(mention: Mention, setting: Setting) -> Change:
    """Percentage points: always a difference, unless they are reached."""
    move = _last(mention, setting) or _nearest(mention, setting, *_MOVERS)
    if move is None or move.role not in (*_MOVERS, "exceeds", "differs"):
        move = _nearest(mention, setting, *_MOVERS, "exceeds", "differs") or move
    behind = _behind(mention, setting)
    if move is None:
        return _listed(mention, setting, "change") or Change("change", behind.sign if behind else 1)
    return Change("change", move.sign if move.role != "extent" else 1, move.word, move.start)


def _amount(mention: Mention, setting: Setting) -> Change:
    """Money, goods, people, time: a difference only where a verb of movement holds the number."""
    move = _last(mention, setting)
    if move is None:
        behind = _behind(mention, setting)
        if behind:
            return Change("change", behind.sign, behind.word, behind.start)
        return _listed(mention, setting, "change") or _LEVEL
    gap = setting.text[move.end : mention.start]
    if move.role in _MOVERS and not _REACHED.match(gap):
        held = move.role == "carries" and len(gap) <= 14 and "的" not in gap
        if held or _TIGHT.match(gap):
            return Change("change", move.sign, move.word, move.start)
    if move.role in ("exceeds", "differs") and _measured(move, gap, setting):
        return Change("change", move.sign, move.word, move.start)
    return _LEVEL


def _measured(move: Move, gap: str, setting: Setting) -> bool:
    """Whether a comparison holds the number: `高于全国3天`, `比上年多3天`."""
    if move.role == "exceeds":
        return 0 < len(gap) <= 16 and "的" not in gap and not _TIGHT.match(gap)
    compared = _COMPARED.search(setting.text, setting.clause.start, move.start)
    return bool(_TIGHT.match(gap)) and (compared is not None or move.word.startswith("偏"))


def _unmarked(mention: Mention, setting: Setting) -> Change:
    """A percentage that no word claims: a share where it stands on a noun (`90%的农户`, `全年的85%`)."""
    if _FROM.search(setting.left):
        return _base(mention.start, setting)
    if _WHOLE.search(setting.left) or _PART.match(setting.right):
        return Change("share")
    if _TIGHT.match(setting.left.strip()):
        return _base(mention.start, setting)
    return _LEVEL


def _behind(mention: Mention, setting: Setting) -> Change | None:
    """A movement said after its number: `7%的增长`, `以年均5%的速度递增`."""
    match = _BEHIND.match(setting.right)
    if match is None or _FROM.search(setting.left):
        return None
    word = next(move for move in find_moves(match["word"], 0, len(match["word"]), []))
    return Change("growth", word.sign, word.word, mention.end + match.start("word"))


def _listed(mention: Mention, setting: Setting, *kinds: str) -> Change | None:
    """The change of the number before, where this one goes on its list: `分别增长8%、9%`."""
    claims = setting.reading.claims
    if not claims or claims[-1].mention.start < setting.sentence.start or claims[-1].change.kind not in kinds:
        return None
    before = claims[-1].mention
    gap = setting.text[before.end : mention.start]
    same = before.quantity and mention.quantity and before.quantity.unit == mention.quantity.unit
    if same and (_LIST.match(gap) or (gap[:1] in "、和及" and len(gap) <= 12)):
        return claims[-1].change
    return None


def _last(mention: Mention, setting: Setting) -> Move | None:
    """The last move between the number before and this one."""
    start = max((m.end for m in setting.clause.mentions if m.role == "claim" and m.end <= mention.start), default=0)
    return next((m for m in reversed(_moves(setting.clause, setting)) if start <= m.start and m.end <= mention.start), None)


def _nearest(mention: Mention, setting: Setting, *roles: str) -> Move | None:
    moves = _moves(setting.clause, setting)
    return next((m for m in reversed(moves) if m.end <= mention.start and m.role in roles), None)


def _moves(clause: Clause, setting: Setting) -> list[Move]:
    if clause.moves is None:
        clause.moves = find_moves(setting.text, clause.start, clause.end, clause.mentions)
    return clause.moves


def _clauses_before(setting: Setting) -> list[Clause]:
    clauses = setting.sentence.clauses
    at = clauses.index(setting.clause)
    return clauses[max(at - 2, 0) : at][::-1]


_READERS: dict[str, Callable[[Mention, Setting], Change]] = {"%": _percent, "pp": _points}
