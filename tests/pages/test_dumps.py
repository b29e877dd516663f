"""JSON, CSV and Parquet of articles: what the columns are called is said beside the file, not in code."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest

from flows.pages import parquet
from flows.pages.beside import look_beside
from flows.pages.columns import read_columns
from flows.pages.origin import Origin
from flows.pages.page import Article, Page, PageError, Person
from flows.pages.read import make_page
from flows.shards import find_raw_files

MAPPING = """
id = "guid"
title = "headline"
text = ["lead", "content.*.html"]
issue_date = "published.day"
byline = "author"
records = "data.list"

[constant]
publication = "石桥日报"
home = "371500"
"""
RECORD = {
    "guid": 77,
    "headline": "春耕<b>开始</b>了",
    "lead": "全县备好种子1200吨&nbsp;。",
    "content": [
        {"html": "<p>　　本报讯（记者 苏明）拖拉机下了地。</p><p><img src=a.jpg></p>"},
        {"html": "<table><tr><td>镇</td><td>亩</td></tr><tr><td>东河</td><td>1200</td></tr></table>"},
    ],
    "published": {"day": "2024-03-05 09:30:00"},
    "author": "周米、苏明",
}


def read(folder: Path, name: str, raw: bytes | str, mapping: str | None = None) -> Page:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    if mapping is not None:
        (folder / "columns.toml").write_text(mapping, encoding="utf-8")
    return make_page(path.read_bytes(), path, folder)


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_a_dump_of_nested_json_is_read_by_its_mapping(tmp_path: Path) -> None:
    page = read(tmp_path, "站点/dump.json", as_json({"code": 0, "data": {"list": [RECORD]}}), MAPPING)
    assert page.articles == (
        Article(
            text="春耕开始了\n全县备好种子1200吨 。\n本报讯（记者 苏明）拖拉机下了地。\n镇\t亩\n东河\t1200",
            title="春耕开始了",
            byline=(Person("周米", "author"), Person("苏明", "reporter")),
            source_id="77",
            publication="石桥日报",
            issue_date=date(2024, 3, 5),
            issue_date_source="metadata",
            home="371500",
        ),
    )


@pytest.mark.parametrize("shape", [lambda one: one, lambda one: [one], lambda one: {"total": 1, "rows": [one]}])
def test_json_is_one_article_a_list_of_them_or_an_answer_with_one_list(tmp_path: Path, shape: object) -> None:
    value = shape({"title": "春耕", "text": "拖拉机下了地。"})  # type: ignore[operator]
    assert read(tmp_path, "a.json", as_json(value)).articles[0].text == "春耕\n拖拉机下了地。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_csv_of_reports_is_read_in_every_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [
        ["年份", "省份", "全文"],
        ["2024", "石桥省", '"预计, 增长5%左右。\n新增就业""12万人""。"'],
        ["2023", "石桥省", ""],
    ]
    raw = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    page = read(tmp_path, "reports.csv", raw, 'title = "省份"\ntext = "全文"\nid = "年份"')
    assert [article.text for article in page.articles] == ['石桥省\n预计, 增长5%左右。\n新增就业"12万人"。', "石桥省"]
    assert [article.source_id for article in page.articles] == ["2024", "2023"]


def test_a_cell_may_be_as_long_as_a_report(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.csv", f"title,text\n报告,{'全县增收。' * 100_000}\n").articles
    assert len(article.text) == 500_003


def test_a_broken_row_is_named_and_loses_no_other(tmp_path: Path) -> None:
    page = read(tmp_path, "a.csv", 'title,text\n一,"好。"\n二,三,四\n五,六。\n七,"没有完\n八,九。\n')
    assert [article.title for article in page.articles] == ["一", "五"]
    assert [error.split(":")[0] for error in page.errors] == ["line 3", "line 6"]


def test_parquet_is_read_with_its_own_types(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"headline": ["春耕", None], "body": ["下了地。", None], "day": [date(2024, 3, 5)] * 2, "n": [1, 2]}
    )
    kept = BytesIO()
    frame.write_parquet(kept)
    page = read(
        tmp_path, "a.parquet", kept.getvalue(), 'title = "headline"\ntext = "body"\nissue_date = "day"\nid = "n"'
    )
    assert [(article.text, article.issue_date, article.source_id) for article in page.articles] == [
        ("春耕\n下了地。", date(2024, 3, 5), "1")
    ]
    assert page.errors == ("row 2: neither title nor text; give the article a `text`",)


def test_parquet_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_MOST", 1_000_000)
    kept = BytesIO()
    pl.DataFrame({"text": ["春耕" * 50_000] * 20}).write_parquet(kept)
    assert len(kept.getvalue()) < 100_000
    with pytest.raises(PageError, match="unpacks to more than"):  # here, for the process beside knows no other bound
        parquet.read_parquet(kept.getvalue(), Origin())


@pytest.mark.parametrize(
    ("name", "raw", "mapping", "message"),
    [
        ("a.csv", "headline,body\n一,二\n", None, r"line 2: .*say in columns.toml which .* \(headline, body\)"),
        ("a.csv", "title,title\n一,二\n", None, "two columns are named 'title'"),
        ("a.csv", "", None, "no article in it"),
        ("a.json", "{", None, "no JSON"),
        ("a.json", "[" * 200_000, None, "nested too deep"),
        ("a.json", '{"code": 0, "data": {}}', None, "say in columns.toml where they are"),
        ("a.parquet", "PAR1", None, "no Parquet that can be read"),
        ("a.json", "[]", "title = 3", "columns.toml beside it cannot be used: `title` names no column"),
        ("a.json", "[]", "headline = 'a'", "`headline` is no field; known are id, publication"),
        ("a.json", "[]", "title =", "no TOML"),
        ("a.json", "[]", "constant = 'a'", r"write \[constant\]"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, raw: str, mapping: str | None, message: str) -> None:
    with pytest.raises(PageError, match=message):
        read(tmp_path, name, raw, mapping)


def test_the_nearest_mapping_holds_and_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "columns.toml").write_text('title = "a"', encoding="utf-8")
    folder = tmp_path / "站点"
    folder.mkdir()
    dump, other = folder / "dump.json", folder / "other.json"
    for path, column in ((dump, "b"), (other, "a")):
        path.write_text(f'[{{"{column}": "春耕"}}]', encoding="utf-8")
    (folder / "dump.columns.toml").write_text('title = "b"', encoding="utf-8")
    assert [make_page(path.read_bytes(), path, tmp_path).articles[0].title for path in (dump, other)] == ["春耕"] * 2
    contents = [look_beside(path, tmp_path).content for path in (dump, other, folder / "01.md")]
    assert contents == [b'title = "b"', b'title = "a"', b""]
    assert [file.path.name for file in find_raw_files([tmp_path])] == ["dump.json", "other.json"]


def test_a_dump_whose_name_leaves_no_room_for_a_mapping_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, f"{'a' * 249}.json", '[{"title": "春耕"}]').articles[0].title == "春耕"


def test_a_mapping_too_long_to_be_one_is_told_and_not_taken_into_memory(tmp_path: Path) -> None:
    with (tmp_path / "columns.toml").open("wb") as file:
        file.truncate(500_000_000_000)
    with pytest.raises(PageError, match=r"columns\.toml beside it .* has more than 100,000 bytes; mend it"):
        read(tmp_path, "a.json", '[{"title": "春耕"}]')


def test_a_linked_mapping_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text('title = "b"', encoding="utf-8")
    (tmp_path / "columns.toml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PageError, match="neither title nor text"):
        read(tmp_path, "a.json", '[{"b": "春耕"}]')


def test_a_name_with_a_dot_is_a_column_before_it_is_a_path(tmp_path: Path) -> None:
    assert read_columns(b'title = "dc.title"').of("title") == ("dc.title",)
    assert read(tmp_path, "a.csv", "dc.title,text\n春耕,下了地。\n", 'title = "dc.title"').articles[0].title == "春耕"
