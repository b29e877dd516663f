"""Raw files in an object store, under the path /<bucket>/<key>."""

from dataclasses import dataclass, field
from pathlib import Path

from flows.identity import digest_of, digest_of_pieces
from flows.pages.beside import MOST_BESIDE, Beside, Note, look_beside
from flows.pages.bounds import refuse_size
from flows.pages.columns import is_mapping
from flows.releases.objects import SCHEME, Objects


@dataclass(frozen=True, slots=True)
class RawObjects:
    """The objects that an address names: `folder` is the one named or the one they are in, `sizes` holds all of them.

    `listed` is the path below which no other object exists.
    """

    folder: Path
    listed: Path
    sizes: dict[Path, int]
    notes: dict[Path, Note | None] = field(default_factory=dict)

    def pages(self) -> dict[Path, int]:
        """What is to be read, with its size: hidden objects, what stands beside dumps, and the empty objects that
        consoles make of folders stay out."""
        shown = {path: size for path, size in self.sizes.items() if size or path.suffix}
        return {path: size for path, size in shown.items() if not self._is_hidden(path) and not is_mapping(path)}

    def _is_hidden(self, path: Path) -> bool:
        return any(part.startswith(".") for part in path.relative_to(self.folder).parts)

    def beside(self, path: Path, root: Path) -> Beside:
        """What stands beside an object that is a page. Raises OSError where it cannot be asked for."""
        return look_beside(path, root, self._note)

    def _note(self, place: Path) -> Note | None:
        """The note at a place, asked for once."""
        if place not in self.notes:
            size = self.sizes.get(place) if place.is_relative_to(self.listed) else _size_of(place)
            self.notes[place] = None if size is None else Note(place.name, _content_of(place, size))
        return self.notes[place]


def list_raw(url: str) -> RawObjects:
    """The objects at an address. Raises OSError where the bucket cannot be listed."""
    place = Path("/", url.removeprefix(SCHEME))
    found = {place / key: size for key, size in Objects(url).sizes().items()}
    if found or len(place.parts) == 2:
        return RawObjects(place, place, found)
    size = _size_of(place)  # an object and no folder
    return RawObjects(place.parent, place, {} if size is None else {place: size})


def take_raw(path: Path, size: int) -> bytes:
    """The bytes of a raw file. Raises OSError where they cannot be had, and PageError where they are too many."""
    refuse_size(path, size)
    objects, key = _where(path)
    return objects.read(key)


def measure_raw(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a raw file, piece by piece; of nothing where its bytes cannot be had."""
    objects, key = _where(path)
    try:
        return digest_of_pieces(objects.pieces(key))
    except OSError:
        return digest_of(b""), 0


def _size_of(place: Path) -> int | None:
    objects, key = _where(place)
    return objects.size(key)


def _content_of(place: Path, size: int) -> bytes | None:
    objects, key = _where(place)
    return objects.read(key) if size <= MOST_BESIDE else None


def _where(path: Path) -> tuple[Objects, str]:
    """The bucket of a path and the key in it."""
    _, bucket, *key = path.parts
    return Objects(f"{SCHEME}{bucket}"), "/".join(key)
