"""What the fuzzer found, mended: each a page that once broke what has to hold for any bytes."""

import pytest

from flows.identity import digest_of
from flows.shards import _read_article
from flows.tables import ReadDocument, tabulate
from tests.fuzz.check import check_bytes

FINDINGS: dict[str, tuple[str, bytes]] = {
    "a number that ends a page inside a quoted name was looked for behind it": (".md", "春耕“半年PDF-1.7”".encode()),
    "a line that is half of a date was a count below zero": (".md", "# 渠水\n\n水渠修好了。\n\n-31\n".encode()),
    "a column's name with a line end was told in two lines": (".csv", b'"id","publi\ncation","te xt"\n"1",\n'),
}


@pytest.mark.parametrize("finding", FINDINGS)
def test_what_a_spoilt_page_once_broke_holds(finding: str) -> None:
    suffix, raw = FINDINGS[finding]
    page = check_bytes(raw, suffix)
    if page is not None:
        read = tuple(_read_article(article)[0] for article in page.articles)
        tables = tabulate([ReadDocument("01", digest_of(raw), len(raw), page, read)])
        assert tables["rejected"].to_dicts() == []
