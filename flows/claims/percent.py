"""Percentages: growth, share, or the level of a rate.

A verb of movement or a noun before the number tells, else a movement behind it, the number whose list it goes on, or
the noun it stands on.
"""

import re

from flows.claims.claim import Change
from flows.claims.movement import (
    BEHIND,
    BESIDE,
    FILLERS,
    LEVEL,
    MOVERS,
    NEAR,
    behind,
    is_measured,
    is_reached,
    is_tight,
    listed,
    moved,
    moves_before,
    moves_to,
    sets_out,
)
from flows.claims.moves import Move, find_moves, moves_like
from flows.claims.setting import Setting
from flows.claims.words import CLOSED, OPEN
from flows.mentions.mention import Mention
from flows.mentions.words import one_of, words_where

_NOUNS = {"extent": "growth", "share": "share", "rate": "level"}
_GROWING = (*MOVERS, "saves")
_OBJECT = 10
_RECENT = 4
_BENCHMARK = re.compile(moves_like("compared", "exceeds"))
_WHOLE = re.compile(rf"的{FILLERS}$")
_NAMES = re.compile(rf"[\u4e00-\u9fff]{{2,12}}{one_of(words_where('topics', 'use', 'being'))}{FILLERS}")
_RATE_BEHIND = re.compile(rf"的?[^，。；、的]{{0,8}}?{moves_like('head', 'rate', 'share')}")
_PART = re.compile(rf"(?:以上|左右|以下)?的?(?!{moves_like('compared')}|[和与及至到])[\u4e00-\u9fff]")


def percent_change(mention: Mention, setting: Setting) -> Change:
    """The change of a claim in %."""
    benchmark = _of_benchmark(setting)
    if benchmark:
        return benchmark
    move = next(iter(moves_to(mention, setting)), None)
    gap = setting.text[move.end : mention.start] if move else ""
    after = behind(BEHIND, "growth", mention, setting)
    if after and not (move and move.role in MOVERS and is_tight(gap)):
        return after
    if move is None:
        return listed(mention, setting, "growth", "share", "level") or _unmarked(mention, setting)
    if gap.endswith("的") and move.role != "share":
        if move.role in _NOUNS and sets_out(setting):
            return _after_noun(move)  # 增速从去年的6%降至今年的4%
        return (move.role in (*MOVERS, "exceeds") and _before(setting)) or Change("share")  # 低于前一季度的2%
    if move.role in _GROWING:
        return _after_verb(move, gap, mention, setting)
    if move.role in BESIDE and is_measured(move, gap, setting):
        return moved("growth", move)
    return _after_noun(move) if move.role in _NOUNS else _unmarked(mention, setting)


def _of_benchmark(setting: Setting) -> Change | None:
    """The kind of the percentage before it, of which a benchmark gives its own in brackets: `比全省（7%）高`."""
    if not setting.left.endswith(OPEN) or not _BENCHMARK.search(setting.left):
        return None
    return _before(setting)


def _before(setting: Setting) -> Change | None:
    """The kind of the percentage before it in the sentence."""
    recent = setting.reading.claims[-_RECENT:][::-1]
    inside = (claim for claim in recent if claim.mention.start >= setting.sentence.start)
    return next((claim.change for claim in inside if claim.quantity.unit == "%"), None)


def _after_verb(move: Move, gap: str, mention: Mention, setting: Setting) -> Change:
    if is_reached(gap) and not (move.word.endswith("增长") and gap.startswith("为")):
        return _reached(move.start, setting)
    if is_tight(gap) or (move.role != "brief" and len(gap) <= _OBJECT and "的" not in gap):
        return moved("growth", move)
    return _unmarked(mention, setting)


def _after_noun(move: Move) -> Change:
    kind = _NOUNS[move.role]
    return moved(kind, move) if kind == "growth" else Change(kind, 1, move.word, move.start)


def _reached(before: int, setting: Setting) -> Change:
    """The kind of a figure reached (`占比提高到30%`): what the noun that moved says.

    The noun stands in the clause; else the percentage before it in the sentence tells, else the clauses before.
    """
    for clause in (setting.clause, *setting.clauses_before(2)):
        moves = moves_before(before, clause, setting)
        for move in moves:
            if move.role in _NOUNS:
                return _after_noun(move)
        if moves and moves[0].role in MOVERS and moves[0].end == clause.end:
            return moved("growth", moves[0])
        if setting.claim_before and setting.claim_before.quantity.unit == "%":
            return setting.claim_before.change
    return LEVEL


def _unmarked(mention: Mention, setting: Setting) -> Change:
    """A percentage that no word claims: a share where it stands on a noun (`90%的农户`, `全年的85%`)."""
    if sets_out(setting):
        return _reached(mention.start, setting)
    head = _RATE_BEHIND.match(setting.right)
    if head and not _is_share(head[0]):
        return LEVEL
    left = setting.left.strip() if len(setting.left) < NEAR else ""
    if left and is_tight(left):
        return _reached(mention.start, setting)
    if _WHOLE.search(setting.left[-NEAR:]) or _PART.match(setting.right) or _goes_on(setting):
        return Change("share")
    return LEVEL


def _goes_on(setting: Setting) -> bool:
    """Whether a clause only names the next part of the whole that the clause before divides: `乙类为30%`.

    So do brackets in step with brackets before: `食品（占18%）、衣帽（9%）`.
    """
    claim, before = setting.claim_before, setting.clauses_before(1)
    if claim is None or claim.change.kind != "share":
        return False
    if setting.left.endswith(OPEN) and setting.text.startswith(CLOSED, claim.mention.end):
        return True
    named = _NAMES.fullmatch(setting.left) is not None
    return named and bool(before) and claim.mention.start >= before[0].start


def _is_share(phrase: str) -> bool:
    moves = find_moves(phrase, 0, len(phrase), [])
    return bool(moves) and moves[-1].role == "share"
