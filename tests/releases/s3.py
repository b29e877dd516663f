"""A real server of the S3 protocol on loopback, for the tests of object stores."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def serve(application: Any) -> Iterator[str]:
    """The endpoint of an application that answers one request at a time, as conditional writes need it."""
    server = make_server("127.0.0.1", 0, application, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serve_s3() -> Iterator[str]:
    """The endpoint of a server with one empty bucket, `bucket`."""
    with serve(DomainDispatcherApplication(create_backend_app)) as endpoint:
        urlopen(Request(f"{endpoint}/moto-api/reset", method="POST")).close()
        urlopen(Request(f"{endpoint}/bucket", method="PUT")).close()
        yield endpoint


def settings_for(endpoint: str) -> dict[str, str]:
    """The variables that lead to a server."""
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
    return {"AWS_ENDPOINT_URL": endpoint, "AWS_REGION": "us-east-1", **dict.fromkeys(names, "test")}
