"""The command line: one clear line for what is wrong, tables that line up, JSON that loads, and a quick start."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from rich.cells import cell_len

from flows.cli import main
from flows.score.gold import FOUNDING_PAGE
from flows.shards import find_raw_files, read_document
from flows.tables import tabulate

PAGE = Path("河湾日报", "2025-06-04", "01.md")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "required: COMMAND"),
        (["guess"], "'guess'"),
        (["build", "absent"], "absent does not exist"),
        (["build", "--workers", "none"], "'none' is no number of workers"),
        (["build", "--workers", "0"], "'0' is no number of workers"),
        (["diff", "a", "b", "--claims", "-1"], "'-1' is no number of fields"),
        (["build", "--colour"], "--colour"),
        (["read"], "PAGE"),
        (["read", "absent.md"], "absent.md is no file"),
        (["diff", "absent", "absent"], "absent is no release; name its folder"),
        (["verify", "absent"], "absent is no release; name its folder"),
        (["schema", "--check", "absent"], "absent is no release; name its folder"),
        (["prune", "absent", "--keep-last", "1"], "absent is no folder of releases"),
        (["prune", "--keep-last", "0"], "--keep-last is at least 1"),
        (["score", "absent"], "GOLD"),
        (["score", "absent", "gold.jsonl"], "absent holds no table articles"),
    ],
    ids=" ".join,
)
def test_wrong_arguments_get_one_line_and_exit_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("newsclaims")
    assert said in err


def test_the_version_is_the_distributions(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.split()[0] == "newsclaims"


def test_read_prints_a_claim_a_line_as_json(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(raw / PAGE), "--json"]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    grown = next(claim for claim in claims if claim["quote"] == "7.2%")
    assert (grown["kind"], grown["value"], grown["unit"]) == ("growth", 7.2, "%")
    assert (grown["period_start"], grown["period_end"]) == ("2025-01-01", "2025-05-31")


def test_read_prints_tables_whose_lines_are_of_one_width(
    raw: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "170")
    assert main(["read", str(raw / PAGE)]) == 0
    title, *lines = capsys.readouterr().out.strip().splitlines()
    assert title.strip() == "城北水厂改造完工"
    assert len({cell_len(line) for line in lines}) == 1
    assert any("7.2%" in line and "growth" in line for line in lines)


def test_read_says_why_a_file_is_no_page(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(raw / "scan.png")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "no picture that can be opened" in err


def test_read_shows_what_it_could_and_says_what_it_could_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a.jsonl"
    page.write_text('{"text": "三家企业。"\n{"text": "四家企业。"}\n', encoding="utf-8")
    assert main(["read", str(page), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["quote"] == "四家"
    assert err.startswith("newsclaims: a.jsonl, line 1: no JSON")


def test_a_page_without_claims_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("# 春雨\n\n细雨落了整夜。\n", encoding="utf-8")
    assert main(["read", str(tmp_path / "a.md")]) == 0
    assert capsys.readouterr().out.strip() == "春雨: no claims"


@pytest.mark.parametrize("width", [80, 170])
def test_numbers_dates_and_codes_are_whole_at_any_width(
    width: int, raw: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["read", str(raw / PAGE)]) == 0
    out = capsys.readouterr().out
    assert all(cell_len(line) <= width for line in out.splitlines())
    assert all(whole in out for whole in ("40,000,000", "65,000,000", "2025-01-01..", "2025-05-31", "growth"))
    assert "…" not in out


@pytest.mark.parametrize(
    ("folder", "said"), [("file", "it is a file"), ("file/below", "Not a directory"), ("raw", "keep raw files")]
)
def test_an_output_that_cannot_hold_releases_is_told_before_anything_starts(
    folder: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.md").write_text("三家企业。", encoding="utf-8")
    assert main(["build", str(tmp_path / "raw"), "--output", str(tmp_path / folder)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err


def test_a_home_that_prefect_cannot_have_is_told_before_anything_starts(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file" / "home"))
    assert main(["build", str(raw), "--output", str(tmp_path / "output")]) == 2
    assert "file/home: Not a directory; set PREFECT_HOME to a folder of yours" in capsys.readouterr().err


def test_read_starts_without_prefect(raw: Path) -> None:
    code = "import sys; from flows.cli import main; main(); assert 'prefect' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, "read", raw / PAGE], check=True, capture_output=True)


@pytest.fixture
def release(raw: Path, tmp_path: Path) -> Path:
    frames = tabulate([read_document(file) for file in find_raw_files([raw])])
    for name in ("articles", "mentions", "claims"):
        frames[name].write_parquet(tmp_path / f"{name}.parquet")
    return tmp_path


def gold_line(claim: dict[str, object], **told: object) -> str:
    fields = {name: claim[name] for name in ("kind", "value", "lower", "upper", "qualifier", "unit")}
    named = {"page": FOUNDING_PAGE, "article": "城北水厂改造完工", "quote": claim["quote"], "nth": 1, "role": ["claim"]}
    return json.dumps({**fields, **named, **told}, ensure_ascii=False)


def test_score_counts_what_agrees(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = pl.read_parquet(release / "claims.parquet")
    grown = claims.filter(pl.col("quote") == "7.2%").row(0, named=True)
    gold = release / "gold.jsonl"
    gold.write_text(f"{gold_line(grown)}\n{gold_line(grown, quote='4万吨', value=1)}\n", encoding="utf-8")
    assert main(["score", str(release), str(gold), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["mention_found"], scores["value"]) == (1.0, 0.5)
    assert main(["score", str(release), str(gold), "--misses", "1"]) == 0
    out = capsys.readouterr().out
    assert "50.00%" in out
    assert "value: seed 4万吨" in out


def test_a_gold_line_that_is_none_is_named(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (release / "gold.jsonl").write_text("{}\n")
    assert main(["score", str(release), str(release / "gold.jsonl")]) == 2
    assert "gold.jsonl:1" in capsys.readouterr().err


def test_gold_and_tables_that_cannot_be_read_get_one_line(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = release / "gold.jsonl"
    gold.write_bytes("粮食".encode("gb18030"))
    assert main(["score", str(release), str(gold)]) == 2
    gold.write_text("")
    (release / "claims.parquet").write_bytes(b"PAR1")
    assert main(["score", str(release), str(gold)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "gold.jsonl is not UTF-8" in said[0]
