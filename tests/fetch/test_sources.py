"""`sources.toml`: what it can say, and that what it cannot say is told with its key."""

from datetime import date
from pathlib import Path

import pytest

from flows.fetch.errors import SourceError
from flows.fetch.sources import Source, read_sources

DAY = date(2025, 9, 8)


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_a_publication(tmp_path: Path) -> None:
    text = """
        ["沂湾晨刊"]
        edition = "http://paper.example/html/{date:%Y-%m}/{date:%d}/node_2.htm"
        home = "371300"
        pause = 2
    """
    source = read_sources(write(tmp_path, text))["沂湾晨刊"]
    assert (source.publication, source.home, source.pause) == ("沂湾晨刊", "371300", 2.0)
    assert source.edition_of(DAY) == "http://paper.example/html/2025-09/08/node_2.htm"
    assert source.robots == "http://paper.example/robots.txt"


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("http://paper.example/pc/content/202509/08/content_17.html", True),
        ("http://paper.example/pc/content/202509/08/content_.html", True),
        ("http://paper.example/pc/content/202509/07/content_17.html", False),
        ("http://paper.example/pc/content/202509/08/more/content_17.html", False),
        ("http://paper.example/pc/content/202509/08/content_17.html?x", False),
        ("http://paper.example/pc/content/202509/08/content_17xhtml", False),
        ("http://elsewhere.example/pc/content/202509/08/content_17.html", False),
    ],
)
def test_articles_are_addresses_relative_to_the_edition_with_its_day_and_a_star(address: str, fits: bool) -> None:
    source = Source(
        publication="沂湾晨刊",
        edition="http://paper.example/pc/layout/{date:%Y%m}/{date:%d}/node_01.html",
        articles="../../../content/{date:%Y%m}/{date:%d}/content_*.html",
    )
    assert bool(source.articles_of(DAY).fullmatch(address)) == fits


EDITION = 'edition = "http://paper.example/{date:%d}"'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a]", "[a] edition: Field required"),
        ("x = 1", "x stands outside a table"),
        ("[a", "is no TOML"),
        ('[a]\nedition = "ftp://paper.example/"', "[a] edition: write an address as http://host/path"),
        ('[a]\nedition = "http://{date:%d}.example/"', "without a day, a name or a password in the host"),
        ('[a]\nedition = "http://u:p@paper.example/"', "without a day, a name or a password in the host"),
        ('[a]\nedition = "http://paper.example/{issue}"', "only {date:%Y-%m-%d} and its like may stand in braces"),
        ('[a]\nedition = "http://paper.example/{"', "only {date:%Y-%m-%d} and its like may stand in braces"),
        (f'[a]\n{EDITION}\narticles = "{{0}}"', "[a] articles: only {date:%Y-%m-%d}"),
        (f'["../a"]\n{EDITION}', "[../a] publication: a publication names a folder"),
        (f'[".a"]\n{EDITION}', "a publication names a folder"),
        (f'["a/b"]\n{EDITION}', "a publication names a folder"),
        (f"[a]\n{EDITION}\nhome = 371300", "[a] home: Input should be a valid string"),
        (f'[a]\n{EDITION}\nhome = "3713"', "[a] home: String should match pattern"),
        (f"[a]\n{EDITION}\npause = -1", "[a] pause: Input should be greater than or equal to 0"),
        (f"[a]\n{EDITION}\nattempts = 0", "[a] attempts: "),
        (f'[a]\n{EDITION}\ncontact = "a\\nb"', "[a] contact: "),
        (f"[a]\n{EDITION}\nspeed = 1", "[a] speed: Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_key(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as told:
        read_sources(write(tmp_path, text))
    assert str(told.value).startswith(str(tmp_path / "sources.toml"))
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        read_sources(tmp_path / "sources.toml")
