"""What a build has to read: documents whose bytes or whose code are others than in the release before."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import polars as pl

from flows.identity import digest_of
from flows.releases.code import digest_of_files, digest_of_rows
from flows.releases.standing import Standing
from flows.releases.store import ReleaseError
from schemas import CONTRACT_VERSION

# Stands for bytes that could not be had. Whether they can be now, or the file is empty, only reading tells.
_UNREADABLE = digest_of(b"")


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of each document, by its path.

    `fresh` are read; the rows of `carried` are taken from the release `before`; `kept` are those of the carried that
    no longer stand in raw/, with the digest of the code that read them; `relaid` says that every file is written
    anew. What is in the release before and neither fresh nor carried leaves.
    """

    before: Standing | None
    fresh: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    kept: Mapping[str, str] = field(default_factory=dict)
    relaid: bool = False

    @property
    def is_idle(self) -> bool:
        """Whether the release before says all of it already."""
        if self.before is None or self.fresh or self.relaid:
            return False
        return self.before.documents.height == len(self.carried) and self.kept == kept_in(self.before)


def plan_build(
    before: Standing | None, found: Collection[str], digest: Callable[[str], str], *, keep: bool = False
) -> Plan:
    """What to read of the raw files `found`, given by their paths; `digest` is asked only where it decides.

    With `keep`, documents that are not in `found` stay. No clock is asked, nor whether a file exists: what was read
    before, by the same code and out of the same bytes, is what it would be again; only what was refused for want of
    time is tried anew. Raises ReleaseError where a kept document would have to be read.
    """
    if before is None:
        return Plan(None, frozenset(found))
    known: dict[str, str] = dict(before.documents.select("path", "source").iter_rows())
    readers: dict[str, str] = dict.fromkeys(known, str(before.code["sha256"])) | kept_in(before)
    kept = {path: readers[path] for path in known.keys() - set(found)} if keep else {}
    again = set(before.documents.filter("again")["path"])
    likely = (
        path
        for path in found
        if readers.get(path) == digest_of_rows() and path not in again and not known[path].startswith(_UNREADABLE)
    )
    same = {path for path in likely if known[path] == digest(path)}
    revived = find_revived(before, same | kept.keys())
    _refuse_lost(revived & kept.keys())
    carried = frozenset((same | kept.keys()) - revived)
    return Plan(before, frozenset(found) - carried, carried, kept, relaid=_is_relaid(before))


def readers_of(before: Standing) -> dict[str, str]:
    """The digest of the code that read each document for this release, by its path."""
    code = before.manifest["code"]["sha256"]
    return dict.fromkeys(before.documents["path"], code) | kept_in(before)


def kept_in(before: Standing) -> dict[str, str]:
    """The documents of a release that no longer stood in raw/, with the digest of the code that read them."""
    return dict(before.manifest.get("kept", {}))


def find_revived(before: Standing, carried: Collection[str]) -> set[str]:
    """Those of `carried` that hold a copy of an article whose first copy leaves: read again, for theirs may be next.

    Their own rows do not change by that, so no other document has to be read because of them.
    """
    if before.documents.height == len(carried):
        return set()
    gone = before.articles.filter(~pl.col("path").is_in(list(carried)))["article_id"]
    if gone.is_empty():
        return set()
    copies = before.scan("rejected").filter(
        pl.col("table") == "articles",
        pl.col("rule") == "article_id_unique",
        pl.col("row_id").is_in(gone.implode()),
        pl.col("path").is_in(list(carried)),
    )
    return set(copies.select("path").collect()["path"])


def _refuse_lost(paths: Collection[str]) -> None:
    if paths:
        raise ReleaseError(
            f"{min(paths)} is no longer in raw/, and the first copy of an article that it holds has changed; "
            "put it back, or build without --keep"
        )


def _is_relaid(before: Standing) -> bool:
    laid = (before.manifest["contract_version"], before.code.get("files_sha256"))
    return laid != (CONTRACT_VERSION, digest_of_files())
