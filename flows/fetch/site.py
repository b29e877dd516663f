"""One host, asked politely: what robots.txt allows, one request at a time, with pauses, again where that can help."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpx
import stamina
from protego import Protego

from flows.fetch.addresses import PinnedTransport
from flows.fetch.errors import FetchError, NotThereError, UnreachableError
from flows.fetch.links import is_of_host, join_link
from flows.fetch.sources import Source

AGENT = "newsclaims"
_MOST_REDIRECTS = 5  # RFC 9309 names the same number for robots.txt
_MOST_RULES = 500 * 1024  # bytes of robots.txt that RFC 9309 asks a crawler to read
_BUSY = frozenset({408, 425, 429})
_FAILED = 500  # and all above: no server, or a part of one, is there to say what may be asked
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source sent: `url` after redirects, headers as received, and the body, None where nothing changed."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes | None

    @property
    def media_type(self) -> str | None:
        """What the source calls it, without parameters."""
        named = next((value for name, value in self.headers if name.lower() == "content-type"), "")
        return named.partition(";")[0].strip().lower() or None


class _BusyError(Exception):
    """The source answered that it cannot answer now; `wait` seconds if it said for how long."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(f"status {status}")
        self.wait = wait


class Site:
    """The host of one source. Not for several threads: one request at a time is the point."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._next = 0.0
        self._rules: Protego | None = None  # as long as robots.txt itself is being asked for
        self._closed: FetchError | None = None
        self._calls = stamina.RetryingCaller(
            attempts=source.attempts,
            timeout=None,
            wait_initial=source.backoff,
            wait_max=max(source.patience, source.backoff),
            wait_jitter=source.backoff / 2,
        ).on(_wait_of)
        contact = f" (+{source.contact})" if source.contact else ""
        self._client = httpx.Client(
            transport=PinnedTransport(private=source.private),
            headers={"User-Agent": f"{AGENT}/{version('newsclaims')}{contact}", "Accept-Encoding": "identity"},
            timeout=source.timeout,
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str, conditions: Mapping[str, str]) -> Answer:
        """What is at `url` of this host; `conditions` are headers such as If-None-Match.

        Raises NotThereError, UnreachableError, or FetchError where the answer may not be taken.
        """
        self._learn_rules()
        answer = self._ask(url, conditions)
        if answer.body == b"":
            raise UnreachableError(f"{url}: an empty answer; run it again later")
        return answer

    def _learn_rules(self) -> None:
        """Asks for robots.txt once, however many addresses follow; raises what speaks against asking at all."""
        if self._closed is not None:
            raise self._closed
        try:
            self._rules = self._rules or self._ask_rules()
        except FetchError as wrong:
            self._closed = wrong
            raise

    def _ask_rules(self) -> Protego:
        """What robots.txt allows. There is none: everything. It cannot be had: nothing, as RFC 9309 has it."""
        try:
            text = (self._ask(self.source.robots, {}).body or b"")[:_MOST_RULES].decode("utf-8", "replace")
        except UnreachableError:
            raise
        except FetchError:
            text = ""
        rules = Protego.parse(text)
        if (rules.crawl_delay(AGENT) or 0.0) > self.source.patience:
            raise FetchError(
                f"{self.source.robots} asks for a pause of {rules.crawl_delay(AGENT):g} s, longer than patience = "
                f"{self.source.patience:g}; raise it in sources.toml"
            )
        return rules

    def _pause(self) -> float:
        return max(self.source.pause, (self._rules and self._rules.crawl_delay(AGENT)) or 0.0)

    def _ask(self, url: str, conditions: Mapping[str, str]) -> Answer:
        try:
            return self._calls(self._follow, url, conditions)
        except (_BusyError, httpx.TransportError) as error:
            why = str(error) or type(error).__name__
            raise UnreachableError(
                f"{url}: no answer after {self.source.attempts} attempts ({why}); run it again later"
            ) from error

    def _follow(self, url: str, conditions: Mapping[str, str]) -> Answer:
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._once(at, conditions)
            if answer.status not in _MOVED:
                return answer
            stated = next((value for name, value in answer.headers if name.lower() == "location"), None)
            target = join_link(at, stated) or str(stated)
            if not is_of_host(target, at):
                raise FetchError(f"{url}: redirected to {target[:200]}, off the source's host; mend sources.toml")
            at = target
        raise FetchError(f"{url}: more than {_MOST_REDIRECTS} redirects; look at it in a browser and mend sources.toml")

    def _once(self, url: str, conditions: Mapping[str, str]) -> Answer:
        if self._rules and not self._rules.can_fetch(url, AGENT):
            raise FetchError(f"{url}: robots.txt forbids it; ask the publisher, or leave it out of sources.toml")
        time.sleep(max(0.0, self._next - time.monotonic()))
        try:
            with self._client.stream("GET", url, headers=dict(conditions)) as response:
                self._refuse(url, response, {200, 304} if conditions else {200})
                body = self._read(url, response) if response.status_code == 200 else None
                return Answer(url, response.status_code, tuple(response.headers.multi_items()), body)
        except httpx.InvalidURL as wrong:
            raise FetchError(f"{url[:200]}: no address ({wrong}); mend sources.toml") from wrong
        finally:
            self._next = time.monotonic() + self._pause()

    def _refuse(self, url: str, response: httpx.Response, taken: set[int]) -> None:
        """Raises what a status or a size calls for; passes statuses that can be `taken` and redirects."""
        status = response.status_code
        if status in _BUSY or status >= _FAILED:
            wait = _retry_after(response.headers.get("Retry-After", ""))
            if wait is not None and wait > self.source.patience:
                raise UnreachableError(f"{url}: status {status}, come back in {wait:,.0f} s; run it again then")
            raise _BusyError(status, wait)
        if status in _GONE:
            raise NotThereError(f"{url}: not there (status {status})")
        if status not in taken | _MOVED:
            raise FetchError(f"{url}: status {status}; look at it in a browser and mend sources.toml")
        stated = response.headers.get("Content-Length", "")
        if stated.isdecimal() and int(stated) > self.source.largest:
            raise self._too_large(url)

    def _read(self, url: str, response: httpx.Response) -> bytes:
        """The body, within the source's limits of size and time."""
        body, until = bytearray(), time.monotonic() + self.source.longest
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > self.source.largest:
                raise self._too_large(url)
            if time.monotonic() > until:
                raise httpx.ReadTimeout(f"not whole after {self.source.longest:g} s")
        return bytes(body)

    def _too_large(self, url: str) -> FetchError:
        return FetchError(f"{url}: larger than {self.source.largest:,} bytes; if it is a page, raise largest")


def _wait_of(error: Exception) -> bool | float:
    """Whether asking again can help, and after how many seconds where the source says so."""
    if isinstance(error, _BusyError):
        return True if error.wait is None else error.wait
    return isinstance(error, httpx.TransportError)


def _retry_after(stated: str) -> float | None:
    """Seconds until the moment a Retry-After names, as seconds or as a date; None where it names none."""
    if stated.strip().isdecimal():
        return float(stated)
    try:
        until = parsedate_to_datetime(stated)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
