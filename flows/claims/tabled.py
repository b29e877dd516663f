"""Figures in a table are read as the sentence that row, column and unit make of them: 工业增加值 + 总量 + 123.4 + 亿元.

A table is lines of text with tabs between their cells. What says the unit (`单位：亿元`, `总量（亿元）`, a column 单位)
counts nothing. A figure whose unit is left open, or that no sentence can be made of, is kept as structure: a wrong
row is worse than none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from flows.claims.claim import Claim
from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.mentions.mention import Mention
from flows.pages.page import Article
from flows.pages.paragraphs import is_ended

_ROWS = re.compile(r"(?:^[^\t\n]*\t[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ABOVE = 60  # characters above a table in which its unit line stands
_FAR = 200  # characters above a table that may hold its caption
_UNIT_HEAD = "(?:计量|数量)?单位"
_UNIT_LINE = re.compile(rf"[（(]?{_UNIT_HEAD}\s*[:：]\s*(?P<units>[^\n\t（）()]{{1,30}})[)）]?")
_OPEN = ["", ""]  # more units than one, so that none is taken
_BRACKETED = re.compile(rf"[（(]\s*(?:{_UNIT_HEAD}\s*[:：]\s*)?(?P<units>[^（）()\n]{{1,12}}?)\s*[)）]")
_FIGURE = re.compile(r"(?P<minus>[-−－])?\+?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<own>[^\d\s,.]{1,6})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROWTH = re.compile(r"[增±降幅]")
_PERCENT = re.compile(r"[增±降幅占率比]")
_NEUTRAL = re.compile(r"总量|绝对[量值数]|数[量值]|金额|实绩|完成[数额]?|[本当]期")  # what the row names is meant
_SERIAL = re.compile(r"序号|名次|编号|电话")
_BETWEEN = re.compile(r"[、,，;；和及/ ]+")
_LABEL = re.compile(r"^[\s\d一二三四五六七八九十]*[、.．]|^\s*#|其中[:：]|[:：]\s*$|\s")


@dataclass(slots=True)
class Table:
    """A table's cells with their places: rows of (start, text). `units` and `caption` are those of all of it."""

    rows: list[list[tuple[int, str]]]
    units: list[str] = field(default_factory=list)
    caption: str = ""
    heads: int = 1


def with_tables(article: Article, mentions: list[Mention]) -> tuple[list[Mention], list[Claim]]:
    """The mentions of an article with its tables read, and its claims, both in reading order."""
    if "\t" not in article.text:
        return mentions, make_claims(article, mentions)
    cells: dict[int, tuple[Mention, Claim | None]] = {}
    tabled: set[int] = set()
    taken: set[int] = set()
    for table, start, end in find_tables(article.text):
        tabled.update(range(start, end))
        cells |= {mention.start: (mention, claim) for mention, claim in _read_cells(table, article)}
    for mention, _ in cells.values():
        taken.update(range(mention.start, mention.end))
    outside = [mention for mention in mentions if mention.start not in tabled]
    heads = [_as_head(mention) for mention in mentions if mention.start in tabled and mention.start not in taken]
    found = sorted([*outside, *heads, *(mention for mention, _ in cells.values())], key=lambda mention: mention.start)
    claims = make_claims(article, outside) + [claim for _, claim in cells.values() if claim]
    return found, sorted(claims, key=lambda claim: claim.mention.start)


def find_tables(text: str) -> Iterator[tuple[Table, int, int]]:
    """Each table with where it starts and ends: from its unit line, where one stands above it."""
    for match in _ROWS.finditer(text):
        rows = list(_rows(match[0], match.start()))
        above = text[max(0, match.start() - _ABOVE) : match.start()]
        said = list(_UNIT_LINE.finditer(above + match[0][:_ABOVE]))
        start = match.start() - len(above) + said[-1].start() if said else match.start()
        table = Table(rows, [unit for unit in _BETWEEN.split(said[-1]["units"]) if unit] if said else [])
        table.caption = _caption_of(text[max(0, match.start() - _FAR) : match.start()])
        table.heads = next(
            (n for n, row in enumerate(rows) if _has_figures(row, named=n > 0 and bool(row[0][1]))), len(rows)
        )
        yield table, min(start, match.start()), match.end()


def _caption_of(above: str) -> str:
    """The nearest line above a table that ends no sentence and says more than a unit."""
    lines = [line for line in above.split("\n")[-3:] if line and not _UNIT_LINE.fullmatch(line.strip())]
    return next((line for line in reversed(lines) if not is_ended(line) and "\t" not in line), "")


def _rows(lines: str, at: int) -> Iterator[list[tuple[int, str]]]:
    for line in lines.splitlines(keepends=True):
        row = []
        for cell in line.split("\t"):
            row.append((at + len(cell) - len(cell.lstrip()), cell.strip()))
            at += len(cell) + 1
        at -= 1
        yield row


def _has_figures(row: list[tuple[int, str]], *, named: bool) -> bool:
    """Whether a row holds figures; where nothing names it, years are the heads of its columns."""
    figures = [text for _, text in row[1:] if _FIGURE.fullmatch(text)]
    return bool(figures) and (named or not all(map(_YEAR.fullmatch, figures)))


def _read_cells(table: Table, article: Article) -> Iterator[tuple[Mention, Claim | None]]:
    columns = _column_heads(table)
    label = ""
    units = next((n for n, head in enumerate(columns) if re.fullmatch(_UNIT_HEAD, head)), None)
    for row in table.rows[table.heads :]:
        label = row[0][1] or label
        own = table if units is None else replace(table, units=_units_in(row, units))
        for n, (start, text) in enumerate(row):
            figure = _FIGURE.fullmatch(text)
            if figure and (n or not label or label == text):
                head = columns[n] if n < len(columns) else ""
                yield _read_cell(figure, start, label if n else "", head, own, article)


def _units_in(row: list[tuple[int, str]], column: int) -> list[str]:
    """The units that a row says in a column of its own."""
    said = row[column][1] if column < len(row) else ""
    return [unit for unit in _BETWEEN.split(said) if unit] or _OPEN


def _column_heads(table: Table) -> list[str]:
    """The head of each column, its rows joined; a cell over several columns heads them all, to the last of them."""
    heads: list[str] = []
    width = max(map(len, table.rows)) if table.heads > 1 else 0
    for n, row in enumerate(table.rows[: table.heads]):
        carried = ""
        for column, (_, text) in enumerate([*row, *[(0, "")] * (width - len(row))]):
            carried = text or (carried if n == 0 and column else "")
            said = f"{carried}年" if _YEAR.fullmatch(carried) else carried
            heads += [""] * (column + 1 - len(heads))
            heads[column] += said
    return heads


def _read_cell(
    figure: re.Match[str], start: int, label: str, head: str, table: Table, article: Article
) -> tuple[Mention, Claim | None]:
    """The figure as its sentence says it; a mention of structure where there is none."""
    quote = figure[0]
    plain = Mention(start, start + len(quote), quote, "structure")
    unit = _unit_of(figure, label, head, table)
    if unit is None or not label or _SERIAL.search(head):
        return plain, None
    before = f"{table.caption}\n{_words(figure, label, head)}"
    reading = replace(article, text=f"{before}{figure['number']}{unit}", kicker=None, title=None, subtitle=None)
    claims = make_claims(reading, find_mentions(reading.text, article.issue_date))
    claim = next((one for one in claims if one.mention.start == len(before)), None)
    if claim is None or claim.mention.end != len(reading.text):
        return plain, None
    quantity = claim.quantity if figure["minus"] else claim.mention.quantity
    mention = replace(plain, role="claim", quantity=quantity, period=claim.mention.period)
    return mention, replace(claim, mention=mention, sentence=_row_around(article.text, start), part_of=None)


def _row_around(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)].strip()


def _words(figure: re.Match[str], label: str, head: str) -> str:
    """What the sentence says before its number."""
    said, measured = (_LABEL.sub("", _BRACKETED.sub("", words)) for words in (label, head))
    verb = ""
    measured = "" if _NEUTRAL.fullmatch(measured) else measured
    if _GROWTH.search(head):
        measured = measured.rstrip("%％±").removesuffix("率").removesuffix("幅").removesuffix("速")
        verb = "下降" if figure["minus"] else "" if measured.endswith("增长") else "增长"
        measured = measured.removesuffix("增长" if figure["minus"] else "增").removesuffix("增减")
    return f"{said}{measured}{verb}"


def _unit_of(figure: re.Match[str], label: str, head: str, table: Table) -> str | None:
    """The unit of a figure: its own, its column's, its row's, the table's; "" where nobody speaks of one, None where
    what is said leaves it open."""
    if figure["own"]:
        return figure["own"].replace("％", "%")
    grows = bool(_GROWTH.search(head))
    stated = _bracketed(head) or (None if grows else _bracketed(label))
    if stated:
        return "%" if stated in ("±%", "＋－%") else stated
    percents = [unit for unit in table.units if unit in ("%", "％")]
    others = [unit for unit in table.units if unit not in percents]
    if grows or (percents and _PERCENT.search(head)):
        return "%" if percents or head.endswith(("%", "％")) else None
    if figure["minus"] and len(others) != 1:
        return None
    if others:
        return others[0] if len(others) == 1 else None
    return "%" if percents else ""


def _bracketed(words: str) -> str | None:
    brackets = list(_BRACKETED.finditer(words))
    return brackets[-1]["units"].replace("％", "%") if brackets else None


def _as_head(mention: Mention) -> Mention:
    """A number in the words of a table; 亿元 of `单位：亿元` counts nothing."""
    return Mention(mention.start, mention.end, mention.quote, "structure") if mention.role == "claim" else mention
