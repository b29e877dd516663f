"""Kind and sign: how the words around a number move it.

The unit tells whom to ask: percentages have a module of their own (`flows.claims.percent`), and a rank, a ratio or a
grade shows in the quote (`flows.claims.scales`).
"""

import re
from collections.abc import Callable

from flows.claims.claim import Change
from flows.claims.movement import (
    BEHIND,
    BEHIND_AMOUNT,
    BESIDE,
    LEVEL,
    MOVERS,
    UNBROKEN,
    behind,
    is_held,
    is_measured,
    is_reached,
    is_tight,
    listed,
    moved,
    moves_to,
)
from flows.claims.moves import Move, moves_like
from flows.claims.percent import percent_change
from flows.claims.scales import scale_of
from flows.claims.setting import Setting
from flows.mentions.mention import Mention
from flows.mentions.words import words_where

_TIMES = ("a", "mo", "wk", "d", "h", "min", "s")
_STEPS = (None, *words_where("changes", "use", "step"))
_APART = (*MOVERS, "exceeds")
_OBJECT = 8
MEASURED = re.compile(f"(?:{moves_like('measure')}|[量额值数])$")
"""The end of a word for how much there is of something."""

_MEASURE = re.compile(rf"{UNBROKEN}.{{0,10}}(?:{moves_like('measure')}|[量额值数])$")
_NOUN = re.compile("(?!左右|上下|以[上下内])[\u4e00-\u9fff]")
_MULTIPLE = re.compile("[倍番]")
_DIGITS = "位数"


def change_of(mention: Mention, setting: Setting) -> Change:
    """The kind of a claim, the sign its words give it, and the word that decides."""
    unit = mention.unit or "1"
    kind = scale_of(mention, setting) if unit == "1" else None
    if kind:
        return Change(kind)
    if _MULTIPLE.search(mention.quote):
        return _multiple(mention, setting)
    if unit == "1" and mention.quote.endswith(_DIGITS):
        return behind(BEHIND, "growth", mention, setting) or LEVEL
    return _READERS.get(unit, _amount)(mention, setting)


def _multiple(mention: Mention, setting: Setting) -> Change:
    """倍 and 番: a growth where something grows by them, else a ratio."""
    if "番" in mention.quote or mention.quote.startswith("倍"):
        return Change("growth", 1, mention.quote, mention.start)
    move = next((move for move in moves_to(mention, setting) if move.role not in ("rate", "share")), None)
    if move:
        gap = setting.text[move.end : mention.start]
        grown = move.role in MOVERS and not is_reached(gap) and len(gap) <= _OBJECT
        if grown or (move.role in BESIDE and is_tight(gap)):
            return moved("growth", move)
    return listed(mention, setting, "growth") or Change("ratio")


def _points(mention: Mention, setting: Setting) -> Change:
    """Percentage points: always a difference."""
    for move in moves_to(mention, setting):
        gap = setting.text[move.end : mention.start]
        if move.role in _APART or (move.role == "differs" and is_measured(move, gap, setting)):
            return moved("change", move)
    return listed(mention, setting, "change") or behind(BEHIND, "change", mention, setting) or Change("change")


def _amount(mention: Mention, setting: Setting) -> Change:
    """Money, goods, people, time: a difference only where a verb of movement holds the number."""
    move = next(iter(moves_to(mention, setting)), None)
    if move is None:
        after = None if mention.unit in _TIMES else behind(BEHIND_AMOUNT, "change", mention, setting)
        return after or listed(mention, setting, "change") or LEVEL
    gap = setting.text[move.end : mention.start]
    if move.role in MOVERS and not is_reached(gap) and _holds(move, gap, mention, setting):
        return moved("change", move)
    if move.role in BESIDE and not setting.right.startswith("的") and is_measured(move, gap, setting):
        return moved("change", move)
    return LEVEL


def _holds(move: Move, gap: str, mention: Mention, setting: Setting) -> bool:
    """Whether a verb of movement holds an amount: close behind it, or after its object.

    Things and years are neither raised nor lowered (`提升道路30条`, `下调三大利率`), they only grow fewer or more.
    """
    if move.role != "carries" and _counts_things(mention) and (move.role != "moves" or _NOUN.match(setting.right)):
        return False
    if is_tight(gap):
        return True
    if _counts_things(mention) and _NOUN.match(setting.right):
        return False  # 降低成本35条措施
    return is_held(gap) if move.role == "carries" else move.role == "raises" and _MEASURE.match(gap) is not None


def _counts_things(mention: Mention) -> bool:
    return mention.unit in ("a", "mo") or (mention.unit == "1" and mention.stated_unit not in _STEPS)


_READERS: dict[str, Callable[[Mention, Setting], Change]] = {"%": percent_change, "pp": _points}
