"""Readers of formats that only foreign code can take apart work in a process of their own.

What a parser written in C does with a hostile file is not for Python to stop: it can loop, take all memory, or fall.
So one such process stands beside each process that reads, is handed file after file, and has a limit of memory and, for
each file, of processor time. Where it dies or does not answer the file is told and the next one gets a fresh process.
Handing a file over costs less than a millisecond, where a process for each would cost some hundred.
"""

import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from traceback import extract_tb

from flows.pages.origin import Origin
from flows.pages.page import AGAIN, Page, PageError

APART = frozenset((".htm", ".html", ".parquet", ".pdf", ".png", ".jpg", ".jpeg"))
"""Suffixes whose readers work apart."""

MOST_MEMORY = 4 * 1024**3  # bytes of addresses
MOST_SECONDS = {".htm": 60, ".html": 60, ".parquet": 120}
RECOGNISING = 900  # seconds of processor time for a file whose pages may have to be recognised, 6 to 12 each
PATIENCE = 10  # seconds on the clock for each of processor time: a busy machine is no fault of the page


class MistakeError(PageError):
    """A reader stumbled where it should have said what is wrong: a mistake of this project, with its line of code."""


def read_apart(suffix: str, raw: bytes, origin: Origin) -> Page:
    """What the reader of `suffix` makes of `raw`. Raises PageError, also where it took too much time or memory."""
    with _LOCK:
        return _Reader.of_this_process().read(suffix, raw, origin)


def process_beside() -> int | None:
    """The id of the process that reads beside this one; None where none stands."""
    standing = _Reader.standing_here()
    return None if standing is None else standing._process.pid


class _Reader:
    """The process beside this one."""

    code = "from flows.pages.apart import serve; serve()"
    _standing: "_Reader | None" = None

    def __init__(self) -> None:
        here, there = socket.socketpair()
        command = [sys.executable, "-c", self.code, str(there.fileno())]
        self._process = subprocess.Popen(command, pass_fds=[there.fileno()], stdin=subprocess.DEVNULL)
        there.close()
        self._ours = Connection(here.detach())
        self._owner = os.getpid()
        with suppress(EOFError, OSError):  # if it never stands, the file that it is for will tell
            self._ours.recv_bytes()

    @classmethod
    def of_this_process(cls) -> "_Reader":
        """The one that stands, or a new one: after a fall, and in a process that was forked."""
        standing = cls.standing_here()
        if standing is None:
            cls._standing = standing = cls()
        return standing

    @classmethod
    def standing_here(cls) -> "_Reader | None":
        """The one of this process, where it is up."""
        standing = cls._standing
        here = standing is not None and standing._owner == os.getpid() and standing._process.poll() is None
        return standing if here else None

    def read(self, suffix: str, raw: bytes, origin: Origin) -> Page:
        seconds = MOST_SECONDS.get(suffix, RECOGNISING)
        try:
            self._ours.send((suffix, origin, seconds))
            self._ours.send_bytes(raw)
            answer = self._answer_within(seconds * PATIENCE)
        except (EOFError, OSError):
            answer = _fall_of(self._process.wait(), seconds)
        if isinstance(answer, Page):
            return answer
        raise answer

    def _answer_within(self, seconds: float) -> Page | PageError:
        if self._ours.poll(seconds):
            answer: Page | PageError = pickle.loads(self._ours.recv_bytes())
            return answer
        self._process.kill()
        self._process.wait()
        return PageError(f"reading it did not end within {seconds:,} s; {AGAIN}, or split it or print it anew")


_LOCK = Lock()


def _fall_of(code: int, seconds: int) -> PageError:
    """Why the process is gone, by its exit code."""
    if code == -signal.SIGXCPU:
        return PageError(
            f"reading it took more than {seconds} s of processor time; {AGAIN}, or split it or print it anew"
        )
    if code == -signal.SIGKILL:
        return PageError(f"the system ended its reader, for want of memory as a rule; {AGAIN}, or split it")
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return PageError(f"the file brought its reader down ({name}); print it anew, or save its text as .txt")


def serve() -> None:
    """The process beside: reads what it is handed until nobody is there to hand it anything."""
    from flows.pages import read  # which knows this module

    theirs = Connection(int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that we work for
    with suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with suppress(EOFError, OSError):
        theirs.send_bytes(b"ready")
        while True:
            suffix, origin, seconds = theirs.recv()
            raw = theirs.recv_bytes()
            _limit_time(seconds)
            theirs.send_bytes(pickle.dumps(_answer(read.READERS[suffix], raw, origin)))


def _limit_time(seconds: int) -> None:
    """The operating system ends this process when it has used so many more seconds, whatever it is in the midst of."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, resource.RLIM_INFINITY))


def _answer(reader: Callable[[bytes, Origin], Page], raw: bytes, origin: Origin) -> Page | PageError:
    try:
        return reader(raw, origin)
    except PageError as wrong:
        return PageError(str(wrong))
    except MemoryError:
        return PageError(f"reading it takes more than {MOST_MEMORY // 1024**3} GB of memory; print it anew or split it")
    except Exception as error:
        return MistakeError(name_mistake(error, str(error)))


def name_mistake(error: Exception, said: str) -> str:
    """A mistake of ours: its kind, what it says, and the line of code."""
    *_, last = extract_tb(error.__traceback__)
    return f"{type(error).__name__}: {said}, at {Path(last.filename).name}:{last.lineno}"
