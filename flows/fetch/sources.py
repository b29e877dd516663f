"""`sources.toml`: the publications, where the edition of a day is, and how it may be asked for."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urljoin, urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from flows.fetch.errors import SourceError

_FOLDER = re.compile(r"[^\s./\\:\x00-\x1f][^/\\:\x00-\x1f]{0,79}")
_ANY_DAY = date(2025, 7, 31)
Patterns = Annotated[tuple[str, ...], Field(strict=False)]
Seconds = Annotated[float, Field(ge=0, le=3600)]


class Source(BaseModel):
    """One publication.

    `edition` is the address of a day's first page; `pages` and `articles` are the addresses, relative to it, of what
    belongs to the edition, with `*` for any characters but `/`. Pages are searched for further links, articles are
    not. In all of them `{date:%Y-%m-%d}` stands for the day. Times are seconds, sizes bytes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    publication: str
    edition: str
    pages: Patterns = ("node_*.htm", "node_*.html")
    articles: Patterns = ("content_*.htm", "content_*.html")
    home: Annotated[str, Field(pattern=r"^[1-9][0-9]{5}$")] | None = None
    contact: Annotated[str, Field(pattern=r"^[!-~]{1,200}$")] | None = None
    pause: Seconds = 1.0
    timeout: Annotated[float, Field(gt=0, le=3600)] = 30.0
    longest: Annotated[float, Field(gt=0, le=3600)] = 120.0
    attempts: Annotated[int, Field(ge=1, le=20)] = 4
    backoff: Seconds = 2.0
    patience: Seconds = 120.0
    largest: Annotated[int, Field(ge=1, le=1_000_000_000)] = 32_000_000
    most: Annotated[int, Field(ge=1, le=100_000)] = 2_000
    private: bool = False

    @field_validator("pages", "articles", mode="before")
    @classmethod
    def _one_or_many(cls, given: object) -> object:
        return (given,) if isinstance(given, str) else given

    @field_validator("publication")
    @classmethod
    def _names_a_folder(cls, given: str) -> str:
        if not _FOLDER.fullmatch(given):
            raise ValueError("a publication names a folder: no slash, no colon, no dot in front, at most 80 characters")
        return given

    @field_validator("edition")
    @classmethod
    def _is_an_address(cls, given: str) -> str:
        parts = urlsplit(_dated(given, _ANY_DAY))
        host = parts.netloc and given.split("/")[2]  # as written: no day may change whom we ask
        if parts.scheme not in ("http", "https") or host != parts.netloc or not parts.hostname or "@" in host:
            raise ValueError("write an address as http://host/path, without a day, a name or a password in the host")
        return given

    @field_validator("pages", "articles")
    @classmethod
    def _can_be_dated(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in given:
            _dated(pattern, _ANY_DAY)
        return given

    def edition_of(self, day: date) -> str:
        """The address of a day's first page."""
        return _dated(self.edition, day)

    @property
    def robots(self) -> str:
        """The address of the host's robots.txt."""
        return urljoin(self.edition_of(_ANY_DAY), "/robots.txt")

    def pages_of(self, day: date) -> re.Pattern[str]:
        """What the addresses of a day's pages match in full."""
        return self._addresses(self.pages, day)

    def articles_of(self, day: date) -> re.Pattern[str]:
        """What the addresses of a day's articles match in full."""
        return self._addresses(self.articles, day)

    def _addresses(self, patterns: tuple[str, ...], day: date) -> re.Pattern[str]:
        whole = (urljoin(self.edition_of(day), _dated(pattern, day)) for pattern in patterns)
        return re.compile("|".join(re.escape(address).replace(r"\*", "[^/]*") for address in whole) or "(?!)")


def read_sources(path: Path) -> dict[str, Source]:
    """The sources of a `sources.toml` by publication; raises SourceError that names file, publication and key."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise SourceError(f"{path}: {wrong.strerror}; write a table a publication, see docs/fetching.md") from wrong
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise SourceError(f"{path} is no TOML: {wrong}; mend it") from wrong
    return {name: _source(path, name, table) for name, table in tables.items()}


def _source(path: Path, name: str, table: object) -> Source:
    if not isinstance(table, dict):
        raise SourceError(f"{path}: {name} stands outside a table; write it below a line [publication]")
    try:
        return Source(**{"publication": name, **table})
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SourceError(f"{path}: [{name}] {where}: {first['msg'].removeprefix('Value error, ')}") from wrong


def _dated(template: str, day: date) -> str:
    try:
        return template.format(date=day)
    except (KeyError, IndexError, AttributeError, ValueError) as wrong:
        raise ValueError("only {date:%Y-%m-%d} and its like may stand in braces") from wrong
