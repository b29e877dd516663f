"""No line of a lexicon is idle: without it, its example reads otherwise."""

import importlib

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

import schemas.lexicon
from flows.claims import cues, home, modality
from flows.mentions import names
from flows.mentions.words import split_guard
from schemas.lexicon import read_lexicon
from tests.lexicon_readers import modalities
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


def test_no_word_of_modality_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, others = read_lexicon("modalities"), read_lexicon
    try:
        idle = [line["word"] for line in lines if _reads_the_same_without(line, lines, monkeypatch)]
    finally:
        monkeypatch.setattr(schemas.lexicon, "read_lexicon", others)
        _reload()
    assert idle == []


def _reads_the_same_without(line: dict[str, str], lines: tuple[dict[str, str], ...], patch: pytest.MonkeyPatch) -> bool:
    rest = tuple(other for other in lines if other is not line)
    patch.setattr(schemas.lexicon, "read_lexicon", lambda name: rest if name == "modalities" else read_lexicon(name))
    _reload()
    return modalities.read(line["example"]) == line["reads"]


def _reload() -> None:
    """Derive the patterns of modality anew from the lexicon."""
    importlib.reload(cues)
    importlib.reload(modality)
