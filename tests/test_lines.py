"""No frozen word and no paper is idle: without its line, its example reads otherwise."""

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

from flows.claims import home
from flows.mentions import names
from flows.mentions.words import split_guard
from schemas.lexicon import read_lexicon
from tests.mentions.readings import reading_of

FROZEN = read_lexicon("frozen")
NAMES = tuple(line for line in read_lexicon("names") if line["sort"] == "whole")


def freeze(patch: pytest.MonkeyPatch, frozen: tuple[dict[str, str], ...]) -> None:
    """Let the finder of names know only these frozen words."""
    lines = frozen + NAMES
    patch.setattr(names, "_FROZEN_LINES", frozen)
    patch.setattr(names, "_GUARDS", tuple(split_guard(line["guard"]) for line in lines))
    finder = AhoCorasick([line["word"] for line in lines], matchkind=MatchKind.LeftmostLongest)
    patch.setattr(names, "_FINDER", finder)


def test_no_frozen_word_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    idle = []
    for at, line in enumerate(FROZEN):
        freeze(monkeypatch, FROZEN[:at] + FROZEN[at + 1 :])
        if reading_of(line["example"]) == line["reads"]:
            idle.append(line["word"])
    assert idle == []


def test_no_paper_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = {line["word"]: line["code"] for line in read_lexicon("papers")}
    idle = []
    for paper, code in papers.items():
        others = {word: papers[word] for word in papers if word != paper}
        monkeypatch.setattr(home, "_papers", others.copy)
        if home.home_of_publication.__wrapped__(paper) == code:
            idle.append(paper)
    assert idle == []
