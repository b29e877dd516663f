"""Archives of small documents, built step by step without reading anything."""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from flows.identity import digest_of
from flows.releases.datapackage import dump_lines
from flows.releases.folder import Folder
from flows.releases.manifest import write_manifest
from flows.releases.plan import plan_build
from flows.releases.staging import stage_shard
from flows.releases.standing import stand_newest
from flows.releases.store import DESCRIPTOR
from flows.releases.write import Release, keep_release, write_release
from flows.tables import ReadArticle, ReadDocument, tabulate
from tests.records import make_article, make_document

DAYS = [date(2025, 6, 1), date(2025, 6, 30), date(2025, 7, 31), None]


def article(number: int) -> ReadArticle:
    """One of the articles that archives are made of; the days take turns."""
    text = f"第{number}号渠灌溉{number}9亩，其中{number}8亩是稻田。"
    return make_article(text, {f"{number}9亩": number * 10 + 9, f"{number}8亩": number * 10 + 8}, DAYS[number % 4])


def document(path: str, numbers: Sequence[int]) -> ReadDocument:
    """A document of these articles; one without any could not be read."""
    if not numbers:
        return ReadDocument(path, "0" * 64, 1, None, (), "not a page")
    return make_document(path, [article(number) for number in numbers], DAYS[numbers[0] % 4])


@cache
def frames_of(path: str, numbers: tuple[int, ...]) -> dict[str, pl.DataFrame]:
    """The tables of one document, as a shard of its own leaves them."""
    return tabulate([document(path, numbers)])


def build(archive: Mapping[str, Sequence[int]], output: Path, *, keep: bool = False) -> Release:
    """What the flow does with an archive, a list of article numbers by path, without an orchestrator."""
    documents = {path: document(path, numbers) for path, numbers in archive.items()}
    store = Folder(output)
    with store.open_staging() as staging:
        plan = plan_build(before := stand_newest(store), documents, lambda path: documents[path].sha256, keep=keep)
        if before and plan.is_idle:
            return keep_release(before)
        for number, path in enumerate(sorted(plan.fresh)):
            stage_shard(staging, number, frames_of(path, tuple(archive[path])))
        return write_release(staging, store, plan)


def bytes_of(folder: Path | str) -> dict[str, bytes]:
    """Every file of a release, or of another folder, by its path below it."""
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def tables_of(release: Path | str) -> dict[str, bytes]:
    """The files of a release's tables, which do not depend on what was released before."""
    return {path: content for path, content in bytes_of(release).items() if "issue_month=" in path}


def manifest_of(release: Path | str) -> dict[str, Any]:
    """The manifest of a release."""
    manifest: dict[str, Any] = json.loads((Path(release) / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def list_again(release: Path, path: str) -> None:
    """Has manifest and descriptor say of a file of a table what it is now, as who made the release could."""
    descriptor = json.loads((release / DESCRIPTOR).read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        if path in paths:
            content = (release / path).read_bytes()
            rows = pq.read_metadata(release / path).num_rows
            told = {"rows": rows, "bytes": len(content), "hash": f"sha256:{digest_of(content)}"}
            resource["files"][paths.index(path)] |= told
    text = dump_lines(descriptor, 4)
    (release / DESCRIPTOR).write_text(text, encoding="utf-8")
    manifest = {key: part for key, part in manifest_of(release).items() if key != "seal"}
    manifest["descriptor"]["files"][-1] |= {"bytes": len(text.encode()), "sha256": digest_of(text.encode())}
    write_manifest(release, manifest)


def copy_releases(output: Path, target: Path) -> Path:
    """The releases of a folder in another one, to be damaged there; files that they share are shared there too."""
    seen: dict[int, Path] = {}
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(output.rglob("*")):
        copied = target / path.relative_to(output)
        if path.is_symlink():
            copied.symlink_to(path.readlink())
        elif path.is_dir():
            copied.mkdir()
        elif path.stat().st_ino in seen:
            os.link(seen[path.stat().st_ino], copied)
        else:
            seen[path.stat().st_ino] = Path(shutil.copyfile(path, copied))
    return target
