"""docs/tour.md does what it says: its commands run, and print what stands below them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOUR = Path(__file__).parents[1] / "docs" / "tour.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = {"bash": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}


@pytest.mark.slow
def test_the_tour_leads_from_a_page_to_a_chart(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    printed = ""
    for language, words in BLOCK.findall(TOUR.read_text(encoding="utf-8")):
        if language == "text":
            assert printed == words
            continue
        ran = subprocess.run(
            [*RUN[language], words], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True
        )
        assert ran.returncode == 0, f"{words}{ran.stderr}"
        printed = ran.stdout
    assert (tmp_path / "report" / "index.html").exists()
