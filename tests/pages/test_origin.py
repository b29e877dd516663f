"""Publication, issue date, page and home, by path and by front matter."""

from datetime import date
from pathlib import Path

import pytest

from flows.pages.beside import Beside, Note, look_beside, with_beside
from flows.pages.origin import BESIDE, Origin, amend, origin_of, read_date, split_front_matter
from flows.pages.page import PageError

ROOT = Path("/pages")
DAY = date(2025, 7, 31)


@pytest.mark.parametrize(
    ("path", "root", "origin"),
    [
        ("/pages/石桥日报/2025-07-31/01版.md", "/pages", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/20250731/01版.md", "/pages", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/2025-07/31/01版.md", "/pages", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/202507/31/01版.md", "/pages", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/2025/07/31/01版.md", "/pages", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/2025-07/31/01版.md", "/pages/石桥日报/2025-07", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/2025-07/32/01版.md", "/pages", Origin()),
        ("/pages/石桥日报/2025-07/01版.md", "/pages", Origin()),
        ("/pages/Daily/2025-07-31/A1.md", "/pages", Origin("Daily", DAY, "path", "A1")),
        ("/pages/2025/石桥日报/2025-07-31/01版.md", "/pages", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/2025-07-31/01版.md", "/pages/石桥日报", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/石桥日报/2025-07-31/01版.md", "/pages/石桥日报/2025-07-31", Origin("石桥日报", DAY, "path", "01版")),
        ("/pages/2025-07-31/01版.md", "/pages", Origin(None, DAY, "path", "01版")),
        ("/pages/石桥日报/2025-13-31/01版.md", "/pages", Origin()),
        ("/pages/石桥日报/旧报/01版.md", "/pages", Origin()),
        ("/01版.md", "/", Origin()),
    ],
)
def test_the_path_tells_publication_day_and_page(path: str, root: str, origin: Origin) -> None:
    assert origin_of(Path(path), Path(root)) == origin


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-31",
        "2025/7/31",
        "20250731",
        "2025年7月31日",
        "2025-07-31T06:00:00+08:00",
        "2025-07-31T23:30:00-05:00",
        "2025-07-30T16:00:00Z",
        "2025-07-31 15:59:59.9+00:00",
    ],
)
def test_a_day_is_read_as_sources_write_it(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "昨天", "2025-02-30", "2025-7", "31/07/2025", "0000-01-01", "２０２５", "2025-02-30T20:00Z"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text) is None


def test_front_matter_is_read_and_leaves_the_text() -> None:
    page = '---\n# 来自存档\npublication: 石桥日报\nissue_date: "2025-07-31"\nhome: 371500\npage:\n---\n# 题目\n'
    fields, body = split_front_matter(page)
    assert fields == {"publication": "石桥日报", "issue_date": "2025-07-31", "home": "371500", "page": ""}
    assert body == "# 题目\n"


@pytest.mark.parametrize("page", ["# 题目\n正文。", "---\n正文:开头的一行\n---\n", "---", "", "---\n\npage: 2\n---\n"])
def test_a_rule_at_the_top_is_no_front_matter(page: str) -> None:
    assert split_front_matter(page) == ({}, page)


def test_front_matter_overrides_the_path_and_blanks_override_nothing() -> None:
    by_path = Origin("石桥日报", DAY, "path", "01版")
    amended = amend(by_path, {"issue_date": "2024-01-02", "home": "371500", "page": "", "publication": None})
    assert amended == Origin("石桥日报", date(2024, 1, 2), "metadata", "01版", "371500")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("---\npublication: 石桥日报\n正文\n---\n", "front matter line 3 is not"),
        ("---\npublication: 石桥日报\n", "never closed"),
    ],
)
def test_broken_front_matter_is_told_with_its_line(page: str, message: str) -> None:
    with pytest.raises(PageError, match=message):
        split_front_matter(page)


@pytest.mark.parametrize("stated", [{"home": "聊城"}, {"home": "3715"}, {"issue_date": "昨天"}])
def test_a_value_that_cannot_be_used_is_told(stated: dict[str, object]) -> None:
    with pytest.raises(PageError, match="write"):
        amend(Origin(), stated)


def beside(raw: Path, stated: str) -> Path:
    """A page of a publication whose own file says `stated`."""
    (raw / "石桥日报").mkdir()
    (raw / "石桥日报" / BESIDE).write_text(stated, encoding="utf-8")
    return raw / "石桥日报" / "2025-07-31" / "01版.md"


def test_the_publications_own_file_tells_its_home(tmp_path: Path) -> None:
    page = beside(tmp_path, 'home = "371500"\n')
    found = look_beside(page, tmp_path)
    assert found == Beside(source=Note(BESIDE, b'home = "371500"\n'))
    assert with_beside(Origin("石桥日报"), found) == Origin("石桥日报", home="371500")
    assert look_beside(tmp_path / "石桥日报" / "01版.md", tmp_path) == Beside()


@pytest.mark.parametrize(
    "stated", ["home = 聊城", 'home = "3715"', "\0", f'home = "{"3" * 200_000}"', "a=" + "[" * 9000]
)
def test_a_publications_own_file_that_cannot_be_used_is_told(stated: str, tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"^\.source\.toml beside it cannot be used: .*(mend it|write six digits)"):
        with_beside(Origin(), look_beside(beside(tmp_path, stated), tmp_path))
