"""No line of a lexicon is idle: without it, its example reads otherwise."""

import importlib

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

import schemas.lexicon
from flows.claims import basis, cues, home, modality
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


DERIVED = {"modalities": (cues, modality), "bases": (basis,)}
"""The modules whose patterns derive from a lexicon and from no other of these."""


@pytest.mark.parametrize("name", DERIVED)
def test_no_line_is_idle(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = importlib.import_module(f"tests.lexicon_readers.{name}")
    idle = []
    for line in read_lexicon(name):
        with monkeypatch.context() as patch:
            leave_out(line, name, patch)
            if reader.read(line["example"]) == line["reads"]:
                idle.append(line["word"])
    derive(name)
    assert idle == []


def leave_out(line: dict[str, str], name: str, patch: pytest.MonkeyPatch) -> None:
    """Let the modules that derive from a lexicon know all its lines but one."""
    rest = tuple(other for other in read_lexicon(name) if other is not line)
    patch.setattr(schemas.lexicon, "read_lexicon", lambda other: rest if other == name else read_lexicon(other))
    derive(name)


def derive(name: str) -> None:
    """Derive the patterns anew from the lexicon as it stands."""
    for module in DERIVED[name]:
        importlib.reload(module)
