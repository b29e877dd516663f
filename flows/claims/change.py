"""Kind and sign: how the words around a number move it."""

import re
from collections.abc import Callable

from flows.claims.claim import Change
from flows.claims.moves import Move, choice_of, find_moves, words_of
from flows.claims.scales import scale_of
from flows.claims.setting import Clause, Setting
from flows.mentions.mention import Mention

_LEVEL = Change("level")
_MOVERS = ("moves", "carries", "raises", "paces", "brief")
_STEPS = words_of("step")
_NOUNS = ("extent", "share", "rate")
_BESIDE = ("exceeds", "differs")
_TIMES = ("a", "mo", "wk", "d", "h", "min", "s")
_REACH = choice_of("reach")
_FILLERS = f"(?:{choice_of('filler')})*"
_TIGHT = re.compile(rf"{_FILLERS}\s*$")
_REACHED = re.compile(rf"了?(?:{_REACH})")
_FROM = re.compile("[从由自](?:[^，。；]{0,6}的)?$")
_LIST = re.compile(r"(?:[\s、，,和及与或]|以及|分别|约|近|超过?|均|各)*$")
_COMPARED = re.compile(choice_of("compared"))
_HELD = re.compile(rf"(?!.*(?:{choice_of('breaks', 'reach')}))[^，]{{0,16}}$")
_MEASURED = re.compile(rf"(?!.*(?:{choice_of('breaks', 'reach')})).{{0,10}}(?:{choice_of('measure')}|[量额值数])$")
_MOVED_BY = rf"(?P<word>{choice_of('moves', 'carries', 'raises', 'paces', 'extent')})(?!了?(?:{_REACH}|\d))"
_BEHIND = re.compile(rf"(?:以上|左右|以内|以下)?的?[^，。；、的\d]{{0,4}}?(?:速度|幅度|速率)?[^，。；、的\d]{{0,2}}?{_MOVED_BY}")
_AMOUNT_BEHIND = re.compile(rf"(?:以上|左右|以内|以下)?(?:的[^，。；、的\d]{{0,2}}?|的?(?:速度|幅度|速率)[^，。；、的\d]{{0,2}}?){_MOVED_BY}(?![\u4e00-\u9fff])")
_NOUN = re.compile("(?!左右|上下|以[上下内])[\u4e00-\u9fff]")
_DIGITS = "位数"
_MULTIPLE = re.compile("[倍番]")
_WHOLE = re.compile(rf"的{_FILLERS}$")
_RATE_BEHIND = re.compile(rf"的?[^，。；、的]{{0,8}}?(?:{choice_of('head', 'rate', 'share')})")
_PART = re.compile(rf"(?:以上|左右|以下)?的?(?!{choice_of('compared')}|[和与及至到])[\u4e00-\u9fff]")


def change_of(mention: Mention, setting: Setting) -> Change:
    """The kind of a claim, the sign its words give it, and the word that decides."""
    unit = mention.quantity.unit if mention.quantity else "1"
    kind = scale_of(mention, setting) if unit == "1" else None
    if kind:
        return Change(kind)
    if _MULTIPLE.search(mention.quote):
        return _multiple(mention, setting)
    if mention.quote.endswith(_DIGITS) and unit == "1":
        return _behind(_BEHIND, "growth", mention, setting) or _LEVEL
    return _READERS.get(unit, _amount)(mention, setting)


def _multiple(mention: Mention, setting: Setting) -> Change:
    """倍 and 番: a growth where something grows by them, else a ratio."""
    if "番" in mention.quote or mention.quote.startswith("倍"):
        return Change("growth", 1, mention.quote, mention.start)
    moves = [move for move in _stretch(mention, setting) if move.role not in ("rate", "share")]
    if moves:
        move, gap = moves[-1], setting.text[moves[-1].end : mention.start]
        grown = move.role in _MOVERS and not _REACHED.match(gap) and len(gap) <= 8
        if grown or (move.role in _BESIDE and _TIGHT.match(gap)):
            return _moved("growth", move)
    return _listed(mention, setting, "growth") or Change("ratio")


def _percent(mention: Mention, setting: Setting) -> Change:
    move = _last(mention, setting)
    gap = setting.text[move.end : mention.start] if move else ""
    behind = _behind(_BEHIND, "growth", mention, setting)
    if behind and not (move and move.role in _MOVERS and _TIGHT.match(gap)):
        return behind
    if move is None:
        return _listed(mention, setting, "growth", "share", "level") or _unmarked(mention, setting)
    if gap.endswith("的") and move.role != "share":
        return Change("share")
    if move.role in (*_MOVERS, "saves"):
        return _moved_percent(move, gap, mention, setting)
    if move.role in _BESIDE and _is_measured(move, gap, setting):
        return _moved("growth", move)
    return _noun_change(move) if move.role in _NOUNS else _unmarked(mention, setting)


def _moved_percent(move: Move, gap: str, mention: Mention, setting: Setting) -> Change:
    if _REACHED.match(gap) and not (move.word.endswith("增长") and gap.startswith("为")):
        return _base(move.start, setting)
    if _TIGHT.match(gap) or (move.role != "brief" and len(gap) <= 10 and "的" not in gap):
        return _moved("growth", move)
    return _unmarked(mention, setting)


def _noun_change(move: Move) -> Change:
    kind = {"extent": "growth", "share": "share"}.get(move.role, "level")
    return Change(kind, move.sign if kind == "growth" else 1, move.word, move.start)


def _base(before: int, setting: Setting) -> Change:
    """The kind of a figure reached (`占比提高到30%`): what the noun that moved says.

    The noun stands in the clause; else the percentage before it in the sentence tells, else the clauses before.
    """
    for clause in (setting.clause, *_clauses_before(setting)):
        for move in reversed(_moves(clause, setting)):
            if move.end <= before and move.role in _NOUNS:
                return _noun_change(move)
            if move.role in _MOVERS and move.end == clause.end:
                return _moved("growth", move)
        claims = setting.reading.claims
        if claims and claims[-1].mention.start >= setting.sentence.start and claims[-1].quantity.unit == "%":
            return claims[-1].change
    return _LEVEL


def _points(mention: Mention, setting: Setting) -> Change:
    """Percentage points: always a difference."""
    for move in reversed(_stretch(mention, setting)):
        gap = setting.text[move.end : mention.start]
        if move.role in (*_MOVERS, "exceeds") or (move.role == "differs" and _is_measured(move, gap, setting)):
            return _moved("change", move)
    behind = _behind(_BEHIND, "change", mention, setting)
    return _listed(mention, setting, "change") or behind or Change("change")


def _amount(mention: Mention, setting: Setting) -> Change:
    """Money, goods, people, time: a difference only where a verb of movement holds the number."""
    move = _last(mention, setting)
    if move is None:
        timed = mention.quantity is not None and mention.quantity.unit in _TIMES
        behind = None if timed else _behind(_AMOUNT_BEHIND, "change", mention, setting)
        return behind or _listed(mention, setting, "change") or _LEVEL
    gap = setting.text[move.end : mention.start]
    if move.role in _MOVERS and not _REACHED.match(gap) and _holds(move, gap, mention, setting):
        return _moved("change", move)
    if move.role in _BESIDE and not setting.right.startswith("的") and _is_measured(move, gap, setting):
        return _moved("change", move)
    return _LEVEL


def _holds(move: Move, gap: str, mention: Mention, setting: Setting) -> bool:
    """Whether a verb of movement holds an amount: close behind it, or after its object.

    Things and years are neither raised nor lowered (`提升道路30条`, `下调三大利率`), they only grow fewer or more.
    """
    if move.role != "carries" and _counts_things(mention) and (move.role != "moves" or _NOUN.match(setting.right)):
        return False
    if _TIGHT.match(gap):
        return True
    pattern = {"carries": _HELD, "raises": _MEASURED}.get(move.role)
    return pattern is not None and bool(pattern.match(gap))


def _counts_things(mention: Mention) -> bool:
    quantity = mention.quantity
    if quantity is None:
        return True
    return quantity.unit in ("a", "mo") or (quantity.unit == "1" and quantity.stated_unit not in (None, *_STEPS))


def _moved(kind: str, move: Move) -> Change:
    return Change(kind, move.sign, move.word, move.start)


def _is_measured(move: Move, gap: str, setting: Setting) -> bool:
    """Whether a comparison holds the number: `高于全国3天`, `比上年多3天`."""
    if move.role == "exceeds":
        return len(gap) <= 16 and bool(_HELD.match(gap)) and (move.word.startswith("超") or not _TIGHT.match(gap))
    compared = _COMPARED.search(setting.text, setting.clause.start, move.start)
    return bool(_TIGHT.match(gap)) and (compared is not None or move.word.startswith("偏"))


def _unmarked(mention: Mention, setting: Setting) -> Change:
    """A percentage that no word claims: a share where it stands on a noun (`90%的农户`, `全年的85%`)."""
    if _FROM.search(setting.left):
        return _base(mention.start, setting)
    behind = _RATE_BEHIND.match(setting.right)
    if behind and not _moves_share(behind[0]):
        return _LEVEL
    if setting.left.strip() and _TIGHT.match(setting.left.strip()):
        return _base(mention.start, setting)
    return Change("share") if _WHOLE.search(setting.left) or _PART.match(setting.right) else _LEVEL


def _moves_share(phrase: str) -> bool:
    moves = find_moves(phrase, 0, len(phrase), [])
    return bool(moves) and moves[-1].role == "share"


def _behind(pattern: re.Pattern[str], kind: str, mention: Mention, setting: Setting) -> Change | None:
    """A movement said after its number: `7%的增长`, `以年均5%的速度递增`."""
    match = pattern.match(setting.right)
    if match is None or _FROM.search(setting.left):
        return None
    moves = find_moves(match["word"], 0, len(match["word"]), [])
    return Change(kind, moves[0].sign, moves[0].word, mention.end + match.start("word")) if moves else None


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


def _stretch(mention: Mention, setting: Setting) -> list[Move]:
    """The moves between the number before and this one."""
    start = max((m.end for m in setting.clause.mentions if m.role == "claim" and m.end <= mention.start), default=0)
    return [move for move in _moves(setting.clause, setting) if start <= move.start and move.end <= mention.start]


def _last(mention: Mention, setting: Setting) -> Move | None:
    return next(reversed(_stretch(mention, setting)), None)


def _moves(clause: Clause, setting: Setting) -> list[Move]:
    if clause.moves is None:
        clause.moves = find_moves(setting.text, clause.start, clause.end, clause.mentions)
    return clause.moves


def _clauses_before(setting: Setting) -> list[Clause]:
    clauses = setting.sentence.clauses
    at = clauses.index(setting.clause)
    return clauses[max(at - 2, 0) : at][::-1]


_READERS: dict[str, Callable[[Mention, Setting], Change]] = {"%": _percent, "pp": _points}
