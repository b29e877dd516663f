"""Where a page comes from: publication, issue date, page and home, by its path and by its front matter."""

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from flows.pages.columns import Columns
from flows.pages.page import PageError

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s].*)?", re.DOTALL)
_UTC = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]00:?00)", re.ASCII)
_CHINA = timezone(timedelta(hours=8))  # all of it
_DAY_FOLDERS = tuple(map(re.compile, (r"\d{4}-\d{2}-\d{2}|\d{8}", r"\d{4}-?\d{2}/\d{2}", r"\d{4}/\d{2}/\d{2}")))
"""A day as one folder, two or three, each the way archives of digital newspapers have it."""
_HAN = re.compile("[\u4e00-\u9fff]")
_HOME = re.compile(r"[1-9]\d{5}", re.ASCII)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)\s*:(?:\s+(.*))?")
_FENCE = "---"
_OWN_NAMES = Columns()

BESIDE = ".source.toml"
"""The file beside the days of a publication that states its `home`; whoever fetched the pages leaves it there."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a page beside its text; `issue_date_source` is None as long as `issue_date` is.

    `columns` says where a dump keeps the parts of its articles.
    """

    publication: str | None = None
    issue_date: date | None = None
    issue_date_source: str | None = None
    page: str | None = None
    home: str | None = None
    columns: Columns = _OWN_NAMES


def origin_of(path: Path, root: Path) -> Origin:
    """What `<publication>/<yyyy-mm-dd>/<page>.<ext>` says; an empty Origin for any other path.

    `root` may be the publication's or the day's own folder: a folder at or above it names the publication where its
    name is Chinese (so that `raw` names none).
    """
    day, paper = split_day(path.absolute().parent)
    issue_date = read_date(day)
    if issue_date is None:
        return Origin()
    below_root = paper != root.absolute() and paper.is_relative_to(root.absolute())
    publication = paper.name if below_root or _HAN.search(paper.name) else None
    return Origin(publication, issue_date, "path", path.stem)


def split_day(folder: Path) -> tuple[str, Path]:
    """The day that the last folders of a path name, as `20250731`, and the publication's folder above them.

    Where they name none, the day is empty and the folder the one above.
    """
    names = folder.parts[-len(_DAY_FOLDERS) :]
    for count, form in enumerate(_DAY_FOLDERS, start=1):
        if form.fullmatch(named := "/".join(names[-count:])):
            return named.replace("/", "").replace("-", ""), folder.parents[count - 1]
    return "", folder.parent


def read_date(text: str) -> date | None:
    """A calendar day as sources write it (`2025-07-31`, `2025/7/31`, `20250731`, with or without a time), else None.

    A time in UTC is a machine's: it gives the day in China. Any other offset is the paper's own and moves nothing.
    """
    text = text.strip()
    if _UTC.fullmatch(text):
        with suppress(ValueError, OverflowError):
            return datetime.fromisoformat(text).astimezone(_CHINA).date()
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def amend(origin: Origin, stated: dict[str, object]) -> Origin:
    """`origin` with what the source itself states; empty values state nothing. Raises PageError for an unusable one."""
    kept = {key: str(value).strip() for key, value in stated.items() if value is not None and str(value).strip()}
    if "publication" in kept:
        origin = replace(origin, publication=kept["publication"])
    if "page" in kept:
        origin = replace(origin, page=kept["page"])
    if "home" in kept:
        origin = replace(origin, home=_home(kept["home"]))
    if "issue_date" in kept:
        origin = replace(origin, issue_date=_issue_date(kept["issue_date"]), issue_date_source="metadata")
    return origin


def source_place(folder: Path) -> Path | None:
    """Where the file beside the days of a publication would be, for pages in `folder`; None where it is of no day."""
    day, paper = split_day(folder.absolute())
    return paper / BESIDE if read_date(day) else None


def read_home(raw: bytes) -> str | None:
    """The home that BESIDE states; None where it states none. Raises PageError where it cannot be used."""
    try:
        stated = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        raise PageError("no TOML; mend it, or remove it and fetch the day again") from wrong
    return _home(str(stated["home"])) if "home" in stated else None


def _home(text: str) -> str:
    if not _HOME.fullmatch(text):
        raise PageError(f"home {text[:40]!r} is no division code; write six digits, as 371500")
    return text


def _issue_date(text: str) -> date:
    day = read_date(text)
    if day is None:
        raise PageError(f"issue_date {text[:40]!r} is no date; write it as 2025-07-31")
    return day


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The fields between two `---` lines at the top, and the text below them; no fields where there is no such block.

    Raises PageError for a line that is not `key: value`.
    """
    lines = text.lstrip("\n").split("\n")
    opening = next((line for line in lines[1:] if not line.startswith("#")), "")
    if lines[0].rstrip() != _FENCE or not _FIELD.match(opening):
        return {}, text
    fields: dict[str, object] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() in (_FENCE, "..."):
            return fields, "\n".join(lines[number:])
        if line.strip() and not line.lstrip().startswith("#"):
            key, value = _field(line, number)
            fields[key] = value
    raise PageError("the front matter opened in line 1 is never closed; end it with a line ---")


def _field(line: str, number: int) -> tuple[str, str]:
    match = _FIELD.fullmatch(line.rstrip())
    if not match:
        raise PageError(f"front matter line {number} is not `key: value`; mend or remove it")
    value = (match.group(2) or "").strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return match.group(1), value[1:-1] if quoted else value
