"""Imported before Prefect, which reads its settings when it is imported: no outbound call, whatever the profile says.

Nor a proxy between a flow and its own server; and the server of a first run migrates its database, which takes longer
than its 20 s.
"""

import os

_LOCAL = "localhost,127.0.0.1,::1"
_OTHERS = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")

os.environ["no_proxy"] = os.environ["NO_PROXY"] = ",".join(filter(None, (_OTHERS, _LOCAL)))
os.environ |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
