"""Raw files in an object store, under the path /<bucket>/<key>."""

from pathlib import Path

from flows.releases.objects import SCHEME, Objects


def list_raw(url: str) -> tuple[Path, dict[Path, int]]:
    """The folder that an address names or is in, and the objects there with their sizes; hidden ones stay out.

    Raises OSError where the bucket cannot be listed.
    """
    place = Path("/", url.removeprefix(SCHEME))
    found = {place / key: size for key, size in Objects(url).sizes().items() if not _is_hidden(key)}
    if found or len(place.parts) == 2:
        return place, found
    size = Objects(url.rpartition("/")[0]).size(place.name)  # an object and no folder
    return place.parent, {} if size is None else {place: size}


def read_raw(path: Path) -> bytes:
    """The bytes of a raw file. Raises OSError where they cannot be had."""
    _, bucket, *key = path.parts
    return Objects(f"{SCHEME}{bucket}").read("/".join(key))


def _is_hidden(key: str) -> bool:
    return any(part.startswith(".") for part in key.split("/"))
