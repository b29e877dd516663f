"""An edition: its first page, the pages that one links to, and their articles."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from flows.fetch.errors import FetchError, NotThereError, UnreachableError
from flows.fetch.links import find_links
from flows.fetch.received import Edition, Outcome, Receipt, open_edition
from flows.fetch.site import Site
from flows.fetch.sources import Source

_MOST_UNREACHED = 3  # addresses in a row after which a source is left in peace


@dataclass(slots=True)
class Fetched:
    """What came of asking for an edition: a receipt an address, and a line a failure. `missing` says that the source
    has no edition of the day."""

    publication: str
    day: date
    receipts: list[Receipt] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    missing: bool = False

    def count(self, outcome: Outcome) -> int:
        """How many addresses had an outcome."""
        return sum(receipt.outcome == outcome for receipt in self.receipts)


def fetch_edition(
    source: Source,
    day: date,
    raw: Path,
    *,
    site: Site | None = None,
    missing: bool = False,
    told: Callable[[Receipt], None] = lambda _: None,
) -> Fetched:
    """Asks for the edition of a day and keeps it under `raw`; what is there already is asked for only if it changed.

    With `missing`, what is there is not asked for at all. `site` is for a caller that fetches several days, so that
    pauses and robots.txt hold across them; `told` hears of each receipt. Doing it twice does no harm. What one address
    refuses is a failure of the edition and no exception; raises OSError where `raw` cannot be written.
    """
    fetched = Fetched(source.publication, day)
    with ExitStack() as stack:
        try:
            edition = stack.enter_context(open_edition(raw, source, day))
            for receipt in _Visit(site or stack.enter_context(Site(source)), edition, fetched, missing).walk():
                fetched.receipts.append(receipt)
                told(receipt)
        except FetchError as wrong:
            fetched.failures.append(str(wrong))
    return fetched


class _Visit:
    """One walk through an edition."""

    def __init__(self, site: Site, edition: Edition, fetched: Fetched, missing: bool) -> None:
        self._site, self._edition, self._fetched, self._missing = site, edition, fetched, missing
        source, day = site.source, fetched.day
        self._index = source.edition_of(day)
        self._pages, self._articles = source.pages_of(day), source.articles_of(day)
        self._waiting, self._seen = deque([self._index]), {self._index}

    def walk(self) -> Iterator[Receipt]:
        """The receipts, in order. Raises FetchError where it makes no sense to go on."""
        unreached = 0
        while self._waiting:
            url = self._waiting.popleft()
            try:
                yield self._visit(url)
                unreached = 0
            except FetchError as wrong:
                self._fetched.missing = url == self._index and isinstance(wrong, NotThereError)
                unreached = unreached + 1 if isinstance(wrong, UnreachableError) else 0
                if url == self._index or unreached == _MOST_UNREACHED:
                    self._fetched.failures += self._left_out(wrong)
                    return
                self._fetched.failures.append(str(wrong))

    def _left_out(self, wrong: FetchError) -> list[str]:
        left = f"{len(self._waiting)} further addresses were not asked; run it again later"
        return [str(wrong), *([left] if self._waiting else [])]

    def _visit(self, url: str) -> Receipt:
        if self._missing and self._edition.has(url):
            self._follow(url, self._edition.read(url), url)
            return self._edition.kept(url)
        answer = self._site.get(url, self._edition.conditions_of(url))
        body = self._edition.read(url) if answer.body is None else answer.body
        self._follow(url, body, answer.url)
        return self._edition.keep(url, answer)

    def _follow(self, url: str, body: bytes, base: str) -> None:
        """Adds what a page links to; `base` is where it was found in the end."""
        if url != self._index and not self._pages.fullmatch(url):
            return
        links = find_links(body, base)
        wanted = [link for link in links if self._pages.fullmatch(link) or self._articles.fullmatch(link)]
        if url == self._index and not wanted:
            raise FetchError(f"{url}: none of its {len(links)} links is a page or an article; mend sources.toml")
        fresh = [link for link in wanted if link not in self._seen]
        if len(self._seen) + len(fresh) > self._site.source.most:
            raise FetchError(f"{url}: more than most = {self._site.source.most} pages and articles; raise it if so")
        self._seen.update(fresh)
        self._waiting.extend(fresh)
