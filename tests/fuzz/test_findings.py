"""What the fuzzer found, mended: each a page that once broke what has to hold for any bytes."""

import pytest

from tests.fuzz.check import check_bytes

FINDINGS: dict[str, tuple[str, bytes]] = {
    "a column's name with a line end was told in two lines": (".csv", b'"id","publi\ncation","te xt"\n"1",\n'),
}


@pytest.mark.parametrize("finding", FINDINGS)
def test_what_a_spoilt_page_once_broke_holds(finding: str) -> None:
    suffix, raw = FINDINGS[finding]
    check_bytes(raw, suffix)
