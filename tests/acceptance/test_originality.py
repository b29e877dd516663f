"""No clause of a real newspaper stands in the repository: cases, examples and docstrings are sentences of our own."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance import SHARED

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
ROOT = Path(__file__).resolve().parents[2]
OWN = ("*.py", "*.tsv", "*.md", "*.jsonl", "*.txt")
LENGTH, WORDS = 12, 8
OFFICIAL = """
    规模以上工业增加值 规模以上工业 规上工业增加值 社会消费品零售总额 固定资产投资 人均可支配收入 同比分别增长 同比增长
    比上年增长 国内生产总值 地区生产总值 居民消费价格 一般公共预算收入 集装箱吞吐量 进出口总额 新能源汽车 国家和地区
    专精特新 小巨人企业 个百分点 按不变价格计算 分季度看 一季度增长 二季度增长 三季度增长
    四季度增长 分产业看 第一产业增加值 第二产业增加值 第三产业增加值 初步核算 主要预期目标 最终消费支出
    对经济增长的贡献率 数字经济核心 微克立方米 二十届三中全会
"""
"""Terms of the official statistics and proper names: anybody who writes of the matter writes them so."""

_TERM = re.compile("|".join(sorted(OFFICIAL.split(), key=len, reverse=True)))
_NUMBER = re.compile(r"(?:\d+(?:[.．,，]\d+)*[年月日万亿]?)+")
_MARKS = re.compile(r"[\W_]+")


def shingles(line: str) -> Iterator[str]:
    """Every run of LENGTH characters, as printed and with each figure and date as `0`; a term is one character.

    At least WORDS of them are neither figures nor terms: `亿元，同比增长6%，其中` says nothing of its own.
    """
    for text in (_NUMBER.sub("0", line), line):
        bare = _TERM.sub("T", _MARKS.sub("", text))
        runs = (bare[at : at + LENGTH] for at in range(len(bare) - LENGTH + 1))
        yield from (run for run in runs if run.count("T") + run.count("0") <= LENGTH - WORDS)


def own_lines() -> Iterator[tuple[str, str]]:
    """Where it stands (file and line) and the text, of every cell of the repository's text files."""
    listed = ["git", "-c", "core.quotepath=off", "ls-files", "--", *OWN]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in names:
        if (ROOT / name).is_file():
            for number, line in enumerate((ROOT / name).read_bytes().decode("utf-8", "replace").splitlines(), start=1):
                yield from ((f"{name}:{number}", cell) for cell in line.split("\t"))


def real_lines() -> Iterator[str]:
    """Every line of the pages, of the articles beside the gold and of the corpus."""
    for path in sorted((SHARED / "pages").rglob("*.md")):
        yield from path.read_text(encoding="utf-8").splitlines()
    for path in (SHARED / "gold" / "dev.articles.jsonl", *sorted((SHARED / "corpus").glob("*.jsonl"))):
        for record in path.read_text(encoding="utf-8").splitlines():
            printed = [value for value in json.loads(record).values() if isinstance(value, str)]
            yield from (line for value in printed for line in value.splitlines())


def test_a_copied_clause_is_found_whatever_its_figures() -> None:
    printed, copied = "全县共有3.5万名群众喝上了自来水，", "全县共有87名群众喝上了自来水"
    assert set(shingles(printed)) & set(shingles(copied))


def test_official_terms_alone_are_no_copy() -> None:
    printed, own = "规模以上工业增加值同比增长8.3%。", "规模以上工业增加值同比增长5%，"
    assert not set(shingles(printed)) & set(shingles(own))


@pytest.mark.slow
def test_no_clause_of_a_real_newspaper_stands_in_the_repository() -> None:
    own: dict[str, set[str]] = {}
    for place, cell in own_lines():
        for shingle in shingles(cell):
            own.setdefault(shingle, set()).add(place)
    met = {shingle for line in real_lines() for shingle in shingles(line) if shingle in own}
    copied = {place: shingle for shingle in sorted(met) for place in own[shingle]}
    assert not copied, "\n".join(f"{place}: {shingle}" for place, shingle in sorted(copied.items()))
