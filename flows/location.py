"""Where raw files are and releases go: a folder of this disk, or an address in an object store."""

from pathlib import Path


def location_of(given: str) -> Path | str:
    """A path, or an address with s3:// as it is, for a path would lose one of its slashes."""
    return given.rstrip("/") if given.startswith("s3://") else Path(given)
