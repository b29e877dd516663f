"""Where the pages of a host point to."""

from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_LINKS = (("a[href]", "href"), ("area[href]", "href"), ("iframe[src]", "src"), ("frame[src]", "src"))
_LONGEST = 2_000  # characters of an address
PORTS = {"http": 80, "https": 443}


def find_links(page: bytes, url: str) -> list[str]:
    """The addresses that a page at `url` links to on its own host, each once, in the page's order by kind."""
    tree = LexborHTMLParser(_text_of(page))
    base = tree.css_first("base[href]")
    start = join_link(url, base.attributes.get("href") if base else None) or url
    stated = [node.attributes.get(name) for css, name in _LINKS for node in tree.css(css)]
    found = (join_link(start, link) for link in [*stated, *_refreshed(tree)])
    return list(dict.fromkeys(link for link in found if link and is_of_host(link, url)))


def is_of_host(target: str, url: str) -> bool:
    """Whether an address is of the same host and port as `url`, or of the same host's https."""
    try:
        there, here = urlsplit(target), urlsplit(url)
        same = there.hostname == here.hostname and "@" not in there.netloc and there.scheme in PORTS
        ports = (_port(here), _port(there))
    except ValueError:
        return False
    secured = (here.scheme, there.scheme) == ("http", "https") and ports == (80, 443)
    return same and (secured or (ports[0] == ports[1] and there.scheme == here.scheme))


def _port(parts: SplitResult) -> int:
    return parts.port or PORTS.get(parts.scheme, 0)


def join_link(base: str, link: str | None) -> str | None:
    """The whole address of a link, without the place within its page; None for what is none."""
    if not link or len(link) > _LONGEST:
        return None
    try:
        return urldefrag(urljoin(base, link.strip())).url
    except ValueError:
        return None


def _refreshed(tree: LexborHTMLParser) -> list[str]:
    """Where a page sends its reader on: `<meta http-equiv="refresh" content="0; URL=node_2.htm">`."""
    stated = (node.attributes.get("content") or "" for node in tree.css('meta[http-equiv="refresh" i]'))
    return [content.partition("=")[2].strip(" '\"") for content in stated if "=" in content]


def _text_of(page: bytes) -> str:
    """Enough of a decoding for addresses, which are ASCII nearly always."""
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return page.decode("gb18030", "replace")
