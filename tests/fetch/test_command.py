"""`newsclaims fetch` as a user types it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli import main
from tests.fetch.served import DAY, FOLDER, PAPER, Served, serve, status

SETTINGS = "home = '371300'\nprivate = true\npause = 0\nbackoff = 0.01\nattempts = 2\n"


@pytest.fixture
def served() -> Iterator[Served]:
    with serve() as running:
        yield running


@pytest.fixture
def asked(served: Served, tmp_path: Path) -> list[str]:
    """The arguments that every call here shares."""
    edition = f"edition = 'http://127.0.0.1:{served.port}/html/{{date:%Y-%m}}/{{date:%d}}/node_2.htm'\n"
    sources = tmp_path / "sources.toml"
    sources.write_text(f"['{PAPER}']\n{edition}{SETTINGS}", encoding="utf-8")
    return ["fetch", "--sources", str(sources), "--raw", str(tmp_path / "raw")]


def test_an_edition_is_fetched_and_counted(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked, PAPER, "--date", "2025-09-18"]) == 0
    out, err = capsys.readouterr()
    words = ["publication", "day", "new", "unchanged", "changed", "kept", "failed"]
    assert [word for word in out.split() if word.strip("─")] == [*words, PAPER, "2025-09-18", "5", "0", "0", "0", "0"]
    assert err == ""


def test_days_without_an_edition_do_not_fail_a_range_and_alone_they_do(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "--date", "2025-09-17", "--to", "2025-09-18"]) == 0
    assert "no edition" in capsys.readouterr().out
    assert main([*asked, "--date", "2025-09-17"]) == 1


def test_what_was_not_received_is_named_and_exits_with_1(
    asked: list[str], served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    served.odd[f"{FOLDER}/content_3.htm"] = [status(503)]
    assert main([*asked, "--date", "2025-09-18"]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"newsclaims: http://127.0.0.1:{served.port}{FOLDER}/content_3.htm: no answer after 2")


def test_a_page_that_changed_at_the_source_is_told(
    asked: list[str], served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*asked, "--date", "2025-09-18"])
    served.files[f"{FOLDER}/content_3.htm"] += b" "
    assert main([*asked, "--date", "2025-09-18"]) == 0
    assert "1 changed at the source since first received" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["夜报"], f"has no table [夜报]; it has {PAPER}"),
        (["--date", "2025-09-18", "--to", "2025-09-17"], "--to is before --date"),
        (["--date", "yesterday"], "'yesterday' is no day; write it as 2025-07-31"),
        (["--sources", "absent.toml"], "absent.toml: No such file"),
    ],
)
def test_wrong_arguments_get_one_line_and_exit_2(
    arguments: list[str], said: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main([*asked, *arguments])
    except SystemExit as stop:
        code = stop.code
    err = capsys.readouterr().err
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


def test_a_raw_folder_that_cannot_be_written_is_told(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raw").write_bytes(b"a file")
    assert main([*asked, "--date", DAY.isoformat()]) == 2
    assert "cannot hold editions" in capsys.readouterr().err
