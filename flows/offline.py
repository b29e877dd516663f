"""Imported before Prefect, which reads its settings when it is imported: no outbound call, whatever the profile says.

Nor a proxy between a flow and its own server; and the server of a first run migrates its database, which takes longer
than its 20 s.
"""

import os
from pathlib import Path

_LOCAL = "localhost,127.0.0.1,::1"
_OTHERS = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")

os.environ["no_proxy"] = os.environ["NO_PROXY"] = ",".join(filter(None, (_OTHERS, _LOCAL)))
os.environ |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")


class HomeError(RuntimeError):
    """Prefect has nowhere to keep its database; the message says what to do."""


def ready_home() -> Path:
    """Prefect's home, made where it is missing: without one its server waits in vain for a database.

    Raises HomeError where nothing can be written there.
    """
    home = Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(f"Prefect cannot use {home}: {error.strerror}; set PREFECT_HOME to a folder of yours") from None
    if not os.access(home, os.W_OK):
        raise HomeError(f"Prefect cannot write in {home}; set PREFECT_HOME to a folder of yours")
    return home
