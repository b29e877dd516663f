"""One door: a file becomes a page or one clear sentence."""

from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.pages.markdown import read_markdown
from flows.pages.origin import Origin
from flows.pages.page import PageError
from flows.pages.read import READERS, read_page

RAW = Path(__file__).parents[2] / "raw"
PIECES = (
    "# ",
    "## ",
    "——",
    "\n",
    "\n\n",
    "\n\n\n\n",
    "![](a)",
    "■ 本报记者 苏明",
    "(记者 周米)",
    "。",
    ",",
    "三件事",
    "8家",
    "---",
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_path_dates_every_article(tmp_path: Path) -> None:
    page = read_page(write(tmp_path, "石桥日报/2024-03-05/01版.md", "# 春耕\n\n下地了。"), tmp_path)
    (article,) = page.articles
    assert (article.publication, article.issue_date, article.issue_date_source, article.page) == (
        "石桥日报",
        date(2024, 3, 5),
        "path",
        "01版",
    )
    assert (page.publication, page.issue_date, page.media_type) == ("石桥日报", date(2024, 3, 5), "text/markdown")


def test_front_matter_overrides_the_path(tmp_path: Path) -> None:
    text = "---\nissue_date: 2024-04-01\nhome: 371500\n---\n# 春耕\n\n下地了。"
    (article,) = read_page(write(tmp_path, "石桥日报/2024-03-05/01版.txt", text), tmp_path).articles
    assert (article.issue_date, article.issue_date_source, article.home) == (date(2024, 4, 1), "metadata", "371500")
    assert article.text == "春耕\n下地了。"


def test_a_page_with_neither_is_read_and_its_day_inferred_or_left_open(tmp_path: Path) -> None:
    dated = read_page(write(tmp_path, "a.md", "2024年3月5日 星期二\n\n# 春耕\n\n下地了。"), tmp_path)
    assert (dated.issue_date, dated.articles[0].issue_date_source) == (date(2024, 3, 5), "inferred")
    undated = read_page(write(tmp_path, "b.md", "# 春耕\n\n下地了。"), tmp_path)
    assert (undated.issue_date, undated.articles[0].issue_date_source, undated.publication) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.docx", "x", "no reader for .docx; known are .md, .txt, .jsonl"),
        ("a", "x", "no reader for a file without a suffix"),
        ("a.md", " \n\n", "no text in it"),
        ("a.md", "一\0", "control character"),
        ("a.jsonl", "{", "line 1: no JSON"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_file(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(PageError) as told:
        read_page(path, tmp_path)
    assert str(told.value).startswith(f"{path}: ")
    assert message in str(told.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    for name, said in (("missing.md", "check the file and its rights"), ("folder.md", "it is no regular file")):
        with pytest.raises(PageError, match=said):
            read_page(tmp_path / name, tmp_path)


@settings(max_examples=50, deadline=None)  # the first of a kind may have to start a process
@given(st.binary(), st.sampled_from(sorted(READERS)))
def test_any_bytes_give_a_page_or_a_page_error(tmp_path_factory: pytest.TempPathFactory, raw: bytes, end: str) -> None:
    path = tmp_path_factory.mktemp("any") / f"page{end}"
    path.write_bytes(raw)
    with suppress(PageError):
        assert read_page(path, path.parent).articles


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_layout_breaks_the_reading_or_doubles_a_word(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        articles = read_markdown(text.encode(), Origin()).articles
    except PageError:
        articles = ()
    for word in ("三件事", "8家"):
        assert sum(article.text.count(word) for article in articles) <= text.count(word)


@given(st.lists(st.text("春耕开始了下地,。:“”(一)12 %", min_size=1, max_size=60), min_size=1, max_size=12))
def test_no_text_is_lost_and_none_is_doubled(lines: list[str]) -> None:
    text = "# 题目\n\n" + "\n\n".join(lines)
    articles = read_markdown(text.encode(), Origin()).articles
    read = Counter(ink for article in articles for ink in article.text if not ink.isspace())
    assert read == Counter(ink for ink in text if not ink.isspace() and ink != "#")


def test_the_edition_of_this_project_reads_whole() -> None:
    pages = [read_page(path, RAW) for path in sorted(RAW.rglob("*")) if path.is_file()]
    assert [page.errors for page in pages] == [()] * len(pages)
    assert {(page.publication, page.issue_date) for page in pages} == {("临沂晨讯", date(2025, 9, 18))}
    articles = [article for page in pages for article in page.articles]
    assert Counter(article.genre for article in articles)["caption"] == 4
    assert sum(article.text.rstrip("”’").endswith(("。", "!")) for article in articles) == len(articles)
    assert all(article.title for article in articles if article.genre != "caption")
