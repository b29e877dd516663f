"""No line of a lexicon is idle: without it, its example reads otherwise."""

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

from flows.mentions import names
from schemas.lexicon import read_lexicon
from tests.mentions.readings import reading_of

FROZEN = read_lexicon("frozen")
NAMES = tuple(line for line in read_lexicon("names") if line["sort"] == "whole")


def freeze(patch: pytest.MonkeyPatch, frozen: tuple[dict[str, str], ...]) -> None:
    """Let the finder of names know only these frozen words."""
    lines = frozen + NAMES
    patch.setattr(names, "_FROZEN_LINES", frozen)
    patch.setattr(names, "_GUARDS", tuple(names.split_guard(line["guard"]) for line in lines))
    finder = AhoCorasick([line["word"] for line in lines], matchkind=MatchKind.LeftmostLongest)
    patch.setattr(names, "_FINDER", finder)


def test_no_frozen_word_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    idle = []
    for at, line in enumerate(FROZEN):
        freeze(monkeypatch, FROZEN[:at] + FROZEN[at + 1 :])
        if reading_of(line["example"]) == line["reads"]:
            idle.append(line["word"])
    assert idle == []
