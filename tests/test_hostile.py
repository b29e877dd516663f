"""Files that are broken or mean harm: each is a row that says what is wrong, and the page beside it is read."""

import gzip
import json
import os
import re
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from flows.pages.bounds import most_bytes
from flows.pages.printed import MOST_CHARACTERS
from flows.shards import find_raw_files, read_document
from flows.tables import tabulate
from tests.conftest import PAGE
from tests.fuzz.seeds import SEEDS
from tests.processors import time_spent

DAY = Path("河湾日报", "2025-06-04")
ARTICLE = "<html><body><founder-title>春耕</founder-title><founder-content>{}</founder-content></body></html>"


def tables_of(raw: Path) -> dict[str, pl.DataFrame]:
    """The tables of everything below `raw`."""
    return tabulate([read_document(file) for file in find_raw_files([raw])])


def row_of(raw: Path, name: str) -> dict[str, object]:
    """The row of one file; the counts of all balance, and the good page beside it was read."""
    (raw / DAY).mkdir(parents=True, exist_ok=True)
    (raw / DAY / "good.md").write_text(PAGE, encoding="utf-8")
    tables = tables_of(raw)
    documents = tables["documents"]
    for table in ("articles", "mentions", "claims"):
        assert documents[table].sum() == tables[table].height
    assert tables["rejected"].is_empty()
    assert documents.row(by_predicate=pl.col("path") == f"{DAY}/good.md", named=True)["claims"] > 0
    return documents.row(by_predicate=pl.col("path") == f"{DAY}/{name}", named=True)


def put(raw: Path, name: str, content: bytes) -> Path:
    path = raw / DAY / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("01.md", b"\0" * 50_000_000)


def sparse(size: int) -> Callable[[Path], None]:
    """A file of so many bytes that takes no room: one line without an end."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return write


def holding(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


def huge_parquet(path: Path) -> None:
    """A long text that is written once and stands in every row."""
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 3_000, pa.int32()), ["三" * 1_000_000])
    pq.write_table(pa.table({"text": texts}), path)


def many_objects(path: Path) -> None:
    """A PDF of a million objects, none of which shows anything."""
    path.write_bytes(b"%PDF-1.7\n" + b"".join(b"%d 0 obj<</A %d 0 R>>endobj\n" % (n, n + 1) for n in range(1, 10**6)))


REFUSED: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "half of a UTF-8 character": ("01.md", holding(PAGE.encode()[:-2]), r"broken UTF-8 at byte \d+; fetch"),
    "NUL bytes": ("01.md", holding(b"a\0b"), r"control character U\+0000 at character 2"),
    "an escape that would colour a terminal": ("01.md", holding(b"\x1b[31m1"), r"U\+001B at character 1"),
    "nothing": ("01.md", holding(b""), "no text in it; remove the file or fetch the page again"),
    "a picture called a page": ("01.md", holding(b"\x89PNG\r\n\x1a\n\0\0"), r"those of a \.png file; rename it"),
    "a PDF called a web page": ("01.htm", holding(b"%PDF-1.7\n"), r"those of a \.pdf file; rename it"),
    "a zip bomb called a page": ("01.md", zip_bomb, "a zip file or an office document, whatever its name says"),
    "a gzip file called a page": ("01.jsonl", holding(gzip.compress(b"x")), "a gzip file, whatever its name says"),
    "a zip file": ("01.zip", zip_bomb, r"no reader for \.zip; known are "),
    "500 MB of one line": ("01.md", sparse(500_000_000), "500,000,000 bytes, more than the 8,000,000 that"),
    "500 MB of one line of JSON": ("01.jsonl", sparse(500_000_000), "more than the 64,000,000 .* split it into files"),
    "an article without end": ("01.txt", holding("三家。".encode() * 400_000), "1,200,000 characters, more than"),
    "binary called text": ("01.txt", holding(bytes(range(128, 256)) * 9), "neither UTF-8 .* nor .*GB18030"),
    "UTF-16 cut in half": ("01.txt", holding("三家".encode("utf-16")[:-1]), "broken UTF-16 at byte"),
    "JSON nested too deep": ("01.jsonl", holding(b"[" * 200_000), "line 1: no JSON .*nested too deep"),
    "a number without end": ("01.jsonl", holding(b'{"text": ' + b"9" * 9_000 + b"}"), "a number too long"),
    "elements nested too deep": ("01.htm", holding(b"<div>" * 200_000), "elements nest too deep"),
    "a line from right to left": ("01.md", holding("投资\u202e321\u202c万元。".encode()), r"U\+202E at"),
    "the same as an entity": ("01.htm", holding(ARTICLE.format("<p>投资&#x202e;321万元。</p>").encode()), r"U\+202E"),
    "a character lost beside a digit": ("01.md", holding("投资1\ufffd亿元。".encode()), r"U\+FFFD at .* was lost"),
    "a crossed-out digit": ("01.md", holding("投资1\u03362\u0336万元。".encode()), "a digit with a mark"),
    "Parquet that unpacks to gigabytes": ("01.parquet", huge_parquet, "unpacks to more than 100,000,000 characters"),
    "a PDF of a million objects": ("01.pdf", many_objects, "; "),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_a_row_that_says_why_and_what_to_do(case: str, tmp_path: Path) -> None:
    name, write, said = REFUSED[case]
    path = put(tmp_path, name, b"")
    write(path)
    started = time_spent()
    row = row_of(tmp_path, name)
    assert time_spent() - started < 10
    assert row["status"] == "failed"
    assert re.search(said, str(row["error"])), row["error"]
    assert ";" in str(row["error"])
    assert row["bytes"] == path.stat().st_size


def test_a_file_too_large_has_its_real_digest(tmp_path: Path) -> None:
    size = most_bytes(Path("01.md")) + 1
    sparse(size)(put(tmp_path, "01.md", b""))
    assert row_of(tmp_path, "01.md")["sha256"] == sha256(bytes(size)).hexdigest()


def test_the_largest_article_that_is_read_is_read(tmp_path: Path) -> None:
    put(tmp_path, "01.txt", ("春" * (MOST_CHARACTERS - 1) + "。").encode())
    row = row_of(tmp_path, "01.txt")
    assert (row["status"], row["articles"]) == ("read", 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("01.md", "# 题目\n\n投资1\u200b2\ufeff.\u20605万元。"),
        ("01.jsonl", '{"title": "题目", "text": "投资1\\u200b2\\ufeff.\\u20605万元。"}'),
        ("01.htm", ARTICLE.format("<p>投资1&#8203;2&#xfeff;.&#x2060;5万元。</p>")),
    ],
)
def test_a_number_with_invisible_characters_inside_reads_as_it_is_printed(
    name: str, content: str, tmp_path: Path
) -> None:
    put(tmp_path, name, content.encode())
    mentions = tables_of(tmp_path)["mentions"]
    assert mentions.select("quote", "value").rows() == [("12.5万元", 125_000.0)]


def test_one_article_that_cannot_be_told_costs_no_other_of_its_file(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": "投资\u202e321万元。"}, {"id": "b", "text": "投资123万元。"}]
    put(tmp_path, "01.jsonl", "\n".join(json.dumps(line) for line in lines).encode())
    row = row_of(tmp_path, "01.jsonl")
    assert (row["status"], row["articles"]) == ("partial", 1)
    assert str(row["error"]).startswith("article a: U+202E at character 3 prints its line in another order")


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("工资3万元。", encoding="utf-8")
    raw = tmp_path / "raw"
    day = put(raw, "good.md", PAGE.encode()).parent
    (day / "file.md").symlink_to(outside / "secret.md")
    (day / "up.md").symlink_to("../../../outside/secret.md")
    (raw / "folder").symlink_to(outside)
    (day / "twin.md").symlink_to("good.md")
    (day / "loop.md").symlink_to("loop.md")
    tables = tables_of(raw)
    errors = dict(tables["documents"].select("path", "error").rows())
    assert errors[f"{DAY}/file.md"] == "it links to a file outside of its folder; put the page itself here"
    assert errors[f"{DAY}/up.md"] == "it links to a file outside of its folder; put the page itself here"
    assert errors["folder"] == "a link to a folder is not followed; name the folder itself in the command"
    assert errors[f"{DAY}/twin.md"] is None
    assert "symbolic links" in errors[f"{DAY}/loop.md"]
    assert not tables["articles"]["text"].str.contains("工资").any()


def test_ids_and_names_that_look_like_paths_stay_words(tmp_path: Path) -> None:
    record = {"id": "../../etc/passwd", "publication": "../x", "page": "/etc", "title": "题目", "text": "投资3万元。"}
    put(tmp_path, "01.jsonl", json.dumps(record).encode())
    article = tables_of(tmp_path)["articles"].row(0, named=True)
    assert (article["source_id"], article["publication"], article["page"]) == ("../../etc/passwd", "../x", "/etc")


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".csv", ".tsv", ".parquet", ".pdf", ".png", ".jpg"])
def test_a_file_that_was_cut_off_is_told_and_what_stands_before_the_cut_is_read(suffix: str, tmp_path: Path) -> None:
    whole, lines = SEEDS[suffix][0], suffix in (".jsonl", ".csv", ".tsv")
    put(tmp_path, f"01{suffix}", whole[: whole.rindex(b"\n") + 8 if lines else len(whole) * 3 // 4])
    row = row_of(tmp_path, f"01{suffix}")
    assert (row["status"], row["articles"]) == (("partial", 1) if lines else ("failed", 0))
    assert ";" in str(row["error"])


def test_what_a_page_says_of_its_encoding_is_not_believed(tmp_path: Path) -> None:
    page = ARTICLE.format("<p>全县投资3万元，新增企业八家。</p>").replace("<html>", "<html><meta charset={}>")
    put(tmp_path, "01.htm", page.format("gb2312").encode())
    put(tmp_path, "02.htm", page.format("utf-8").encode("gb18030"))
    assert tables_of(tmp_path)["articles"]["text"].to_list() == ["春耕\n全县投资3万元，新增企业八家。"] * 2


def test_formulas_and_scripts_are_text_like_any_other(tmp_path: Path) -> None:
    put(tmp_path, "01.csv", "title,text\n=HYPERLINK(1),投资3万元。\n".encode())
    put(tmp_path, "02.htm", ARTICLE.format("<p>投资<script>alert(9)</script>3万元。</p>").encode())
    put(tmp_path, "03.md", "# 题目<script>\n\n投资3万元。".encode())
    put(tmp_path, "04.json", b'{"title": "\xe9\xa2\x98<script>alert(9)</script>", "text": "<img onerror=alert(9)>3"}')
    articles = tables_of(tmp_path)["articles"].sort("at_path")
    assert articles["text"].to_list() == [
        *("=HYPERLINK(1)\n投资3万元。", "春耕\n投资3万元。", "题目\n投资3万元。", "题\n3"),
    ]


def test_entities_are_not_taken_apart_twice(tmp_path: Path) -> None:
    declared = '<!DOCTYPE html [<!ENTITY a "三三三三"><!ENTITY b "&a;&a;&a;&a;">]>'
    put(tmp_path, "01.htm", (declared + ARTICLE.format("<p>投资3万元&b;。</p>")).encode())
    assert row_of(tmp_path, "01.htm")["mentions"] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_told(tmp_path: Path) -> None:
    put(tmp_path, "01.md", PAGE.encode()).chmod(0)
    assert "Permission denied" in str(row_of(tmp_path, "01.md")["error"])
