"""Readers in a process of their own: whatever one of them does, its file is told and the next one is read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.pages import apart
from flows.pages.apart import MistakeError, read_apart
from flows.pages.origin import Origin
from flows.pages.page import PageError
from flows.pages.read import read_page

PAGE = "<html><body><founder-title>春耕</founder-title><founder-content><p>下地3天。</p></founder-content></html>"
STUMBLING = """
import ctypes, os, time
from flows.pages import apart, read
whole = read.READERS[".htm"]
def spin():
    while True: pass
deeds = {b"spin": spin, b"sleep": lambda: time.sleep(60), b"fall": lambda: ctypes.string_at(0),
         b"leave": lambda: os._exit(3), b"take": lambda: bytearray(64 * 1024**3), b"stumble": lambda: [][1]}
read.READERS[".htm"] = lambda raw, origin: deeds.get(raw, lambda: whole(raw, origin))()
apart.serve()
"""


@pytest.fixture(scope="module")
def stumbling() -> Iterator[None]:
    """A process beside whose reader does what the file says."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(apart._Reader, "code", STUMBLING)
        patched.setattr(apart._Reader, "_standing", None)
        patched.setattr(apart, "MOST_SECONDS", {".htm": 1})
        patched.setattr(apart, "PATIENCE", 60)
        yield


def test_a_page_read_apart_is_the_page(tmp_path: Path) -> None:
    path = tmp_path / "石桥日报" / "2024-03-05" / "content_1.htm"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, encoding="utf-8")
    (article,) = read_page(path, tmp_path).articles
    assert (article.text, article.publication) == ("春耕\n下地3天。", "石桥日报")


@pytest.mark.usefixtures("stumbling")
@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (b"spin", "more than 1 s of processor time"),
        (b"fall", "brought its reader down (SIGSEGV)"),
        (b"leave", "brought its reader down (exit code 3)"),
        (b"take", "more than 4 GB of memory"),
    ],
)
def test_a_reader_that_loops_falls_or_takes_all_is_told_and_the_next_page_is_read(deed: bytes, said: str) -> None:
    read_apart(".htm", PAGE.encode(), Origin())
    with pytest.raises(PageError) as told:
        read_apart(".htm", deed, Origin())
    assert said in str(told.value)
    assert read_apart(".htm", PAGE.encode(), Origin()).articles[0].title == "春耕"


@pytest.mark.usefixtures("stumbling")
def test_a_reader_that_waits_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 1)
    with pytest.raises(PageError, match="did not end within 1 s"):
        read_apart(".htm", b"sleep", Origin())


@pytest.mark.usefixtures("stumbling")
def test_a_mistake_of_ours_keeps_its_kind_and_costs_no_process() -> None:
    read_apart(".htm", PAGE.encode(), Origin())
    before = apart._Reader.of_this_process()
    with pytest.raises(MistakeError, match=r"IndexError: list index out of range, at <string>:\d+"):
        read_apart(".htm", b"stumble", Origin())
    assert apart._Reader.of_this_process() is before


def test_a_forked_process_gets_a_reader_of_its_own() -> None:
    before = apart._Reader.of_this_process()
    child = os.fork()
    if child == 0:
        os._exit(apart._Reader.of_this_process() is before)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
