"""Angle brackets in titles and texts: markup is left out, and what is print keeps its characters and its numbers."""

import csv
import io
import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.mentions.find import find_mentions
from flows.pages.csv_file import read_csv
from flows.pages.json_file import read_json
from flows.pages.markdown import read_markdown
from flows.pages.origin import Origin
from flows.pages.page import Article
from flows.pages.records import find_text
from flows.pages.tags import find_tags, without_tags

PRINT = [
    *("用<p>标签写网页", "p<b>3", "x<5且y>3", "误差<0.5%", "若a<b且c>8则停", "《<三体>》3册", "3<x<5", "<3万元的占8成"),
    *("<今日8版>要闻", "a <b and c> d", "1<<2", "温差>8℃", "箭头->3", "List<String>有3种", "标签</p>要有2个"),
]
MARKUP = {
    "春耕<b>开始</b>了": "春耕开始了",
    "产量<font color=red>3万吨": "产量3万吨",
    "产量<sub>\n3万</sub>吨": "产量\n3万吨",
    "种子1200吨<!-- <b>旧稿800吨 -->。": "种子1200吨。",
    "产量3<br>5家企业": "产量3\n5家企业",
    "<p>一是修路3条。<p>二是架桥2座。": "一是修路3条。\n二是架桥2座。",
    "修路3条。</p><p>架桥2座。": "修路3条。\n架桥2座。",
    "<p>若x<5且<b>y</b>>3，3家企业停产。</p>": "若x<5且y>3，3家企业停产。",
    "<p>用&lt;p&gt;标签3次</p>": "用<p>标签3次",
    "产量3万吨<o:p></o:p>": "产量3万吨",
    "种子<script>if (9<x) {}</script>3吨": "种子3吨",
    "种子<script>3吨": "种子3吨",
    "增长8%&nbsp;左右": "增长8%\xa0左右",
    "1&#8203;2家": "1\u200b2家",
}


def as_csv(title: str, text: str) -> bytes:
    rows = io.StringIO()
    csv.writer(rows).writerows([["title", "text"], [title, text]])
    return rows.getvalue().encode()


def articles_of(title: str, text: str) -> list[Article]:
    """The same article out of JSON, CSV and Markdown."""
    record = json.dumps({"title": title, "text": text}).encode()
    pages = [read_json(record, Origin()), read_csv(as_csv(title, text), Origin())]
    pages.append(read_markdown(f"# {title}\n\n{text}".encode(), Origin()))
    return [page.articles[0] for page in pages]


@pytest.mark.parametrize("printed", PRINT)
def test_a_bracket_that_is_print_keeps_its_characters_in_title_and_text_of_every_format(printed: str) -> None:
    for article in articles_of(printed, f"全县{printed}，新增企业8家。"):
        assert (article.title, article.text) == (printed, f"{printed}\n全县{printed}，新增企业8家。")
        for mention in find_mentions(article.text, None):
            assert article.text[mention.start : mention.end] == mention.quote
        assert "8家" in [mention.quote for mention in find_mentions(article.text, None)]


def test_numbers_between_brackets_are_read_and_the_brackets_are_their_hedges() -> None:
    assert [mention.quote for mention in find_mentions("若x<5且y>3，则停产7天。", None)] == ["<5", ">3", "7天"]


@pytest.mark.parametrize("markup", MARKUP)
def test_what_is_markup_is_left_out_of_records_and_of_markdown(markup: str) -> None:
    assert "\n".join(find_text(markup)).replace(" ", "\xa0") == MARKUP[markup]
    lines = [line.strip() for line in without_tags(markup).split("\n")]
    assert "\n".join(filter(None, lines)) == MARKUP[markup]


@given(
    st.lists(st.sampled_from(["<", ">", "<b>", "</b>", "<p>", "</p>", "<x>", "<!--", "-->", "\n", "8家", "。", "<td>"]))
)
def test_no_mix_of_brackets_loses_or_doubles_a_word(pieces: list[str]) -> None:
    text = "".join(pieces)
    hidden = sum(text[tag.start : tag.end].count("8家") for tag in find_tags(text))
    for printed in ("\n".join(find_text(text)), without_tags(text)):
        assert printed.count("8家") == text.count("8家") - hidden


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["<!--" * 200_000, "<b>" * 200_000 + "</b>" * 200_000, "<b " * 200_000, "。<p>" * 200_000]
)
def test_no_brackets_take_more_time_than_they_are_long(text: str) -> None:
    started = process_time()
    without_tags(text)
    assert process_time() - started < 10  # seconds, where one that looks back would take hours
