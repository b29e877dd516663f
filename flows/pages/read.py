"""Bytes become a page of articles."""

from pathlib import Path

from flows.pages.page import Page


def read_page(path: Path, root: Path) -> Page:
    raise NotImplementedError
