"""PREFECT: a server of one's own, with its page to look at, for as long as `newsclaims serve` runs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

import flows.offline  # noqa: F401 the server inherits these settings

PORT = 4200  # Prefect's own
_START = 180.0  # seconds: the first start migrates the database
_STOP = 20.0


class ServerError(RuntimeError):
    """The server did not come up; the message says what to do."""


@contextmanager
def own_server(port: int = PORT) -> Iterator[str]:
    """The address of a server on this machine alone, started here and stopped at the end; its database is Prefect's.

    Raises ServerError where the port is taken or the server does not come up.
    """
    if _is_taken(port):
        raise ServerError(f"port {port} is taken; is a Prefect server running? set PREFECT_API_URL to its address")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(server, address := f"http://127.0.0.1:{port}/api")
            os.environ["PREFECT_API_URL"] = address
            yield address
        finally:
            server.terminate()
            try:
                server.wait(_STOP)
            except subprocess.TimeoutExpired:
                server.kill()


def _is_taken(port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


def _wait(server: "subprocess.Popen[bytes]", address: str) -> None:
    started = time.monotonic()
    while time.monotonic() - started < _START and server.poll() is None:
        with suppress(httpx.TransportError):
            if httpx.get(f"{address}/health", trust_env=False).is_success:
                return
        time.sleep(0.2)
    raise ServerError("Prefect's server did not start; `prefect server start` says why")
