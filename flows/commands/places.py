"""What a command is given as a place: a path of this machine, or the address of an object store."""

from pathlib import Path


def place_of(given: str) -> Path | str:
    """A path, or an address with s3:// as it is, for a path would lose one of its slashes."""
    return given.rstrip("/") if given.startswith("s3://") else Path(given)
