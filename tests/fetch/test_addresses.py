"""Which addresses are of the public internet, links that stay on their host, and names that stay in their folder."""

from ipaddress import ip_address

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.fetch.addresses import find_addresses, is_public
from flows.fetch.errors import FetchError
from flows.fetch.links import find_links, is_of_host
from flows.fetch.names import file_name_of

AT = "http://paper.example/html/18/node_2.htm"


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_an_address_of_the_public_internet_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:4136:e378::1"),
    ],
)
def test_any_other_address_may_not(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "::1", "::ffff:127.0.0.1", "0"])
def test_no_spelling_of_an_address_of_this_machine_is_asked(host: str) -> None:
    with pytest.raises((FetchError, httpx.ConnectError)):  # or no resolver knows it
        find_addresses(host, 80, private=False)


@pytest.mark.parametrize(
    ("target", "same"),
    [
        ("http://paper.example/x", True),
        ("http://PAPER.example:80/x", True),
        ("https://paper.example/x", True),
        ("http://paper.example:8080/x", False),
        ("https://paper.example:8443/x", False),
        ("http://paper.example.evil.example/x", False),
        ("http://paper.example@evil.example/x", False),
        ("http://user@paper.example/x", False),
        ("http://evil.example/paper.example", False),
        ("ftp://paper.example/x", False),
        ("javascript:alert(1)", False),
        ("http://[paper.example/x", False),
        ("http://paper.example:99999/x", False),
        ("", False),
    ],
)
def test_a_link_is_of_its_host_or_it_is_not(target: str, same: bool) -> None:
    assert is_of_host(target, AT) == same


def test_https_never_goes_back_to_http() -> None:
    assert not is_of_host("http://paper.example/x", "https://paper.example/")


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ('<a href="content_1.htm#top"> <a href="content_1.htm">', ["http://paper.example/html/18/content_1.htm"]),
        ('<map><area href="../19/a.htm"></map>', ["http://paper.example/html/19/a.htm"]),
        ('<iframe src="/menu.htm"></iframe>', ["http://paper.example/menu.htm"]),
        ('<META HTTP-EQUIV="Refresh" CONTENT="0; URL=node_3.htm">', ["http://paper.example/html/18/node_3.htm"]),
        ('<base href="/pc/"><a href="a.htm">', ["http://paper.example/pc/a.htm"]),
        ('<base href="http://evil.example/"><a href="a.htm">', []),
        ('<a href="http://[">', []),
        ('<a href="mailto:desk@paper.example"> <a href="javascript:void(0)"> <a>', []),
        (f'<a href="{"x" * 3000}">', []),
        ('<a href=" 正文.htm ">', ["http://paper.example/html/18/正文.htm"]),
    ],
)
def test_the_links_of_a_page(page: str, links: list[str]) -> None:
    assert find_links(page.encode(), AT) == links
    assert find_links(page.encode("gb18030"), AT) == links


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_have_links_or_none(page: bytes) -> None:
    assert all(is_of_host(link, AT) for link in find_links(page, AT))


@pytest.mark.parametrize(
    ("url", "media_type", "name"),
    [
        ("http://paper.example/html/18/content_1.htm", "text/html", "content_1.htm"),
        ("http://paper.example/html/18/01版.pdf", "application/pdf", "01版.pdf"),
        ("http://paper.example/html/18/content_1.htm", None, "content_1.htm"),
        ("http://paper.example/html/18/view", "text/html", "view.html"),
        ("http://paper.example/html/18/page.aspx", "text/html", "page.aspx.html"),
    ],
)
def test_a_plain_name_is_kept_and_gets_the_suffix_of_what_it_is(url: str, media_type: str | None, name: str) -> None:
    assert file_name_of(url, AT, media_type) == name


def test_addresses_that_end_alike_have_names_of_their_own() -> None:
    urls = [
        f"http://paper.example/html/18/{end}" for end in ("a.htm", "a.htm?id=1", "a.htm?id=2", "1/a.htm", "2/a.htm")
    ]
    assert len({file_name_of(url, AT, "text/html") for url in urls}) == 5


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300), st.sampled_from([None, "text/html", "application/pdf", "image/png", "x/y"]))
def test_no_address_leads_out_of_the_folder(end: str, media_type: str | None) -> None:
    name = file_name_of(f"http://paper.example/html/18/{end}", AT, media_type)
    assert not name.startswith(".")
    assert not set(name) & set("/\\\0:\n")
    assert 0 < len(name.encode()) <= 255
