"""An explanation is true: without the line it names the field reads otherwise, and nothing else is touched."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import flows.claims.make
import flows.mentions.words
import schemas.lexicon
from flows.cli import main
from flows.explain.make import ExplainError, explain
from flows.explain.records import Explanation, Field
from flows.explain.sources import is_compiled
from flows.publication import publish
from schemas.claims import Claims
from schemas.rules import types_of

ROOT = Path(__file__).parents[2]
BRIEF = {
    "id": "x-1",
    "publication": "河湾日报",
    "issue_date": "2025-06-04",
    "title": "迎客",
    "text": "平邑县门票收入预计超过3.6亿元,同比增长7.2%。",
}
EITHER = {**BRIEF, "id": "x-2", "title": "盼客", "text": "据测算,平邑县门票收入有望超过4.6亿元。"}
DATED = {**BRIEF, "id": "x-3", "title": "春游", "text": "一季度,平邑县门票收入2.6亿元。"}
EACH = {**BRIEF, "id": "x-4", "title": "通车", "text": "平邑县车辆总数8.3万辆,几十人办公。"}
TABLED = {**BRIEF, "id": "x-5", "title": "家底", "text": "指标\t总量（亿元）\t增长（%）\n工业增加值\t123.4\t5.6"}
TRADITIONAL = {**BRIEF, "id": "x-6", "title": "營收", "text": "今年前5個月，平邑縣門票收入預計達6.6億元。"}
BRIEFS = (BRIEF, EITHER, DATED, EACH, TABLED, TRADITIONAL)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(is_compiled(), reason="watches the sources: run `make plain`")]
GIVEN = {"claim_id", "article_id", "fact_id", "publication", "issue_date", "text_source", "start", "end", "sentence"}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    (folder / "brief.jsonl").write_text("\n".join(map(json.dumps, BRIEFS)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def release(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(publish([raw], tmp_path_factory.mktemp("output")).release.path)


def claim_id(release: Path, quote: str) -> str:
    claims = pl.read_parquet(release / "claims/**/*.parquet")
    return str(claims.filter(pl.col("quote") == quote)["claim_id"][0])


@pytest.fixture(scope="module")
def explained(release: Path) -> Explanation:
    return explain(release, claim_id(release, "超过3.6亿元"))


def field_of(explanation: Explanation, name: str) -> Field:
    return next(field for field in explanation.fields if field.name == name)


def test_every_field_of_a_claim_has_its_line(explained: Explanation, release: Path) -> None:
    assert {field.name for field in explained.fields} == set(types_of(Claims)) - GIVEN
    claims = pl.read_parquet(release / "claims/**/*.parquet")
    row = claims.filter(pl.col("claim_id") == explained.claim["claim_id"]).row(0, named=True)
    for field in explained.fields:
        assert field.value == field.released == row[field.name]
        assert field.rule is not None


def test_the_quote_is_marked_in_its_sentence(explained: Explanation) -> None:
    assert explained.before + explained.claim["quote"] + explained.after == explained.claim["sentence"]


def test_a_rule_is_a_function_and_the_line_where_it_gave_the_value(explained: Explanation) -> None:
    for field in explained.fields:
        assert field.rule is not None
        source = (ROOT / field.rule.path).read_text(encoding="utf-8").splitlines()
        assert any(f"def {field.rule.name.rpartition('.')[2]}(" in line for line in source[: field.rule.line])
        assert source[field.rule.line - 1].strip(), field


@pytest.mark.parametrize(
    ("name", "rule", "word"),
    [
        ("quote", "_mention", "超过"),
        ("value", "_quantity", "亿"),
        ("qualifier", "_quantity", "超过"),
        ("unit", "_quantity", "元"),
        ("modality", "modality_of", "预计"),
        ("indicator", "_completed", "预计"),
    ],
)
def test_a_field_names_the_rule_and_the_words_that_gave_it(
    name: str, rule: str, word: str, explained: Explanation
) -> None:
    field = field_of(explained, name)
    assert field.rule is not None
    assert field.rule.name == rule
    assert word in [needed.line.word for needed in field.lines]


def test_without_the_lines_that_it_names_fields_read_as_it_says(
    explained: Explanation, raw: Path, tmp_path: Path
) -> None:
    """In a process of its own, over a copy of the project that lacks a line of each field."""
    fields = {name: field_of(explained, name) for name in ("value", "modality")}
    needed = {name: next(one for one in field.lines if one.alone) for name, field in fields.items()}
    for package in ("flows", "schemas"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    for one in needed.values():
        lexicon = tmp_path / one.line.path
        lines = lexicon.read_text(encoding="utf-8").splitlines(keepends=True)
        assert lines.pop(one.line.number - 1).startswith(f"{one.line.word}\t")
        lexicon.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-c", "from flows.cli import main; main()", "read", raw / "brief.jsonl", "--json"]
    read = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    claims = map(json.loads, read.stdout.splitlines())
    without = next(claim for claim in claims if claim["start"] < explained.claim["end"])
    for name, one in needed.items():
        assert without[name] == one.otherwise != fields[name].value


@pytest.mark.parametrize(
    ("quote", "name", "word"), [("123.4", "quote", "元"), ("5.6", "kind", "增长"), ("6.6億元", "modality", "预计")]
)
def test_tables_and_traditional_characters_are_explained_as_they_were_read(
    quote: str, name: str, word: str, release: Path
) -> None:
    explained = explain(release, claim_id(release, quote))
    assert all(field.value == field.released and field.rule for field in explained.fields)
    assert word in [needed.line.word for needed in field_of(explained, name).lines]


def test_words_of_which_either_will_do_are_named_together(release: Path) -> None:
    modality = field_of(explain(release, claim_id(release, "超过4.6亿元")), "modality")
    assert modality.value == "forecast"
    assert len(modality.lines) > 1
    assert {(needed.alone, needed.otherwise) for needed in modality.lines} == {(False, "fact")}


def test_a_numeral_without_which_a_date_cannot_be_read_is_a_line_of_the_claim(release: Path) -> None:
    lines = field_of(explain(release, claim_id(release, "2.6亿元")), "quote").lines
    assert ("numerals", "一") in {(needed.line.lexicon, needed.line.word) for needed in lines}


def test_a_word_without_which_no_pattern_is_left_is_a_line_of_the_claim(release: Path) -> None:
    assert field_of(explain(release, claim_id(release, "8.3万辆")), "quote").lines


def test_explaining_once_more_says_the_same_and_leaves_the_program_as_it_was(
    explained: Explanation, release: Path
) -> None:
    before = dict(sys.modules)
    reader, profile = schemas.lexicon.read_lexicon, sys.getprofile()
    assert explain(release, str(explained.claim["claim_id"])) == explained
    assert [name for name in before if sys.modules[name] is not before[name]] == []
    assert flows.claims.make is sys.modules["flows.claims.make"]
    assert schemas.lexicon.read_lexicon is flows.mentions.words.read_lexicon is reader
    assert sys.getprofile() is profile


@pytest.mark.parametrize(("asked", "said"), [("ffff", "holds no claim ffff"), ("", "several claims")])
def test_an_id_of_no_claim_or_of_several_is_told(asked: str, said: str, release: Path) -> None:
    with pytest.raises(ExplainError, match=said):
        explain(release, asked)


def test_the_command_prints_every_field_and_what_the_release_has_instead(
    release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = shutil.copytree(release, tmp_path / "older")
    for path in (older / "claims").rglob("*.parquet"):
        rows = pl.read_parquet(path, hive_partitioning=False)
        rows.with_columns(indicator=pl.lit("票房")).write_parquet(path)
    assert main(["explain", claim_id(release, "7.2%")[:12], "--release", str(older)]) == 0
    out = capsys.readouterr().out
    assert "同比增长【7.2%】。" in out
    assert "schemas/lexicon/bases.tsv:" in out
    assert "without it: nothing" in out
    assert "without all of these: level" in out
    assert "nothing in the text says so" in out
    assert "indicator    门票收入\n  in the release  票房\n" in out


def test_a_folder_without_a_release_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "abc", "--release", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
