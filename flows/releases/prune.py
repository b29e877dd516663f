"""Old releases are taken away. Files that a release shares with another are links, so the other keeps them."""

from dataclasses import dataclass

from flows.releases.store import Store


@dataclass(frozen=True, slots=True)
class Pruned:
    """The releases that went, the ones that stay, and the bytes that became free."""

    removed: tuple[str, ...]
    left: tuple[str, ...]
    freed: int


def prune_releases(store: Store, keep_last: int, *, dry: bool = False) -> Pruned:
    """Takes all releases away but the newest `keep_last`, the oldest first, and nothing of any other.

    Waits for a build that is under way, for that may hold files of the newest release. What `latest` leads to stays,
    also where a crash left it behind. With `dry` nothing is removed. Raises ValueError where none would stay.
    """
    if keep_last < 1:
        raise ValueError("at least one release stays")
    with store.open_staging():
        versions = store.versions()
        spared = {*versions[-keep_last:], store.latest()}
        removed = tuple(version for version in versions if version not in spared)
        freed = 0 if dry else sum(store.remove(version) for version in removed)
        return Pruned(removed, tuple(version for version in versions if version in spared), freed)
