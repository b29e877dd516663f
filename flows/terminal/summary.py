"""What a build says when it is done."""

from rich.table import Table

from flows.releases.write import Release
from flows.terminal.screen import console, count_of, listed


def show_summary(release: Release, seconds: float, fresh: int) -> None:
    """The counts of a build, one a line, `fresh` of the documents read for it, and where the release stands."""
    rows, table = release.counts["rows"], Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(style="dim")
    unread = {"could not be read": "failed", "read in part": "partial"}
    counts = {said: release.counts["documents_by_status"].get(status, 0) for said, status in unread.items()}
    counts = {"read now": fresh} | {said: n for said, n in counts.items() if n}
    table.add_row("documents", count_of(rows["documents"]), listed(counts))
    table.add_row("articles", count_of(rows["articles"]))
    table.add_row("mentions", count_of(rows["mentions"]), listed(release.counts["mentions_by_role"]))
    table.add_row("claims", count_of(rows["claims"]))
    table.add_row("rejected", count_of(rows["rejected"]), listed(release.counts["rejected"]))
    table.add_row("seconds", f"{seconds:.1f}")
    console().print(table)
    said = "published" if release.published else "nothing changed; the release stays"
    console().print(f"{said} {release.version}: {release.path}", soft_wrap=True)
