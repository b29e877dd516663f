"""What a build would make of raw files, told before it runs: by the readers' own decisions, on a sample of each folder.

Every file is looked at from outside: its name, its place, its size, whether a reader takes it. Of each kind of file in
a folder some are read as pages, evenly spread. Not looked at: mentions, claims and the rules for rows, so what a build
puts into `rejected`, and articles that stand in two files.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from flows.pages.bounds import refuse_large, refuse_place
from flows.pages.origin import read_date, split_day
from flows.pages.page import Article, Page, PageError
from flows.pages.read import read_page, reader_of
from flows.shards import RawFile, reason_of, refuse_odd_name


@dataclass(slots=True)
class Folder:
    """The files of one suffix in a folder, or in all the days of a publication's folder.

    `files` were looked at from outside, `pages` of them read. Of the articles read, some have no day of issue, a day
    inferred from their text, no publication. `left_out` names each file, or part of one, that a build would leave out.
    """

    folder: str
    suffix: str
    files: int = 0
    pages: int = 0
    articles: int = 0
    undated: int = 0
    inferred: int = 0
    unnamed: int = 0
    first: date | None = None
    last: date | None = None
    read_as: dict[str, int] = field(default_factory=dict)
    publications: dict[str, int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def examine(files: Iterable[RawFile], sample: int | None) -> Iterator[Folder]:
    """Folder by folder, in order; of each at most `sample` files are read as pages, all where it is None."""
    groups: dict[tuple[str, str], list[RawFile]] = {}
    for file in files:
        groups.setdefault((_folder_of(file), file.path.suffix.lower()), []).append(file)
    for (folder, suffix), group in sorted(groups.items()):
        yield _examined(Folder(folder, suffix, files=len(group)), group, sample)


def _folder_of(file: RawFile) -> str:
    """The publication's folder for a file in the folder of a day, else the file's own."""
    folder = Path(file.name).parent
    day, paper = split_day(folder)
    return (paper if read_date(day) else folder).as_posix()


def _examined(folder: Folder, files: Sequence[RawFile], sample: int | None) -> Folder:
    sound = [file for file in files if _is_sound(file, folder)]
    for file in _spread(sound, sample):
        try:
            page = read_page(file.path, file.root)
        except Exception as wrong:  # whatever one page holds, the other pages are still looked at
            folder.left_out.append(_told(file, wrong))
            continue
        _count(folder, page)
        folder.left_out += [f"{file.name}, {error}" for error in page.errors]
    return folder


def _is_sound(file: RawFile, folder: Folder) -> bool:
    """Whether nothing speaks against a file from outside."""
    try:
        refuse_odd_name(file)
        refuse_place(file.path, file.root)
        reader_of(file.path)
        refuse_large(file.path)
    except (PageError, OSError) as wrong:
        folder.left_out.append(_told(file, wrong))
        return False
    return True


def _spread(files: Sequence[RawFile], sample: int | None) -> list[RawFile]:
    """At most `sample` files, the first and the last among them, at even distances."""
    if sample is None or len(files) <= sample:
        return list(files)
    return [files[n * (len(files) - 1) // max(1, sample - 1)] for n in range(sample)]


def _count(folder: Folder, page: Page) -> None:
    folder.pages += 1
    folder.read_as[page.media_type] = folder.read_as.get(page.media_type, 0) + 1
    folder.articles += len(page.articles)
    for article in page.articles:
        _count_origin(folder, article)


def _count_origin(folder: Folder, article: Article) -> None:
    folder.undated += article.issue_date is None
    folder.inferred += article.issue_date_source == "inferred"
    folder.unnamed += article.publication is None
    if article.publication:
        folder.publications[article.publication] = folder.publications.get(article.publication, 0) + 1
    if article.issue_date:
        folder.first = min(folder.first or article.issue_date, article.issue_date)
        folder.last = max(folder.last or article.issue_date, article.issue_date)


def _told(file: RawFile, wrong: Exception) -> str:
    return f"{file.name}: {reason_of(wrong, file)}"
