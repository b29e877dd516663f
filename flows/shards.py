"""The raw files of a build, cut into shards; one shard worked from bytes to staged tables. Knows no orchestrator."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from flows.claims.printed import read_simplified
from flows.claims.tabled import with_tables
from flows.identity import digest_of
from flows.mentions.find import find_mentions
from flows.mentions.mention import Mention
from flows.pages.apart import name_mistake
from flows.pages.beside import Beside, LookBeside, look_beside, look_beside_once
from flows.pages.bounds import measure_file, take_bytes
from flows.pages.origin import split_day
from flows.pages.page import Article, PageError
from flows.pages.read import make_page
from flows.raw_folders import walk_folders
from flows.raw_objects import list_raw, measure_raw, take_raw
from flows.releases.objects import abreast
from flows.releases.staging import stage_shard
from flows.tables import ReadArticle, ReadDocument, tabulate

SHARD_BYTES = 4_000_000  # some ten seconds of work: validation costs each shard 0.5 s whatever its size, a lost one all
_LEAST_BYTES = 1_000_000  # of a shard of a small archive, which is cut into some
_FEW = 16  # shards, so that workers end at about the same time
MOST_SHARDS = 256  # beyond some 300 tasks Prefect's server answers the next flow with 503
_NO_TEXT = re.compile("[\ud800-\udfff]")  # what Python makes of a byte in a file name that is not UTF-8


class RawError(ValueError):
    """The raw files asked for cannot be built; the message is one line for the reader."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file: where it is, and its `name` below `root`, which orders and identifies it on any machine.

    One that is `remote` stands in an object store, as /<bucket>/<key>, and what stands `beside` it was asked for when
    the store was listed; that of a file is looked for on its disk.
    """

    path: Path
    root: Path
    size: int
    beside: Beside | None = None

    @property
    def remote(self) -> bool:
        return self.beside is not None

    @property
    def name(self) -> str:
        """The path below `root`; bytes of it that are not UTF-8, as old archives have them, as %B0."""
        return _NO_TEXT.sub(lambda byte: f"%{ord(byte.group()) & 0xFF:02X}", self._below)

    @property
    def is_text(self) -> bool:
        """Whether the path below `root` is UTF-8, so that tables can hold it and readers learn from it."""
        return not _NO_TEXT.search(self._below)

    @property
    def _below(self) -> str:
        """The path below `root` as text: pathlib takes as long for this as for reading a page's digest."""
        return str(self.path).removeprefix(str(self.root)).lstrip("/")


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive raw files that one task works."""

    number: int
    files: tuple[RawFile, ...]

    @property
    def name(self) -> str:
        """Publication and month of its first and last file, as `晨报 2025-06 … 晨报 2025-07`."""
        first, last = _label(self.files[0]), _label(self.files[-1])
        return first if first == last else f"{first} … {last}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one shard: row counts, and a line for each file or part of one that could not be read."""

    documents: int
    articles: int
    claims: int
    failures: tuple[str, ...]


def find_raw_files(raws: Iterable[Path | str], output: Path | str | None = None) -> list[RawFile]:
    """The files below `raws` (folders, files, s3://…) in canonical order; hidden ones and those in `output` stay out.

    Raises RawError where a path does not exist or lies in `output`, where a folder cannot be listed, where two files
    would carry one name, and where there is no file.
    """
    found: dict[str, RawFile] = {}
    folder = output if isinstance(output, Path) else None
    for raw in raws:
        for file in _find_local(raw, folder) if isinstance(raw, Path) else _find_remote(raw, output):
            known = found.setdefault(file.name, file)
            if known.path != file.path:
                both = f"{known.path} and {file.path}"
                raise RawError(f"{both} would both be {file.name}; build them from one common folder")
    if not found:
        raise RawError(f"no raw files in {', '.join(map(str, raws))}")
    return [found[name] for name in sorted(found)]


def _find_local(raw: Path, output: Path | None) -> Iterator[RawFile]:
    if not raw.exists():
        raise RawError(f"{raw} does not exist")
    if output and raw.resolve().is_relative_to(output.resolve()):
        raise RawError(f"{raw} lies in {output}, where releases go; keep raw files and releases apart")
    top = raw.resolve()
    folder = top if raw.is_dir() else top.parent
    try:
        for parent, found in walk_folders(top, output and output.resolve()):
            root = _root_of(parent, top, folder)
            yield from (RawFile(path, root, size) for path, size in found)
    except OSError as error:
        told = f"{error.filename} cannot be looked at: {error.strerror}"
        raise RawError(f"{told}; mend it, or its documents would leave the release") from error


def _find_remote(raw: str, output: Path | str | None) -> Iterator[RawFile]:
    if isinstance(output, str) and f"{raw}/".startswith(f"{output}/"):
        raise RawError(f"{raw} lies in {output}, where releases go; keep raw files and releases apart")
    objects = list_raw(raw)
    for path, size in objects.pages().items():
        below = path.as_posix().removeprefix("/")
        if not (isinstance(output, str) and f"s3://{below}".startswith(f"{output}/")):
            root = _root_of(path.parent, objects.folder, objects.folder)
            yield RawFile(path, root, size, objects.beside(path, root))


def _root_of(parent: Path, raw: Path, folder: Path) -> Path:
    """What the names of the files in `parent` are relative to: the folder, or that above their publication where `raw`
    lies below that."""
    day, paper = split_day(parent)
    below = f"{paper.parent}/".startswith(f"{raw}/".replace("//", "/"))  # text: paths take ten times as long for this
    return paper.parent if day and not below else folder


def cut_shards(files: Sequence[RawFile]) -> list[Shard]:
    """Shards of up to about SHARD_BYTES in canonical order, never more than about MOST_SHARDS."""
    whole = sum(file.size for file in files)
    limit = max(min(SHARD_BYTES, max(_LEAST_BYTES, whole // _FEW)), whole // MOST_SHARDS)
    shards: list[Shard] = []
    taken: list[RawFile] = []
    size = 0
    for file in files:
        if taken and size + file.size > limit:
            shards.append(Shard(len(shards), tuple(taken)))
            taken, size = [], 0
        taken.append(file)
        size += file.size
    return [*shards, Shard(len(shards), tuple(taken))] if taken else shards


def _label(file: RawFile) -> str:
    path = Path(file.name)
    day, paper = split_day(path.parent)
    return f"{paper.name} {day[:4]}-{day[4:6]}".lstrip() if day else path.name


def read_document(file: RawFile) -> ReadDocument:
    """One raw file with everything read off it; a file that cannot be read carries the reason instead of a page."""
    content, beside = b"", _beside(file)
    digest_beside = _digest_of_beside(beside)
    try:
        content = _bytes_of(file)
        refuse_odd_name(file)
        page = make_page(content, file.path, file.root, beside)
    except Exception as error:  # whatever one page holds, the other pages are still read
        digest, size = (digest_of(content), len(content)) if content else _measure(file)
        return ReadDocument(file.name, digest, size, None, error=reason_of(error, file), beside_sha256=digest_beside)
    read, errors = zip(*map(_read_article, page.articles), strict=True) if page.articles else ((), ())
    page = replace(page, errors=(*page.errors, *filter(None, errors)))
    return ReadDocument(file.name, digest_of(content), len(content), page, read, beside_sha256=digest_beside)


def digest_of_raw(file: RawFile, look: LookBeside = look_beside) -> str:
    """The digest of a raw file, then that of what stands beside it, if anything does: what its document comes from."""
    return _measure(file)[0] + (_digest_of_beside(_beside(file, look)) or "")


def _beside(file: RawFile, look: LookBeside = look_beside) -> Beside:
    """What stands beside a raw file and says how it is read."""
    return look(file.path, file.root) if file.beside is None else file.beside


def _digest_of_beside(beside: Beside) -> str | None:
    return digest_of(beside.content) if beside.content else None


def digest_of_raws(files: Mapping[str, RawFile]) -> Callable[[str], str]:
    """`digest_of_raw` by name, for one build: what stands beside many files is looked at once.

    Remote files are read when the first is asked for, many at a time.
    """
    look = look_beside_once()

    @cache
    def known() -> dict[str, str]:
        remote = [name for name, file in files.items() if file.remote]
        return dict(zip(remote, abreast(lambda name: digest_of_raw(files[name]), remote), strict=True))

    return lambda name: known()[name] if files[name].remote else digest_of_raw(files[name], look)


def _bytes_of(file: RawFile) -> bytes:
    return take_raw(file.path, file.size) if file.remote else take_bytes(file.path, file.root)


def _measure(file: RawFile) -> tuple[str, int]:
    """Digest and size of a raw file."""
    return measure_raw(file.path) if file.remote else measure_file(file.path, file.root)


def refuse_odd_name(file: RawFile) -> None:
    """Raises PageError for a name that no table can hold."""
    if not file.is_text:
        raise PageError("its name is not UTF-8; rename it")


def _read_article(article: Article) -> tuple[ReadArticle, str | None]:
    """All that could be read of an article, and where reading it stumbled: a mistake of ours costs no other article."""
    mentions: list[Mention] = []
    try:
        if traditional := read_simplified(article):
            return ReadArticle(article, *traditional), None
        mentions = find_mentions(article.text, article.issue_date)
        mentions, claims = with_tables(article, mentions)
        return ReadArticle(article, mentions, claims), None
    except Exception as error:
        where = f"article {article.source_id or f'at position {article.position}'}"
        return ReadArticle(article, mentions, []), f"{where}: {name_mistake(error, _line(str(error)))}"


def reason_of(error: Exception, file: RawFile) -> str:
    """One line that says why, without a path of this machine; a mistake of ours keeps its kind and its place."""
    said = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    said = said.removeprefix("s3:/").removeprefix(f"{file.path}: ").replace(str(file.path), file.name)
    return _line(said) if said and isinstance(error, PageError | OSError) else name_mistake(error, _line(said))


def _line(text: str) -> str:
    """Words of a message on one line that any terminal and any table can hold."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def failures_of(document: ReadDocument) -> tuple[str, ...]:
    """What could not be read of a raw file, one line each with its name; nothing where all of it was."""
    if document.page is None:
        return (f"{document.path} could not be read: {document.error}",)
    return tuple(f"{document.path}, {error}" for error in document.page.errors)


def work_shard(staging: Path, shard: Shard) -> Outcome:
    """Reads a shard's files and leaves their validated tables in `staging`; doing it twice does no harm."""
    with uncollected():
        documents = [read_document(file) for file in shard.files]
        frames = tabulate(documents)
    stage_shard(staging, shard.number, frames)
    failures = tuple(line for document in documents for line in failures_of(document))
    return Outcome(len(documents), frames["articles"].height, frames["claims"].height, failures)


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing looks for cycles meanwhile: records have none, and going through a shard of them costs 4% of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
