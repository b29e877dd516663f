"""An edition's folder under raw/: what was received, never written over, and the ledger of how it came.

raw/<publication>/.source.toml                       the publication's home area; the reading of its pages looks there
raw/<publication>/.lock                              held while somebody fetches this publication
raw/<publication>/<yyyy-mm-dd>/content_1.htm         as received first
raw/<publication>/<yyyy-mm-dd>/.received.jsonl       the ledger: address, time, headers, digest; a line a thing received
raw/<publication>/<yyyy-mm-dd>/.changed/<time>-content_1.htm    what the source sent later in its place

Names that begin with a dot are no pages: the build does not read them.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, get_args

from flows.fetch.errors import FetchError
from flows.fetch.names import file_name_of
from flows.fetch.site import Answer
from flows.fetch.sources import Source
from flows.identity import digest_of, digest_of_file
from flows.pages.origin import BESIDE

Outcome = Literal["new", "unchanged", "changed", "kept"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_LEDGER, _CHANGED, _PART = ".received.jsonl", ".changed", ".part-"
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one address: `new`, `unchanged` at the source, `changed` there since it was received first, or
    `kept` without asking. `file` is relative to the edition's folder."""

    url: str
    file: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the ledger."""

    url: str
    file: str
    received: str
    status: int
    bytes: int
    sha256: str
    headers: tuple[tuple[str, str], ...]


class Edition:
    """The folder of one day."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self._first: dict[str, _Entry] = {}
        self._last: dict[str, _Entry] = {}
        for entry in _read_ledger(folder / _LEDGER):
            self._first.setdefault(entry.url, entry)
            self._last[entry.url] = entry

    def has(self, url: str) -> bool:
        """Whether what is at an address has been received, and lies here as it was."""
        return url in self._first and self._is_whole(self._first[url]) and self._is_whole(self._last[url])

    def conditions_of(self, url: str) -> dict[str, str]:
        """The headers that ask for an address only if it has changed since; none where it must be sent whole."""
        if not self.has(url):
            return {}
        headers = {name.lower(): value for name, value in self._last[url].headers}
        return {asked: headers[name] for name, asked in _VALIDATORS.items() if name in headers}

    def read(self, url: str) -> bytes:
        """The latest that was received from an address."""
        return (self._folder / self._last[url].file).read_bytes()

    def keep(self, url: str, answer: Answer) -> Receipt:
        """Puts an answer on the disk, beside what is there already where that has other bytes."""
        if answer.body is None:
            return Receipt(url, self._first[url].file, "unchanged")
        digest = digest_of(answer.body)
        if self.has(url) and self._last[url].sha256 == digest:
            return Receipt(url, self._first[url].file, "unchanged")
        name = self._first[url].file if url in self._first else file_name_of(url, self._url, answer.media_type)
        now = datetime.now(UTC)
        outcome = self._place(name, answer.body, digest)
        file = name
        if outcome == "changed":
            file = f"{_CHANGED}/{now:%Y%m%dT%H%M%S.%fZ}-{name}"
            self._place(file, answer.body, digest)
        self._note(_Entry(url, file, now.isoformat(), answer.status, len(answer.body), digest, answer.headers))
        return Receipt(url, name, outcome)

    def kept(self, url: str) -> Receipt:
        """The receipt of an address that was not asked again."""
        return Receipt(url, self._first[url].file, "kept")

    def _place(self, file: str, body: bytes, digest: str) -> Outcome:
        """Whole or not at all, and never over a file that is there: a link to a name that exists is refused."""
        target = self._folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(prefix=_PART, dir=target.parent) as part:
            part.write(body)
            part.flush()
            os.fsync(part.fileno())
            try:
                os.link(part.name, target)
            except FileExistsError:
                return "unchanged" if target.is_file() and digest_of_file(target) == digest else "changed"
        target.chmod(0o644)
        return "new"

    def _note(self, entry: _Entry) -> None:
        with (self._folder / _LEDGER).open("a", encoding="utf-8") as ledger:
            ledger.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
        self._first.setdefault(entry.url, entry)
        self._last[entry.url] = entry

    def _is_whole(self, entry: _Entry) -> bool:
        file = self._folder / entry.file
        return file.is_file() and digest_of_file(file) == entry.sha256


@contextmanager
def open_edition(raw: Path, source: Source, day: date) -> Iterator[Edition]:
    """The folder of a day, for this process alone. Raises FetchError where another one is fetching the publication."""
    paper = raw / source.publication
    paper.mkdir(parents=True, exist_ok=True)
    with (paper / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise FetchError(f"{paper} is being fetched by another process; wait for it to end") from held
        if source.home:
            _state_home(paper / BESIDE, source.home)
        folder = paper / day.isoformat()
        _sweep(folder)
        yield Edition(folder, source.edition_of(day))


def _sweep(folder: Path) -> None:
    """Takes away the halves that a process left which was killed; nobody else is at work here."""
    for half in (*folder.glob(f"{_PART}*"), *folder.glob(f"{_CHANGED}/{_PART}*")):
        half.unlink()


def _state_home(beside: Path, home: str) -> None:
    stated = f'home = "{home}"\n'
    if not beside.is_file() or beside.read_text(encoding="utf-8") != stated:
        beside.write_text(stated, encoding="utf-8")


def _read_ledger(ledger: Path) -> Iterator[_Entry]:
    """The lines of a ledger; one that a crash left torn tells nothing, and what it was about is asked for again."""
    if not ledger.is_file():
        return
    for line in ledger.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            fields = json.loads(line)
            headers = tuple((str(name), str(value)) for name, value in fields.pop("headers"))
            entry = _Entry(**fields, headers=headers)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        yield entry
