"""PREFECT: what an operator sees of a build: artifacts, and an event for each release."""

import flows.offline  # noqa: F401 first: Prefect reads its settings when it is imported

# isort: split

from pathlib import Path

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows.releases.write import Release

PUBLISHED = "newsclaims.release.published"
"""The event that automations can follow; its resource is the output folder, its payload the version and the counts."""

MOST_NAMED = 200  # failures in the artifact; the table `documents` has them all


def show_build(release: Release, failures: tuple[str, ...], output: Path | str) -> None:
    """Leaves the artifacts of a build with its run, and tells of a new release."""
    create_table_artifact(count_rows(release), key="newsclaims-counts", description=_said(release))
    if failures:
        create_markdown_artifact(list_failures(failures), key="newsclaims-failures", description="what was left out")
    if release.published:
        create_markdown_artifact(
            link_release(release, ""), key="newsclaims-changes", description="what is new since the release before"
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


def link_release(release: Release, changes: str) -> str:
    """What changed, below the place of the release."""
    return f"`{release.path}`\n\n{changes}"


def _said(release: Release) -> str:
    return f"published {release.version}" if release.published else f"nothing changed; {release.version} stays"


def _plain(text: str) -> str:
    """A line of text that Markdown shows as it is; names of files are data."""
    return "".join(f"\\{mark}" if mark in r"\`*_{}[]<>#|!" else mark for mark in text)
