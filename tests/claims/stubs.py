"""Small records for tests of single functions."""

from flows.claims.series import Series
from flows.mentions.mention import Mention


def series(size: int, index: int) -> Series:
    """A series of so many numbers, seen from one of them."""
    return Series(size, index, Mention(0, 1, "1", "claim"))
