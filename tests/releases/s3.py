"""A real server of the S3 protocol on loopback, for the tests of object stores."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from flows.releases.objects import Objects


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def serve_s3() -> Iterator[str]:
    """The endpoint of a server without any object, which answers one request at a time, as conditional writes need."""
    server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), False, 1, _Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def settings_for(endpoint: str) -> dict[str, str]:
    """The variables that lead to a server."""
    secrets = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "test")
    return {"AWS_ENDPOINT_URL": endpoint, "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", **secrets}
