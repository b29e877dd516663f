"""Words of the newspaper are lines of a lexicon; in code stand the signs that dates and numbers are written with."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import flows.mentions

MODULES = sorted(Path(flows.mentions.__file__).parent.glob("*.py"))
NOTATION = set(
    "零〇○一二两俩三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億半几数多余来廿第首头大"
    "年月日号时点分秒刻整许季度周星礼天个世纪代旬期届次级类位名卷章节编篇版份成番折倍又翻"
    "元块钱毛角币米公里至到从由自起上下前后初末底闰今本这每当前截止比负"
)
"""Numerals, and the signs that a date, an order, a price or a range is put together with."""
GRAMMAR = set("的和与及或于在以为是了要则不等左右间近超较同含之")
"""Function words between them."""
GUARDS = set("人吨平斤立美肉茶酒重金银钟按例报道小权面行将此达会附新跨否命接紧转")
"""Signs that may not, or must, stand beside one of them; each could still become a line with an example."""


def words(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the Chinese characters of every literal that is no docstring, without those of the notation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            rest = {sign for sign in node.value if "㐀" <= sign < "鿿"} - NOTATION - GRAMMAR - GUARDS
            if rest:
                yield node.lineno, "".join(sorted(rest))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_word_of_the_newspaper_stands_in_code(path: Path) -> None:
    assert list(words(path)) == []
