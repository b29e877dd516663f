"""Digital newspapers by their templates, saved articles by their looks; layout swallows nothing."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.pages.html import read_html
from flows.pages.origin import Origin
from flows.pages.page import Article, PageError, Person
from flows.pages.read import make_page

NOWHERE = Origin()
ROOT = Path("/raw")
MENU = "<div>" + " ".join(f'<a href="/list{n}.html">栏目{n}</a>' for n in range(15)) + "</div>"
PARAGRAPHS = (
    "本报讯（记者 苏明）石桥县今年前5个月实现规模以上工业增加值123.4亿元，同比增长5.6%，比全市高0.4个百分点。",
    "全县新增企业42家，其中小巨人企业3家，投入技改资金1.2亿元，带动就业3600余人。",
    "县工信局负责人介绍，下半年将新建标准厂房6万平方米，力争全年工业投资增长10%。",
)
BODY = "".join(f"<P>　　{text}</P>" for text in PARAGRAPHS)
TABLE = """<table border="1"><tr><th>指标</th><th>总量（亿元）</th><th>增长（%）</th></tr>
<tr><td>工业增加值</td><td>123.4</td><td>5.6</td></tr><tr><td>投资</td><td>88.1</td><td>-3.2</td></tr></table>"""
ROWS = "指标\t总量（亿元）\t增长（%）\n工业增加值\t123.4\t5.6\n投资\t88.1\t-3.2"


def founder(content: str = BODY, above: str = "", below: str = "", charset: str = "gb2312") -> str:
    """A content page as a digital newspaper lays it out: everything in tables."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>石桥日报数字报</title></head><body><table><tr><td>{MENU}</td></tr><tr><td><table><tr><td>
<founder-introtitle>实干争先</founder-introtitle></td></tr><tr><td><founder-title>石桥县工业开局平稳</founder-title></td></tr>
<tr><td><founder-subtitle>——前5个月经济观察</founder-subtitle></td></tr><tr><td><founder-author>苏明</founder-author></td>
</tr><tr><td>{above}<founder-content><!--enpcontent-->{content}<!--/enpcontent--></founder-content></td></tr></table>
<a href="content_78.htm">下一篇</a></td></tr></table></body></html>{below}"""


def only(markup: str, origin: Origin = NOWHERE, encoding: str = "utf-8") -> Article:
    (article,) = read_html(markup.encode(encoding), origin).articles
    return article


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_content_page_is_an_article_whatever_its_encoding(encoding: str) -> None:
    headline = "实干争先\n石桥县工业开局平稳\n——前5个月经济观察"
    assert only(founder(), encoding=encoding) == Article(
        text="\n".join([headline, *PARAGRAPHS]),
        title="石桥县工业开局平稳",
        kicker="实干争先",
        subtitle="——前5个月经济观察",
        byline=(Person("苏明", "reporter"),),
    )


def test_a_page_tells_its_number_paper_day_and_id_where_the_path_does_not() -> None:
    below = """<!--enpproperty <articleid>5364</articleid><date>2024-06-05 01:00:00.0</date><author>苏明</author>
<founder-papername>石桥日报</founder-papername><title>别的题目</title> /enpproperty-->"""
    article = only(founder(above="<p>第02版：要闻</p>", below=below))
    assert (article.page, article.publication, article.issue_date) == ("02版", "石桥日报", date(2024, 6, 5))
    assert (article.issue_date_source, article.source_id, article.title) == ("metadata", "5364", "石桥县工业开局平稳")
    filed = Origin("临河晚报", date(2024, 6, 6), "path", "content_78")
    article = only(founder(), filed)
    assert (article.publication, article.issue_date, article.page, article.source_id) == (
        "临河晚报",
        date(2024, 6, 6),
        None,
        "78",
    )


def test_a_field_in_a_comment_stands_in_for_a_missing_element() -> None:
    comment = "<!--enpproperty <title>春耕开始</title><introtitle>农时</introtitle> /enpproperty-->"
    article = only(f"<body><div id='ozoom'>{BODY}</div>{comment}</body>")
    assert (article.title, article.kicker) == ("春耕开始", "农时")


def test_an_index_is_read_and_gives_no_article() -> None:
    index = f"""<body>{MENU}<table><tr><td>第02版：要闻</td></tr><tr><td><a href="content_78.htm">石桥县工业开局平稳</a>
</td></tr><tr><td><a href="content_79.htm">书屋开放</a></td></tr></table></body>
<!--enpproperty <founder-content>石桥日报</founder-content> /enpproperty-->"""
    assert make_page(index.encode(), ROOT / "石桥日报/2024-06-05/node_2.htm", ROOT).articles == ()


def test_several_bodies_on_a_page_are_several_articles_each_with_its_own_headline() -> None:
    one = "<founder-title>{}</founder-title><founder-content>{}</founder-content>"
    page = "".join(one.format(f"题目{n}", f"<p>石桥县新修{n}条路。</p>") for n in (3, 4))
    page = page.replace("<founder-title>题目4", "<founder-introtitle>春耕</founder-introtitle><founder-title>题目4")
    articles = read_html(page.encode(), NOWHERE).articles
    assert [article.text for article in articles] == ["题目3\n石桥县新修3条路。", "春耕\n题目4\n石桥县新修4条路。"]
    assert [article.position for article in articles] == [0, 1]


def test_a_table_of_figures_is_text_a_row_a_line_and_a_layout_table_is_not() -> None:
    laid = "".join(f"<tr><td>{part}</td></tr>" for part in (BODY, TABLE, "<p>　　数据由县统计局提供。</p>"))
    laid = f"<table>{laid}</table>"
    assert only(founder(laid)).text.split("\n", 3)[3] == "\n".join([*PARAGRAPHS, ROWS, "数据由县统计局提供。"])


def test_cells_that_span_others_leave_them_empty_so_that_columns_align() -> None:
    table = """<table><tr><td rowspan=2>地区</td><td colspan=2>产量（万吨）</td></tr>
<tr><td>2023年</td><td>2024年</td></tr>
<tr><td>东河镇</td><td>1.2</td><td>1.3</td></tr></table>"""
    assert only(founder(table)).text.split("\n")[3:] == ["地区\t产量（万吨）", "\t2023年\t2024年", "东河镇\t1.2\t1.3"]


def test_pictures_part_captions_and_scripts_are_not_print() -> None:
    picture = "<p><img src=a.jpg></p><p>　　6月4日，村民在东河镇插秧。 本报记者 周米 摄</p>"
    page = founder(BODY + picture + "<script>var a = '9家';</script><style>p {width: 3px}</style>")
    articles = read_html(page.encode(), NOWHERE).articles
    assert [article.genre for article in articles] == ["report", "caption"]
    assert [person.name for person in articles[1].byline] == ["周米"]
    assert not any("9家" in article.text or "3px" in article.text for article in articles)


def test_a_saved_article_is_found_among_menus_in_whatever_tables() -> None:
    body = BODY.replace("P>", "p>") + f"<p>单位：亿元</p>{TABLE}<p>　　数据由县统计局提供。</p>"
    page = f"""<html><head><title>石桥县工业-石桥新闻网</title><meta name="publishdate" content="2024-06-05"></head>
<body><table><tr><td>{MENU}</td><td><h1>石桥县工业开局平稳</h1>{body}</td></tr></table>
<div class="footer">版权所有 备案号123456</div></body></html>"""
    article = only(page)
    assert article.text == "\n".join(["石桥县工业开局平稳", *PARAGRAPHS, "单位：亿元", ROWS, "数据由县统计局提供。"])
    assert (article.issue_date, article.issue_date_source) == (date(2024, 6, 5), "metadata")


def test_no_date_of_a_saved_article_depends_on_the_day_it_is_read() -> None:
    page = f"<head><meta name='publishdate' content='2071-06-05'></head><body><h1>石桥县工业</h1>{BODY}</body>"
    assert only(page).issue_date == date(2071, 6, 5)


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("", "no article found"),
        (f"<body>{MENU}</body>", "no article found"),
        ("<div>" * 200_000 + "春耕", "nest too deep"),
        ("".join(f"<font a={n}>" for n in range(3000)) + "<p>春" * 5000, "nest too deep"),
        ("<html>\0</html>", "control character"),
    ],
)
def test_what_is_no_article_is_told(markup: str, message: str) -> None:
    with pytest.raises(PageError, match=message):
        read_html(markup.encode(), NOWHERE)


@given(
    st.lists(
        st.sampled_from(["<table>", "</table>", "<tr>", "<td>", "<p>", "<b>", "</b>", "<br>", "三件事", "8家", "\t"])
    )
)
def test_no_markup_in_a_body_loses_or_doubles_a_word(pieces: list[str]) -> None:
    markup = "".join(pieces)
    try:
        articles = read_html(
            f"<founder-title>题</founder-title><founder-content>{markup}</founder-content>".encode(), NOWHERE
        ).articles
    except PageError:
        articles = ()
    for word in ("三件事", "8家"):
        assert sum(article.text.count(word) for article in articles) == markup.count(word)


@pytest.mark.parametrize(
    "markup",
    [
        "<!--enpproperty " * 60_000,
        "<title>" + "-" * 200_000 + "x</title><p>春耕。",
        "<founder-content>" + "&#13;" * 100_000 + "</founder-content>",
        "<founder-content>" + " \n" * 100_000 + "</founder-content>",
        "<table><tr><td>" * 300 + "1",
    ],
)
def test_no_markup_takes_more_time_than_it_is_long(markup: str) -> None:
    started = process_time()
    with suppress(PageError):
        read_html(markup.encode(), NOWHERE)
    assert process_time() - started < 10  # seconds; what goes over the rest of the page from each place takes hours
