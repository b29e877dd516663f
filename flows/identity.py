"""Content hashes: the only place that hashes.

Ids say what a row is, not where it was found: the same page gives the same article, mention and claim ids on any
machine, in any order, in any release. `document_id` alone holds the path, for two files may have the same bytes.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b, sha256
from pathlib import Path

_ID_BYTES = 12  # 96 bits: among 10**10 ids a clash has a chance of one in 10**9
_PIECE = 1_048_576  # bytes of a file held at a time
SEPARATOR, ABSENT = "\x1f", "\x00"
"""What stands between the parts of an id before it is hashed, and in the place of one that there is not."""


def digest_of(raw: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return sha256(raw).hexdigest()


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file, in hex, read piece by piece."""
    with path.open("rb", buffering=0) as file:
        return digest_of_pieces(iter(lambda: file.read(_PIECE), b""))[0]


def digest_of_pieces(pieces: Iterable[bytes]) -> tuple[str, int]:
    """The SHA-256, in hex, of what comes in pieces, and how many bytes it is."""
    whole, size = sha256(), 0
    for piece in pieces:
        whole.update(piece)
        size += len(piece)
    return whole.hexdigest(), size


def document_id(path: str, digest: str) -> str:
    """The id of a raw file from its path below its root and the digest of its bytes."""
    return _id_of("document", path, digest)


def article_id(
    publication: str | None, issue_date: date | None, page: str | None, source_id: str | None, text: str, twin: int = 0
) -> str:
    """The id of an article from what its source states; `twin` counts equal articles before it on the same page."""
    issued = issue_date.isoformat() if issue_date else None
    return _id_of("article", publication, issued, page, source_id, text, str(twin))


def mention_id(article: str, start: int, end: int) -> str:
    """The id of a mention from its article's id and its span."""
    return _id_of("mention", article, str(start), str(end))


def claim_id(article: str, start: int, end: int) -> str:
    """The id of a claim from its article's id and its span."""
    return _id_of("claim", article, str(start), str(end))


def fact_id(about: str) -> str:
    """The id of a fact from what it is about: the parts of `flows.facts.identify`, joined there for many at a time."""
    return _id_of("fact", about)


def finding_id(check: str, claims: Iterable[str]) -> str:
    """The id of a finding from the check and the ids of the claims that it rests on."""
    return _id_of("finding", check, *claims)


def variable_id(*parts: str | None) -> str:
    """The id of what a series of facts measures, the same at every place and time."""
    return _id_of("variable", *parts)


def _id_of(*parts: str | None) -> str:
    content = SEPARATOR.join(ABSENT if part is None else part for part in parts)
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()
