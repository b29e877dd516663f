"""Good pages to spoil, one or more for every reader."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Literal

import polars as pl
import pypdfium2

from flows.pages.columns import MAPPING
from flows.pages.origin import BESIDE
from flows.pages.read import READERS
from tests.conftest import PAGE, RECORDS
from tests.fetch.served import EDITION
from tests.pages.press import Sheet, as_pdf
from tests.pages.test_printed import framed, mill

ROOT = Path(__file__).parents[2]
_PLAIN = "\n".join(line.lstrip("# ") for line in PAGE.splitlines())
_TRADITIONAL = "城北水廠改造完工\n6月3日，城北水廠改造工程完工，日供水能力由4萬噸提升至6.5萬噸，惠及居民12萬餘人。\n"
_MAPPING = """records = "data.list"
id = "guid"
issue_date = "day"
text = ["lead.0", "lead.*.html"]

[constant]
publication = "河湾日报"
"""
_LINES = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)


def _table(separator: str) -> str:
    """The records as a table; its first line names the columns."""
    rows = [list(RECORDS[0]), *(list(record.values()) for record in RECORDS)]
    return "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)


def _parquet(compression: Literal["zstd", "uncompressed"]) -> bytes:
    file = BytesIO()
    pl.DataFrame(RECORDS).write_parquet(file, compression=compression)
    return file.getvalue()


def _picture(form: str) -> bytes:
    """The head of the printed page, as a scanner gives it."""
    kept = BytesIO()
    with pypdfium2.PdfDocument(ROOT / "tests/pages/printed/page.pdf") as document:
        image = document[0].render(scale=1.5).to_pil().convert("L")
    image.crop((0, 0, image.width, 240)).save(kept, form)
    return kept.getvalue()


def _small_pdf() -> bytes:
    """One line of print, written by hand; its table of places is for the reader to mend."""
    print_ = b"BT /F 12 Tf 50 700 Td (In 2024 output grew 8.3% to 1968.4 units, 42 more than in 2023.) Tj ET"
    return b"\n".join(
        [
            b"%PDF-1.4",
            b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 6 0 R>>endobj",
            b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj" % (len(print_), print_),
            b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
            b"6 0 obj<</Font<</F 5 0 R>>>>endobj",
            b"trailer<</Root 1 0 R>>\n%%EOF",
        ]
    )


_MADE: dict[str, Callable[[], list[bytes]]] = {
    ".md": lambda: [PAGE.encode(), f"---\nissue_date: 2025-07-31\nhome: 371300\n---\n{PAGE}".encode()],
    ".txt": lambda: [
        *(_PLAIN.encode(encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030")),
        *(_TRADITIONAL.encode(encoding) for encoding in ("utf-8", "utf-16-le", "big5")),
    ],
    ".jsonl": lambda: [_LINES.encode()],
    ".json": lambda: [json.dumps(RECORDS, ensure_ascii=False).encode(), json.dumps({"list": RECORDS}).encode()],
    ".csv": lambda: [_table(",").encode(), _table(";").encode("gb18030")],
    ".tsv": lambda: [_table("\t").encode()],
    ".parquet": lambda: [_parquet("zstd"), _parquet("uncompressed")],
    ".pdf": lambda: [_small_pdf(), as_pdf(framed(Sheet.rules)), as_pdf(mill())],
    ".png": lambda: [_picture("PNG")],
    ".jpg": lambda: [_picture("JPEG")],
    ".jpeg": lambda: [_picture("JPEG")],
    MAPPING: lambda: [_MAPPING.encode(), b'title = "data.list.0.lead"\nid = ["data", "*"]'],
    BESIDE: lambda: [b'home = "371300"\n'],
    ".htm": lambda: list(EDITION.values()),
    ".html": lambda: list(EDITION.values()),
}


def seeds_of(suffix: str) -> list[bytes]:
    """Pages that the reader of `suffix` reads: made here, from raw/ and from tests/pages."""
    found = [path for folder in ("raw", "tests/pages") for path in sorted((ROOT / folder).rglob(f"*{suffix}"))]
    small = [path.read_bytes() for path in found if path.is_file() and path.stat().st_size < 100_000]
    return [*_MADE.get(suffix, list)(), *small[:20]]


SEEDS = {suffix: seeds_of(suffix) for suffix in (*READERS, MAPPING, BESIDE)}
