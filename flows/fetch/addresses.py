"""Which machines may be asked: a host is resolved once, and what was checked is what is connected to."""

import socket
import ssl
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from flows.fetch.errors import FetchError
from flows.fetch.links import PORTS

# IPv6 addresses with an IPv4 address inside, which a router would unpack behind our back: 6to4, Teredo, NAT64
_WRAPPED = tuple(map(IPv6Network, ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48")))


class PinnedTransport(httpx.HTTPTransport):
    """Connects to the addresses that a host had when it was first asked, if they may be asked at all.

    A name that later points elsewhere (DNS rebinding) changes nothing. The certificate is checked against the name.
    """

    def __init__(self, *, private: bool) -> None:
        super().__init__(verify=_certificates(), trust_env=False)
        self._private = private
        self._pinned: dict[tuple[str, int], tuple[str, ...]] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host, port = request.url.raw_host.decode("ascii"), request.url.port or PORTS[request.url.scheme]
        if (host, port) not in self._pinned:
            self._pinned[host, port] = find_addresses(host, port, private=self._private)
        unreached: httpx.TransportError | None = None
        for address in self._pinned[host, port]:
            try:
                return super().handle_request(_at(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                unreached = error
        raise unreached or httpx.ConnectError(f"{host} has no address")


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to believe; reading the list takes longer than a page."""
    return httpx.create_ssl_context(trust_env=False)


def find_addresses(host: str, port: int, *, private: bool) -> tuple[str, ...]:
    """The addresses of a host. Raises FetchError where one is not of the public internet, unless `private`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(f"no address for {host}: {error}") from error
    addresses = tuple(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    refused = [address for address in addresses if not is_public(ip_address(address))]
    if refused and not private:
        raise FetchError(
            f"{host} is at {refused[0]}, which is no address of the public internet; if it is a server of your own, "
            "set private = true for this source"
        )
    return addresses


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one machine of the public internet, and holds no other address inside."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in _WRAPPED):
            return False
    return address.is_global and not address.is_multicast


def _at(request: httpx.Request, address: str) -> httpx.Request:
    """The request sent to an address; the header Host, made before, and the certificate's name stay the host's."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
    )
