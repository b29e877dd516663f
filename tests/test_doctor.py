"""`newsclaims doctor`: what it says beforehand is what a build does."""

import json
from pathlib import Path

import pytest

from flows.cli import main
from flows.doctor import examine
from flows.pages.read import READERS
from flows.shards import failures_of, find_raw_files, read_document


def told(raw: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]]]:
    code = main(["doctor", str(raw), "--json", *arguments])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_is_told_with_what_it_is_read_as(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, folders = told(raw, capsys)
    assert code == 1
    by_name = {(str(folder["folder"]), str(folder["suffix"])): folder for folder in folders}
    days = by_name["河湾日报", ".md"]
    assert (days["files"], days["pages"], days["read_as"]) == (2, 2, {"text/markdown": 2})
    assert (days["first"], days["last"], days["publications"]) == ("2025-06-04", "2025-06-05", {"河湾日报": 2})
    lines = by_name[".", ".jsonl"]
    assert (lines["articles"], lines["publications"], lines["left_out"]) == (2, {"河湾晨报": 2}, [])


def test_the_days_of_a_publication_are_one_folder_however_they_nest(tmp_path: Path) -> None:
    for day in ("2025-06-05", "2025-07/01", "2025/08/02"):
        (tmp_path / "河湾日报" / day).mkdir(parents=True)
        (tmp_path / "河湾日报" / day / "01.md").write_text("# 开业\n\n三家企业。\n", encoding="utf-8")
    assert [(folder.folder, folder.files) for folder in examine(find_raw_files([tmp_path]), None)] == [("河湾日报", 3)]


def test_what_will_be_left_out_is_what_a_build_leaves_out(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "三家企业。"\n{"text": "四家企业。"}\n', encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\0")
    (tmp_path / "c.md").symlink_to(raw / "scan.png")
    (tmp_path / "d.docx").touch()
    (tmp_path / "e.htm").write_bytes(b"<p>")
    with (tmp_path / "f.txt").open("wb") as file:
        file.truncate(9_000_000)
    files = find_raw_files([tmp_path])
    foretold = sorted(line for folder in examine(files, None) for line in folder.left_out)
    failures = [failure for file in files for failure in failures_of(read_document(file))]
    assert foretold == sorted(failure.replace(" could not be read: ", ": ") for failure in failures)
    assert len(foretold) == 6


def test_a_mistake_of_ours_is_told_and_costs_no_other_page(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".jsonl", lambda _content, _origin: 1 // 0)
    folders = {folder.suffix: folder for folder in examine(find_raw_files([raw]), None)}
    assert folders[".md"].pages == 2
    assert "晨报.jsonl: ZeroDivisionError: integer division or modulo by zero" in folders[".jsonl"].left_out[0]


def test_articles_without_day_or_publication_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("# 春耕\n\n下地3天。", encoding="utf-8")
    (tmp_path / "b.md").write_text("2024年3月5日 星期二\n\n# 春耕\n\n下地3天。", encoding="utf-8")
    code, (folder,) = told(tmp_path, capsys)
    assert code == 0
    assert (folder["undated"], folder["inferred"], folder["unnamed"]) == (1, 1, 2)


def test_of_many_files_some_are_read_the_first_and_the_last_among_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.md").write_text(f"---\nissue_date: 2025-01-{number + 1}\n---\n# 题\n\n3家。", "utf-8")
    code, (folder,) = told(tmp_path, capsys, "--sample", "5")
    assert (code, folder["files"], folder["pages"]) == (0, 30, 5)
    assert (folder["first"], folder["last"]) == ("2025-01-01", "2025-01-30")
    assert told(tmp_path, capsys, "--all")[1][0]["pages"] == 30


def test_a_name_without_a_reader_is_found_in_every_file_not_only_in_the_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(9):
        (tmp_path / f"{number}.docx").touch()
    code, (folder,) = told(tmp_path, capsys, "--sample", "1")
    assert (code, len(folder["left_out"])) == (1, 9)


def test_the_table_says_it_in_words(
    raw: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    assert main(["doctor", str(raw)]) == 1
    out, err = capsys.readouterr()
    assert "河湾日报/*.md" in out
    assert "text/markdown" in out
    assert "read 3 of 4 files as pages" in out
    assert err.startswith("newsclaims: scan.png: ")


def test_a_raw_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", str(tmp_path / "absent")]) == 2
    assert "does not exist" in capsys.readouterr().err
