"""Which column of a dump holds which part of an article: a small TOML file beside the dump says so.

title = "headline"
text = ["lead", "body.*.html"]   # several are joined; a dot steps into a record, * through a list
records = "data.list"            # where the articles are, in a JSON file that holds more

[constant]
publication = "石桥日报"
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flows.pages.page import PageError

FIELDS = ("id", "publication", "issue_date", "home", "page", "kicker", "title", "subtitle", "byline", "text")
MAPPING = "columns.toml"
_MAPPED = frozenset((".jsonl", ".json", ".csv", ".tsv", ".parquet"))


@dataclass(frozen=True, slots=True)
class Columns:
    """For each field the paths of the columns that hold it; a field that is not mapped has a column of its own name.

    `constant` gives fields that are the same for every article, `records` the path of the list that holds them.
    """

    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    constant: dict[str, str] = field(default_factory=dict)
    records: str | None = None

    def of(self, part: str) -> tuple[str, ...]:
        """The paths of a field's columns."""
        return self.paths.get(part, (part,))


def is_mapping(path: Path) -> bool:
    """Whether a file is no page but says how the files beside it are read."""
    return path.name == MAPPING or path.name.endswith(f".{MAPPING}")


def is_mapped(path: Path) -> bool:
    """Whether a file is a dump, whose columns a mapping may name."""
    return path.suffix.lower() in _MAPPED


def own_mapping(path: Path) -> Path:
    """Where the mapping of the dump at `path` alone may be, before those of its folder."""
    return path.with_name(f"{path.stem}.{MAPPING}")


def mapping_places(folder: Path, root: Path) -> list[Path]:
    """Where the mapping of all dumps in `folder` may be, the nearest first: there, and in those above up to `root`."""
    above = len(folder.parts) - len(root.parts) if folder.is_relative_to(root) else -1
    return [parent / MAPPING for parent in (folder, *folder.parents)[: above + 1]]


def read_columns(raw: bytes) -> Columns:
    """The columns that a mapping names. Raises PageError for what is no TOML, an unknown field or a path that is no
    string."""
    try:
        stated = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        raise PageError(f'no TOML ({wrong}); write lines as `title = "headline"`') from wrong
    records, constant = stated.pop("records", None), stated.pop("constant", {})
    known = ", ".join(FIELDS)
    if not isinstance(constant, dict):
        raise PageError("`constant` is no table; write [constant] and lines below it")
    for name in (*stated, *constant):
        if name not in FIELDS:
            raise PageError(f"`{name[:40]}` is no field; known are {known}")
    paths = {name: tuple(_strings(name, value)) for name, value in stated.items()}
    return Columns(paths, {name: str(value) for name, value in constant.items()}, records and _one("records", records))


def _strings(name: str, value: object) -> Iterator[str]:
    for path in value if isinstance(value, list) else [value]:
        yield _one(name, path)


def _one(name: str, path: object) -> str:
    if not isinstance(path, str) or not path:
        raise PageError(f"`{name}` names no column; write its name in quotes")
    return path


def find_values(record: object, path: str) -> list[object]:
    """What stands at a path in a record; a name that holds a dot is tried before the steps it could be."""
    if isinstance(record, dict) and path in record:
        return [record[path]]
    found = [record]
    for step in path.split("."):
        found = [inner for value in found for inner in _step(value, step)]
    return found


def _step(value: object, step: str) -> list[object]:
    if isinstance(value, list):
        return value if step == "*" else []
    if isinstance(value, dict):
        return list(value.values()) if step == "*" else [value[step]] if step in value else []
    return []
