"""On real pages and gold annotations, which live beside the repository and never in it."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
