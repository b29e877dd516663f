"""Gold annotations: what a careful reader made of each number."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOUNDING_PAGE = "seed"  # its articles have no id of their own: the gold names them by title or by a caption's words
_CAPTION = "caption:"

Row = dict[str, Any]


class GoldError(ValueError):
    """A gold file that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated mention: the `nth` occurrence of `quote` in its article. `fields` holds the line as it stands."""

    page: str
    article: str
    quote: str
    nth: int
    roles: tuple[str, ...]
    optional: bool
    fields: Row

    @property
    def is_claim(self) -> bool:
        return self.roles[0] == "claim"

    def accepted(self, field: str) -> list[Any]:
        """The value of a field and whatever else the annotator accepts there."""
        return [self.fields.get(field), *self.fields.get("accept", {}).get(field, [])]


def read_gold(paths: Iterable[Path]) -> dict[tuple[str, str], list[Gold]]:
    """The annotations of JSON Lines files by page and article, in file order. Raises GoldError for any other line."""
    by_article: dict[tuple[str, str], list[Gold]] = {}
    for path in paths:
        for number, line in enumerate(_lines(path), start=1):
            try:
                gold = _gold(json.loads(line))
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise GoldError(f"{path}:{number}: not a gold annotation ({error!r})") from error
            by_article.setdefault((gold.page, gold.article), []).append(gold)
    return by_article


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is not UTF-8; save it as UTF-8") from error


def _gold(fields: Row) -> Gold:
    roles = tuple(fields["role"])
    return Gold(
        fields["page"], fields["article"], fields["quote"], fields["nth"], roles, bool(fields.get("optional")), fields
    )


def find_article(articles: Iterable[Row], page: str, article: str) -> Row | None:
    """The article that annotations are about: by its id in the source, on the founding page by title or caption."""
    return next((row for row in articles if _is_meant(row, page, article)), None)


def _is_meant(row: Row, page: str, article: str) -> bool:
    if page != FOUNDING_PAGE:
        return bool(row["source_id"] == page)
    if article.startswith(_CAPTION):
        return row["genre"] == "caption" and article.removeprefix(_CAPTION) in row["text"]
    return (row["title"] or "") == article


def find_span(text: str, gold: Gold) -> tuple[int, int] | None:
    """Where the annotated number stands in the article's text; None where the text does not hold it so often."""
    start = -1
    for _ in range(gold.nth):
        start = text.find(gold.quote, start + 1)
        if start < 0:
            return None
    return start, start + len(gold.quote)
