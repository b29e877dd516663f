"""Faults planted into pages: for each check, the places where one can be made, and the pages as they are with it.

A fault changes figures of a real article and nothing else, or prints the article a second time: in another paper, a
year earlier, or with a correction. The pages that a fault needs beside it come in twice: with the fault, and sound.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from flows.facts.indicator import indicator_of, terms
from flows.pages.page import Article

Claim = dict[str, Any]
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_SWAPPED = {"万": "亿", "亿": "万"}
_POINTS, _PERCENT = "个百分点", "%"
_WHOLE = 100
_SHARES = "{year}年，全国第一产业、第二产业、第三产业增加值占国内生产总值的比重分别为{shares}。"
_ANOTHER, _EARLIER = "河湾晚报", 4  # a paper of our own, and so many years of history
_GROWN, _OFF = 5.0, 1.3  # a sound year's growth in percent; a figure too large by a third
_CORRECTION, _STOP = "更正", "。"
_CORRECTED = "本报今日《{title}》一文中数字有误，正确的表述是：{sentence}"


@dataclass(frozen=True)
class Fault:
    """Articles that come with a fault, those that come without it, and the ids of those that they replace.

    `figures` are the quotes of the planted figures, as printed.
    """

    check: str
    faulty: tuple[Article, ...]
    sound: tuple[Article, ...]
    gone: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Pages:
    """Real articles by their ids, and their claims."""

    articles: dict[str, Article]
    claims: pl.DataFrame

    def where(self, *conditions: pl.Expr | bool) -> Iterator[Claim]:
        """The claims that meet some conditions, in the order of their ids."""
        return self.claims.filter(*conditions).sort("claim_id").iter_rows(named=True)


def printed(quote: str, times: float) -> str:
    """A figure with its first number so many times as large, to as many decimals: 7.2% tripled is 21.6%."""

    def scaled(match: re.Match[str]) -> str:
        decimals = len(match[0].partition(".")[2])
        return f"{float(match[0]) * times:.{decimals}f}"

    return _DIGITS.sub(scaled, quote, count=1)


def changed(article: Article, *edits: tuple[Claim, str]) -> Article:
    """The article with other figures in place of some claims, in its headings too where they stand there."""
    text = article.text
    for claim, quote in sorted(edits, key=lambda edit: -int(edit[0]["start"])):
        text = text[: claim["start"]] + quote + text[claim["end"] :]
    kicker, title, subtitle = _headings(article, text)
    return replace(article, text=text, kicker=kicker, title=title, subtitle=subtitle)


def _headings(article: Article, text: str) -> list[str | None]:
    """The lines of a text that its article has as kicker, title and subtitle."""
    lines, headings = text.split("\n"), list[str | None]()
    for heading in (article.kicker, article.title, article.subtitle):
        size = heading.count("\n") + 1 if heading else 0
        headings.append("\n".join(lines[:size]) if heading else None)
        lines = lines[size:]
    return headings


def past(pages: Pages, claim: Claim, years: int, times: float) -> Article:
    """The sentence of a claim up to its figure, so many years before and so many times as large."""
    article, sentence, quote = pages.articles[claim["article_id"]], claim["sentence"], claim["quote"]
    assert article.issue_date
    day = date(article.issue_date.year - years, article.issue_date.month, min(article.issue_date.day, 28))
    said = sentence[: sentence.find(quote)] + printed(quote, times) + _STOP
    text = _YEAR.sub(lambda match: str(int(match[0]) - years), said)
    return replace(article, text=text, issue_date=day, kicker=None, title=None, subtitle=None)


def _is_bare() -> pl.Expr:
    """Claims of a figure in digits without a hedge."""
    return (pl.col("qualifier").cast(pl.String) == "exact") & pl.col("quote").str.contains(r"^\d")


def _is_dated() -> pl.Expr:
    """Claims whose own sentence says when, so that it can be printed alone."""
    said = pl.col("sentence").str.contains(pl.col("period_text"), literal=True).fill_null(False)
    return said & pl.col("period_start").is_not_null() & (pl.col("modality").cast(pl.String) == "fact")


def _growths(pages: Pages) -> dict[tuple[Any, ...], float]:
    """The yearly growth in percent that an article prints of what it says levels of."""
    grown = pages.where(pl.col("basis") == "yoy", pl.col("unit") == _PERCENT, pl.col("value") != 0)
    return {_thing(claim): claim["value"] for claim in grown}


def _thing(claim: Claim) -> tuple[Any, ...]:
    return tuple(claim[name] for name in ("article_id", "indicator", "subject", "period_start", "period_end"))


def _is_known(claim: Claim, growth: str | None = None) -> bool:
    found = claim["indicator"] and indicator_of(claim["indicator"], claim["kind"], claim["unit"])
    return bool(found and found.is_known and (growth is None or terms()[found.name].growth == growth))


def _one(pages: Pages, check: str, claim: Claim, quote: str) -> Fault:
    """A fault of one figure in one article."""
    article = pages.articles[claim["article_id"]]
    return Fault(check, (changed(article, (claim, quote)),), (), (claim["article_id"],), (quote,))


def part_above_whole(pages: Pages) -> Iterator[Fault]:
    """A part and its whole change places."""
    own = ("article_id", "kind", "unit", "stated_unit")
    claims = {claim["claim_id"]: claim for claim in pages.where(_is_bare(), pl.col("kind") == "level")}
    for part in claims.values():
        whole = claims.get(part["part_of"])
        if whole and all(part[name] == whole[name] for name in own) and part["value"] < whole["value"]:
            article = changed(pages.articles[part["article_id"]], (part, whole["quote"]), (whole, part["quote"]))
            yield Fault("part_above_whole", (article,), (), (part["article_id"],), (part["quote"], whole["quote"]))


def shares_above_whole(pages: Pages) -> Iterator[Fault]:
    """A sentence of our own gives an article three shares of one whole, the last a third too large."""
    for article_id, article in sorted(pages.articles.items()):
        if article.issue_date:
            first, second = 5 + int(article_id[:4], 16) % 8, 30 + int(article_id[4:8], 16) % 12
            last = f"{_WHOLE - first - second:.1f}%"
            said = _SHARES.format(year=article.issue_date.year - 1, shares=f"{first}.0%、{second}.0%和{last}")
            sound = replace(article, text=f"{article.text}\n{said}")
            faulty = replace(sound, text=sound.text.replace(f"和{last}", f"和{(quote := printed(last, _OFF))}"))
            yield Fault("shares_above_whole", (faulty,), (sound,), (article_id,), (quote,))


def percent_for_points(pages: Pages) -> Iterator[Fault]:
    """个百分点 becomes %."""
    for claim in pages.where(_is_bare(), pl.col("kind") == "change", pl.col("quote").str.ends_with(_POINTS)):
        yield _one(pages, "percent_for_points", claim, claim["quote"].removesuffix(_POINTS) + _PERCENT)


def headline_differs(pages: Pages) -> Iterator[Fault]:
    """A figure of the headline that the body repeats once is a third too large."""
    for claim in pages.where(_is_bare()):
        article = pages.articles[claim["article_id"]]
        heading = article.text[: article.text.find("\n") + 1] if article.title else ""
        if claim["end"] <= len(heading) and article.text.count(claim["quote"], len(heading)) == 1:
            yield _one(pages, "headline_differs", claim, printed(claim["quote"], _OFF))


def disputed_fact(pages: Pages) -> Iterator[Fault]:
    """Another paper prints the article with a figure of a known term a third too large, wherever it states it."""
    for claim in pages.where(_is_bare(), pl.col("fact_id").is_not_null(), pl.col("modality") == "fact"):
        quote = printed(claim["quote"], _OFF)
        if _is_known(claim) and claim["kind"] in ("level", "growth") and quote != claim["quote"]:
            sound = replace(pages.articles[claim["article_id"]], publication=_ANOTHER)
            stated = pages.where(*(pl.col(name) == claim[name] for name in ("article_id", "fact_id", "quote")))
            faulty = changed(sound, *((one, quote) for one in stated))
            yield Fault("disputed_fact", (faulty,), (sound,), (), (quote,))


def slip_of_magnitude(pages: Pages) -> Iterator[Fault]:
    """万 becomes 亿, or 亿 becomes 万, in a known term whose four years before are there."""
    growths = _growths(pages)
    for claim in pages.where(_is_bare(), _is_dated(), pl.col("kind") == "level", pl.col("fact_id").is_not_null()):
        signs = set(claim["quote"]) & set(_SWAPPED)
        if _is_known(claim) and len(signs) == 1:
            article, (sign,) = pages.articles[claim["article_id"]], signs
            quote, grown = claim["quote"].replace(sign, _SWAPPED[sign]), 1 + growths.get(_thing(claim), _GROWN) / 100
            before = tuple(past(pages, claim, years, grown**-years) for years in range(1, _EARLIER + 1))
            faulty, gone = changed(article, (claim, quote)), (claim["article_id"],)
            yield Fault("slip_of_magnitude", (*before, faulty), (*before, article), gone, (quote,))


def growth_against_levels(pages: Pages) -> Iterator[Fault]:
    """The year before had a level that is a third too large for the growth that the article prints."""
    growths = _growths(pages)
    for claim in pages.where(_is_bare(), _is_dated(), pl.col("kind") == "level"):
        growth = growths.get(_thing(claim))
        if growth and _is_known(claim, "nominal"):
            times = 1 / (1 + growth / 100)
            faulty, sound = (past(pages, claim, 1, scale) for scale in (times * _OFF, times))
            yield Fault("growth_against_levels", (faulty,), (sound,), (), (printed(claim["quote"], times * _OFF),))


def corrected_later(pages: Pages) -> Iterator[Fault]:
    """A sentence comes again in a correction, with a figure that is a third larger."""
    for claim in pages.where(_is_bare(), _is_dated(), pl.col("fact_id").is_not_null()):
        article, quote = pages.articles[claim["article_id"]], printed(claim["quote"], _OFF)
        if article.title and claim["sentence"].count(claim["quote"]) == 1:
            body = _CORRECTED.format(title=article.title, sentence=claim["sentence"])
            sound = replace(article, title=_CORRECTION, kicker=None, subtitle=None, text=f"{_CORRECTION}\n{body}")
            faulty = replace(sound, text=sound.text.replace(claim["quote"], quote))
            yield Fault("corrected_later", (faulty,), (sound,), (), (quote,))


FAULTS: tuple[Callable[[Pages], Iterator[Fault]], ...] = (
    part_above_whole,
    shares_above_whole,
    growth_against_levels,
    percent_for_points,
    headline_differs,
    disputed_fact,
    slip_of_magnitude,
    corrected_later,
)
