"""The site in a real browser, from a folder, without a server: by pointer, by key, on a phone, in the dark."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from flows.report import browser as report_browser
from flows.report.site import write_report
from tests.report.conftest import HOSTILE
from tests.report.contrast import contrast

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (  # a browser started by root, with no screen, that asks nobody on the network for anything
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
PAGES = ("index.html", "articles.html", "claims.html", "facts.html", "findings.html")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in English that fails its test where a script fails, the policy is broken or the network is asked."""
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith("file://") else wrong.append(asked.url))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield page
    context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def claims(release: Path) -> pl.DataFrame:
    return pl.read_parquet(release / "claims/**/*.parquet")


def claim_id(claims: pl.DataFrame, quote: str) -> str:
    return str(claims.filter(pl.col("quote") == quote)["claim_id"][0])


def article_of(claims: pl.DataFrame, quote: str) -> str:
    """The page of the article that holds a claim."""
    return f"articles/{claims.filter(pl.col('quote') == quote)['article_id'][0]}.html"


def open_page(page: Page, site: Path, name: str) -> None:
    page.goto((site / "index.html").as_uri().replace("index.html", name))


def test_a_reader_clicks_from_the_overview_to_the_reading_of_a_number(page: Page, site: Path) -> None:
    open_page(page, site, "index.html")
    page.get_by_role("link", name="Articles", exact=True).click()
    page.get_by_role("link", name="平邑县蔬菜销售额增长20%").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("平邑县蔬菜销售额增长20%")
    page.locator("a.number", has_text="25%").hover()
    reading = page.locator("#shown")
    expect(reading).to_contain_text("growth")
    expect(reading).to_contain_text("蔬菜销售额")
    expect(reading).to_contain_text("2025-01-01..2025-05-31")
    page.locator("a.number", has_text="0539-8123456").hover()
    expect(reading).to_contain_text("identifier")


def test_claims_are_filtered_and_sorted_and_the_address_keeps_it(page: Page, site: Path, claims: pl.DataFrame) -> None:
    open_page(page, site, "claims.html")
    rows = page.locator("#rows tbody tr")
    expect(rows).to_have_count(claims.height)
    page.get_by_label("Search").fill("蔬菜 平邑")
    page.get_by_label("Kind").select_option("kinds.growth")
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Value").click()
    expect(rows.locator("th")).to_have_text(["20%", "25%"])
    page.get_by_role("button", name="Value").click()
    expect(rows.locator("th")).to_have_text(["25%", "20%"])
    page.reload()
    expect(rows.locator("th")).to_have_text(["25%", "20%"])
    page.get_by_role("button", name="Reset").click()
    expect(rows).to_have_count(claims.height)
    page.get_by_label("Search").fill("没有这样的词")
    expect(page.get_by_role("status")).to_have_text("No row fits these filters.")


def test_a_filter_finds_rows_of_shards_that_come_later(
    page: Page, release: Path, tmp_path: Path, claims: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_browser, "SHARD_ROWS", 2)
    write_report(release, tmp_path / "report")
    open_page(page, tmp_path / "report", "claims.html#q=门店")
    expect(page.locator("#rows tbody th")).to_have_text(["8家"])
    open_page(page, tmp_path / "report", "claims.html#sort=quote")
    expect(page.locator("#rows tbody tr")).to_have_count(claims.height)


def test_a_finding_leads_to_the_claims_it_rests_on(page: Page, site: Path) -> None:
    open_page(page, site, "findings.html")
    page.get_by_label("Check").select_option("finding_checks.headline_differs")
    row = page.locator("#rows tbody tr")
    expect(row).to_contain_text("headline 20%, body 25%")
    row.locator("td.links a").first.click()
    expect(page.locator("a.number.pinned")).to_be_focused()


def test_a_fact_is_reached_from_the_reading_of_its_claim(page: Page, site: Path, claims: pl.DataFrame) -> None:
    stated = claims.filter(pl.col("fact_id").is_not_null()).row(0, named=True)
    open_page(page, site, f"articles/{stated['article_id']}.html#{stated['claim_id']}")
    page.locator("#shown").get_by_role("link", name="all that is stated of it").click()
    expect(page.get_by_role("heading", name="Facts", exact=True)).to_be_visible()
    expect(page.locator("#rows tbody tr")).to_have_count(1)


def test_a_link_to_a_claim_works_from_any_page(page: Page, site: Path, claims: pl.DataFrame) -> None:
    asked, other = claim_id(claims, "31家"), article_of(claims, "25%")
    for name in (*PAGES, other):
        open_page(page, site, f"{name}#{asked}")
        expect(page.locator("a.number.pinned")).to_have_text("31家")
        expect(page.locator("a.number.pinned")).to_be_in_viewport()
        assert page.url.endswith(f"#{asked}")


def test_a_link_to_no_claim_says_so(page: Page, site: Path) -> None:
    open_page(page, site, f"index.html#{'0' * 24}")
    expect(page.get_by_role("alert")).to_be_visible()


def test_everything_is_reached_and_read_by_key(page: Page, site: Path, claims: pl.DataFrame) -> None:
    open_page(page, site, article_of(claims, "25%"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    number = page.locator("a.number").first
    for _ in range(12):
        page.keyboard.press("Tab")
        if number.evaluate("one => one === document.activeElement"):
            break
    expect(number).to_be_focused()
    expect(page.locator("#shown")).to_contain_text("20%")
    assert number.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    expect(page.locator("#shown")).to_contain_text("Point at a number")


def test_a_table_is_sorted_by_key(page: Page, site: Path) -> None:
    open_page(page, site, "claims.html")
    page.get_by_role("button", name="Value").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader", name="Value")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("#rows tbody th").first).to_have_text("96.4亿元")


def test_a_number_says_its_reading_to_those_who_do_not_see_it(page: Page, site: Path, claims: pl.DataFrame) -> None:
    open_page(page, site, article_of(claims, "25%"))
    expect(page.locator("a.number", has_text="25%")).to_have_accessible_description(re.compile("growth.*25 %"))


def test_a_phone_shows_every_page_without_scrolling_sideways(page: Page, site: Path, claims: pl.DataFrame) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for name in (*PAGES, article_of(claims, "25%")):
        open_page(page, site, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_a_tap_on_a_phone_opens_the_reading_below(chromium: Browser, site: Path, claims: pl.DataFrame) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="zh-CN"
    )
    page = context.new_page()
    open_page(page, site, article_of(claims, "25%"))
    page.locator("a.number", has_text="25%").tap()
    expect(page.locator("aside.reading")).to_be_in_viewport(ratio=0.9)
    expect(page.locator("#shown")).to_contain_text("增长率")
    page.get_by_role("button", name="关闭").tap()
    expect(page.locator("aside.reading")).to_be_hidden()
    context.close()


def test_the_reader_chooses_the_language_once(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    open_page(page, site, "claims.html")
    expect(page.get_by_role("heading", name="论断", exact=True)).to_be_visible()
    expect(page.locator("#rows tbody td.word").first).to_have_text("增长率")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#rows tbody td.word").first).to_have_text("growth")
    open_page(page, site, "index.html")
    expect(page.get_by_role("link", name="Overview")).to_be_visible()
    expect(page.get_by_role("link", name="总览")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme: str, chromium: Browser, site: Path, claims: pl.DataFrame) -> None:
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for name in ("index.html", "claims.html", article_of(claims, "25%")):
        open_page(page, site, name)
        low = [told for told in page.evaluate(COLOURS) if contrast(told[1], told[2]) < 4.5]
        assert low == [], name
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (contrast(ground, "rgb(255, 255, 255)") > 10) == (scheme == "dark")
    context.close()


COLOURS = """() => {
  const ground = one => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!colour.endsWith(", 0)")) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const own = one => Array.from(one.childNodes).some(node => node.nodeType === 3 && node.textContent.trim());
  return Array.from(document.querySelectorAll("body *"))
    .filter(one => own(one) && one.checkVisibility() && !one.disabled && !one.closest("svg"))
    .map(one => [one.outerHTML.slice(0, 80), getComputedStyle(one).color, ground(one)]);
}"""


def test_hostile_words_stay_words(page: Page, site: Path) -> None:
    open_page(page, site, "articles.html")
    expect(page.locator("#rows tbody th", has_text="onerror")).to_have_text(HOSTILE)
    assert page.locator("main img, main script").count() == 0
    page.get_by_role("link", name="onerror").click()
    expect(page.locator("h1.title")).to_have_text(HOSTILE)
    assert page.locator("main img, main script").count() == 0
    assert "owned" in page.title()
    assert page.title() != "owned"
    page.locator("a.number", has_text="8家").click()
    expect(page.locator("#shown")).to_contain_text("门店")


def test_the_policy_of_a_page_stops_a_script_that_got_into_it(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    open_page(page, site, "index.html")
    said = list[str]()
    page.on("console", lambda one: said.append(one.text))
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "document.title = 'owned'";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='document.title = `owned`'>");
        }"""
    )
    page.wait_for_timeout(100)
    assert page.title() != "owned"
    assert sum("Content Security Policy" in one for one in said) >= 2
    page.close()


def test_an_article_can_be_read_without_scripts(chromium: Browser, site: Path, claims: pl.DataFrame) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, site, article_of(claims, "25%"))
    page.locator("a.number", has_text="25%").click()
    expect(page.locator(f"[id='r-{claim_id(claims, '25%')}']")).to_be_visible()
    expect(page.locator(f"[id='r-{claim_id(claims, '25%')}']")).to_contain_text("增长率")
    context.close()
