"""What an operator is shown of a release."""

from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

from flows.bars import address_of, draw_bars
from flows.publication import publish

SVG = "{http://www.w3.org/2000/svg}"


def test_a_bar_is_as_long_as_its_count() -> None:
    picture = ElementTree.fromstring(draw_bars({"level": 30, "a < b": 10}))
    long, short = (float(bar.attrib["width"]) for bar in picture.iter(f"{SVG}rect"))
    assert long == 3 * short
    assert [text.text for text in picture.iter(f"{SVG}text")] == ["level", "30", "a < b", "10"]


def test_an_address_holds_its_picture() -> None:
    assert b64decode(address_of("<svg/>").partition(",")[2]) == b"<svg/>"


def test_the_changes_of_a_release_stand_below_links_to_it(raw: Path, tmp_path: Path) -> None:
    from flows.artifacts import changes_of, link_release  # seconds of Prefect, as in test_schedule.py

    release = publish([raw], tmp_path).release
    shown = link_release(release, changes_of(release, tmp_path))
    assert f"[CHANGES.md](<{(tmp_path / release.version / 'CHANGES.md').as_uri()}>)" in shown
    assert "The first release." in shown
