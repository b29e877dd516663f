"""What the first page of a process waits for, loaded while Prefect's server starts and nothing else is done."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from flows.releases.files import write_table
from flows.shards import RawFile, read_document
from flows.tables import tabulate
from flows.tables.gathered import tabulate_facts
from schemas.lexicon import read_lexicon

_DAY = "2000-01-01"  # any


@contextmanager
def warming() -> Iterator[None]:
    """Lexicons, tagger, models and writers are loaded beside what is done meanwhile. Who fails does not wait for it."""
    thread = Thread(target=warm_up, daemon=True)
    thread.start()
    yield
    thread.join()


@cache
def warm_up() -> None:
    """Reads a page made of the examples of a lexicon, makes its tables and writes them, only for what that loads.

    Once in a process. Whatever goes wrong here goes wrong in the build as well, which says it.
    """
    with suppress(Exception), TemporaryDirectory() as folder:
        frames = tabulate([read_document(_page_in(Path(folder)))])
        frames |= tabulate_facts(frames["claims"], frames["articles"])
        for name, rows in frames.items():
            write_table(name, rows, Path(folder, f"{name}.parquet"))


def _page_in(root: Path) -> RawFile:
    """A page of a paper that the lexicon knows, on which much is said to change."""
    path = root / read_lexicon("papers")[0]["word"] / _DAY / "1.txt"
    path.parent.mkdir(parents=True)
    path.write_text("\n\n".join(line["example"] for line in read_lexicon("changes")), encoding="utf-8")
    return RawFile(path, root, path.stat().st_size)
