"""Which article page holds a claim: read by a page that was asked for a claim it does not hold."""

from collections.abc import Iterable
from pathlib import Path

from flows.report.article import Number
from flows.report.scripts import call_of

ENTRIES = 4_000
"""So many ids a file holds at most on average: a tenth of a second to read."""


class ClaimIndex:
    """Ids of claims and other numbers with their articles, cut into files by the first letters of the id."""

    def __init__(self) -> None:
        self._articles: dict[str, str] = {}

    def add(self, article: str, numbers: Iterable[Number]) -> None:
        """The numbers of one article."""
        self._articles.update((number.id, article) for number in numbers)

    def write(self, folder: Path) -> None:
        """Writes `where.js`, which says how many letters name a file, and `where-<letters>.js` for those that occur."""
        letters = 0
        while len(self._articles) > ENTRIES * 16**letters:
            letters += 1
        parts: dict[str, dict[str, str]] = {}
        for name, article in sorted(self._articles.items()):
            parts.setdefault(name[:letters], {})[name] = article
        for start, part in parts.items():
            (folder / f"where-{start}.js").write_text(call_of("found", part), encoding="utf-8")
        (folder / "where.js").write_text(call_of("where", letters), encoding="utf-8")
