"""The server of an edition, for every test that fetches one."""

from collections.abc import Iterator

import pytest

from tests.fetch.served import Served, serve


@pytest.fixture
def served() -> Iterator[Served]:
    with serve() as running:
        yield running
