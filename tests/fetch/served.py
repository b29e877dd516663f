"""A web server on loopback that serves an edition written for this project, and can be told to misbehave."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from flows.fetch.sources import Source

DAY = date(2025, 9, 18)
FOLDER = "/html/2025-09/18"
PAPER = "沂湾晨刊"


def files_in(raw: Path) -> dict[str, bytes]:
    """The pages under raw/ by name; what a build does not read is left out."""
    folder = raw / PAPER / DAY.isoformat()
    return {path.name: path.read_bytes() for path in sorted(folder.glob("[!.]*"))}


Respond = Callable[["Handler"], None]


def index_of(number: int, articles: dict[str, str], other: list[str]) -> bytes:
    """A page of the edition as such systems write it: an image map of its articles, and links to the other pages."""
    areas = "".join(f'<area shape="poly" coords="0,0,9,9" href="{name}">' for name in articles)
    titles = "".join(f'<li><a href="{name}">{title}</a></li>' for name, title in articles.items())
    pages = "".join(f'<a href="./{name}">第{name[5:-4]}版</a>' for name in other)
    beside = '<a href="../17/node_2.htm">上一期</a><a href="http://elsewhere.example/content_9.htm">广告</a>'
    return (
        f'<html><head><meta charset="gb2312"><title>{PAPER}</title></head><body>'
        f'<map name="pagepicmap">{areas}</map><ul>{titles}</ul>{pages}{beside}</body></html>'
    ).encode("gb18030")


def article_of(title: str, *paragraphs: str) -> bytes:
    """An article page with the marks that Founder's systems leave."""
    body = "".join(f"<P>　　{paragraph}</P>" for paragraph in paragraphs)
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}</title></head>'
        f"<body><founder-title><p>{title}</p></founder-title><founder-content>{body}</founder-content></body></html>"
    ).encode("gb18030")


EDITION = {
    "node_2.htm": index_of(
        1,
        {"content_1.htm": "沂湾港前8个月吞吐量增长9.4%", "content_2.htm": "城东三座泵站投用"},
        ["node_2.htm", "node_3.htm"],
    ),
    "node_3.htm": index_of(2, {"content_3.htm": "夜校开出27门课"}, ["node_2.htm", "node_3.htm"]),
    "content_1.htm": article_of(
        "沂湾港前8个月吞吐量增长9.4%",
        "本报讯(记者 宋禾)记者9月17日从市港航局获悉,前8个月沂湾港完成货物吞吐量2860万吨,同比增长9.4%。",
        "其中,集装箱吞吐量达41.5万标箱,新开通内贸航线3条。",
    ),
    "content_2.htm": article_of(
        "城东三座泵站投用",
        "昨日,城东片区3座排涝泵站建成投用,总投资1.36亿元,受益人口超过8万人。",
    ),
    "content_3.htm": article_of(
        "夜校开出27门课",
        "今年秋季,市民夜校开出27门课程,报名人数突破4200人,比去年同期增加650人。",
    ),
}


@dataclass(slots=True)
class Served:
    """The server: what it serves by path, what it was asked, and how it behaves at some paths, call by call."""

    port: int = 0
    files: dict[str, bytes] = field(default_factory=lambda: {f"{FOLDER}/{name}": EDITION[name] for name in EDITION})
    odd: dict[str, list[Respond]] = field(default_factory=dict)
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]

    def times(self) -> Counter[str]:
        return Counter(path.rpartition("/")[2] for path in self.paths)

    def source(self, **changed: object) -> Source:
        """The source as a `sources.toml` would give it, hurried for tests."""
        told: dict[str, object] = {
            "publication": PAPER,
            "edition": f"http://127.0.0.1:{self.port}/html/{{date:%Y-%m}}/{{date:%d}}/node_2.htm",
            "home": "371300",
            "private": True,
            "pause": 0.0,
            "backoff": 0.01,
            "timeout": 2.0,
        }
        return Source(**(told | changed))


class Quiet(ThreadingHTTPServer):
    """Says nothing of readers that hang up early, which is what some tests are about."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class Handler(BaseHTTPRequestHandler):
    """Answers as `served` says."""

    served: Served
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        served = self.served
        served.asked.append((time.monotonic(), self.path, dict(self.headers)))
        served.at_once += 1
        served.most_at_once = max(served.most_at_once, served.at_once)
        try:
            odd = served.odd.get(self.path, [])
            respond = (odd.pop(0) if len(odd) > 1 else odd[0]) if odd else plainly
            respond(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            served.at_once -= 1

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


def plainly(handler: Handler) -> None:
    """The file, with an ETag, or 304 for one that has not changed."""
    body = handler.served.files.get(handler.path)
    if body is None:
        handler.send(404, b"nothing here")
        return
    etag = f'"{sha256(body).hexdigest()[:16]}"'
    if handler.headers.get("If-None-Match") == etag:
        handler.send(304, ETag=etag)
    else:
        handler.send(200, body, Content_Type="text/html", ETag=etag)


def status(code: int, **headers: str) -> Respond:
    """An answer of a status without the page."""
    return lambda handler: handler.send(code, b"busy or gone", **headers)


def redirect(target: str) -> Respond:
    return lambda handler: handler.send(302, Location=target)


def truncated(handler: Handler) -> None:
    """Half of the body that was announced."""
    body = handler.served.files[handler.path]
    handler.send(200, body[: len(body) // 2], Content_Length=str(len(body)), Content_Type="text/html")
    handler.close_connection = True


def dripping(handler: Handler) -> None:
    """A byte now and then, each in time, without end in sight."""
    handler.send(200, Content_Length="200000", Content_Type="text/html")
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler: Handler) -> None:
    """Bytes without an announced end."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    for _ in range(2_000):
        handler.wfile.write(b"x" * 65_536)
    handler.close_connection = True


@contextmanager
def serve() -> Iterator[Served]:
    """The server, running until the block ends."""
    served = Served()
    server = Quiet(("127.0.0.1", 0), type("Handling", (Handler,), {"served": served}))
    server.daemon_threads = True
    served.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
