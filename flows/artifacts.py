"""PREFECT: what an operator sees of a build: artifacts, and an event for each release."""

import flows.offline  # noqa: F401 first: Prefect reads its settings when it is imported

# isort: split

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast
from uuid import UUID

from prefect.artifacts import (
    create_image_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.events import emit_event

from flows.bars import address_of, draw_bars
from flows.releases.changes import NOTES
from flows.releases.store import open_store
from flows.releases.write import Release
from flows.shards import Outcome

PUBLISHED = "newsclaims.release.published"
"""The event that automations can follow; its resource is the output folder, its payload the version and the counts."""

MOST_NAMED = 200  # failures in the artifact; the table `documents` has them all

STEP = 5.0  # per cent of the files between two words of progress: each asks the server
PLACES = ("s3://", "http://", "https://")  # what a browser or a console can open


def tell_progress(outcomes: Iterable[Outcome], files: int) -> Iterator[Outcome]:
    """Hands the outcomes on and tells the server how many of the files are read."""
    said = f"of {files:,} raw files"
    artifact = cast(UUID, create_progress_artifact(0.0, key="newsclaims-progress", description=said))  # none waits
    done, told = 0, 0.0
    for outcome in outcomes:
        done += outcome.documents
        share = 100.0 * done / files
        if share >= min(told + STEP, 100.0):
            update_progress_artifact(artifact, share)
            told = share
        yield outcome


def show_build(release: Release, failures: tuple[str, ...], output: Path | str) -> None:
    """Leaves the artifacts of a build with its run, and tells of a new release."""
    create_table_artifact(count_rows(release), key="newsclaims-counts", description=_said(release))
    drawn = address_of(draw_bars(release.counts["claims_by_kind"]))
    create_image_artifact(drawn, key="newsclaims-claims", description=f"claims of {release.version} by kind")
    if failures:
        create_markdown_artifact(list_failures(failures), key="newsclaims-failures", description="what was left out")
    if release.published:
        create_markdown_artifact(
            link_release(release, changes_of(release, output)),
            key="newsclaims-changes",
            description="what is new since the release before",
        )
        emit_event(
            PUBLISHED,
            resource={"prefect.resource.id": f"newsclaims.output.{output}", "prefect.resource.name": str(output)},
            payload={"version": release.version, "counts": release.counts["rows"], "failures": len(failures)},
        )


def count_rows(release: Release) -> list[dict[str, str | int]]:
    """The counts of a release, a row each: what is counted, in which part of it, how many."""
    return [
        {"counted": counted.replace("_", " "), "part": part, "rows": rows}
        for counted, parts in release.counts.items()
        for part, rows in parts.items()
    ]


def list_failures(failures: tuple[str, ...]) -> str:
    """A line for each file, or part of one, that could not be read: which, why, and what to do."""
    more = len(failures) - MOST_NAMED
    lines = [f"- {_plain(failure)}" for failure in failures[:MOST_NAMED]]
    return "\n".join([*lines, f"- and {more:,} more: the table `documents` has each error"] if more > 0 else lines)


def changes_of(release: Release, output: Path | str) -> str:
    """What the release says of the one before it."""
    return open_store(output).read(release.version, NOTES).decode("utf-8")


def link_release(release: Release, changes: str) -> str:
    """What changed, below links to the release and to what describes it; those of a folder open on its own machine."""
    where = release.path if release.path.startswith(PLACES) else Path(release.path).resolve().as_uri()
    links = " · ".join(f"[{name}](<{where}/{name}>)" for name in ("manifest.json", "datapackage.json", NOTES))
    return f"`{release.path}`: {links}\n\n{changes}"


def _said(release: Release) -> str:
    return f"published {release.version}" if release.published else f"nothing changed; {release.version} stays"


def _plain(text: str) -> str:
    """A line of text that Markdown shows as it is; names of files are data."""
    return "".join(f"\\{mark}" if mark in r"\`*_{}[]<>#|!" else mark for mark in text)
