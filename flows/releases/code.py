"""What a release was made by: the digests of the code and of the libraries that its rows and its files come from.

By package and not by import: whatever stands left of `flows.releases` can reach a row, imported at the top, inside a
function, or as a lexicon; so a module that is new there counts from its first line. Two digests, because they cost
differently: where that of the rows moved every document is read again; where only that of the files moved the rows
stay and every file is written again, to be kept where its bytes are the same.
"""

import re
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from flows.identity import digest_of, digest_of_file
from flows.releases.store import ReleaseError

ROOT = Path(__file__).parents[2]
ROWS = (
    *("schemas", "flows/identity.py", "flows/pages", "flows/mentions", "flows/claims", "flows/facts", "flows/tables"),
    *("flows/raw_folders.py", "flows/raw_objects.py", "flows/shards.py"),
)
FILES = ("flows/releases",)
_SUFFIXES = (".py", ".tsv")
_PROJECT = "newsclaims"
# Start processes and draw on the terminal. What is not named here counts, with all that it needs in turn.
_NEVER_IN_A_ROW = frozenset({"prefect", "fastapi", "sqlalchemy", "rich"})
_EXTRA_IN_A_ROW = frozenset({"onnxruntime", "pillow", "rapidocr"})  # where they are installed, scans are read
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def digest_of_rows() -> str:
    """The SHA-256 of all that can change a row: modules, lexicon lines, the versions of libraries and of Python.

    Raises ReleaseError where a module was compiled from another source than the one that is counted.
    """
    _check_compiled()
    python = f"{sys.version_info.major}.{sys.version_info.minor}"  # brings its own Unicode tables
    libraries = [f"{name} {number}" for name, number in sorted(libraries_of_rows().items())]
    return digest_of("\n".join([_listing(ROWS), *libraries, f"Python {python}"]).encode())


@cache
def digest_of_files() -> str:
    """The SHA-256 of the code that lays rows out as files, in hex."""
    return digest_of(_listing(FILES).encode())


@cache
def libraries_of_rows() -> dict[str, str]:
    """Name and version of each distribution whose code can change a row, those that they need included."""
    found: dict[str, str | None] = {}
    ahead = _needs_of(_PROJECT) - _NEVER_IN_A_ROW | _EXTRA_IN_A_ROW
    while ahead:
        name = ahead.pop()
        found[name] = _version_of(name)
        ahead |= _needs_of(name) - found.keys()
    return {name: number for name, number in found.items() if number}


def version_of_project() -> str:
    """The version of this project."""
    return _version_of(_PROJECT) or "unreleased"  # run from a source tree that is not installed


def _check_compiled() -> None:
    """A source edited after `make fast` is not what runs."""
    for compiled in (file for part in ROWS for file in (ROOT / part).rglob("*.so")):
        source = compiled.with_name(compiled.name.partition(".")[0] + ".py")
        if not source.exists() or source.stat().st_mtime > compiled.stat().st_mtime:
            raise ReleaseError(
                f"{source.relative_to(ROOT)} was edited after it was compiled; run `make fast` again, or `make plain`"
            )


def _listing(parts: tuple[str, ...]) -> str:
    files = sorted(file for part in parts for file in _files_of(ROOT / part))
    return "".join(f"{digest_of_file(file)} {file.relative_to(ROOT).as_posix()}\n" for file in files)


def _files_of(part: Path) -> list[Path]:
    return [part] if part.is_file() else [file for file in part.rglob("*") if file.suffix in _SUFFIXES]


def _needs_of(name: str) -> set[str]:
    """The distributions that one needs, under their normal names; those of its extras are left out."""
    try:
        needs = requires(name) or []
    except PackageNotFoundError:
        return set()
    names = (match.group() for need in needs if "extra ==" not in need and (match := _NAME.match(need)))
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def _version_of(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
