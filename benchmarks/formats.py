"""What a page costs in each format: `python -m benchmarks.formats`.

One page of this project (tests/pages/printed) as every format that is read. Each format has a process of its own, so
that its memory is its own; imports are not timed.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time

import polars as pl
import pypdfium2

from flows.pages.origin import Origin
from flows.pages.read import READERS

PRINTED = Path(__file__).parents[1] / "tests/pages/printed"
SECONDS = 1.0
TEXTS = [
    text.split("\n", 1)
    for text in (PRINTED / "page.md").read_text(encoding="utf-8").replace("\n\n", "\n").split("# ")[1:]
]
RECORDS = [{"title": title, "text": body} for title, body in TEXTS]


def _markdown() -> bytes:
    return (PRINTED / "page.md").read_bytes()


def _founder() -> bytes:
    bodies = [one["text"].replace("\n", "</p><p>") for one in RECORDS]
    parts = "".join(
        f"<founder-title>{one['title']}</founder-title><founder-content><p>{body}</p></founder-content>"
        for one, body in zip(RECORDS, bodies, strict=True)
    )
    return f"<meta charset=gbk><body><table><tr><td>{parts}</td></tr></table></body>".encode("gbk")


def _saved() -> bytes:
    one = RECORDS[0]
    paragraphs = one["text"].replace("\n", "</p><p>")
    return f"<body><h1>{one['title']}</h1><div><p>{paragraphs}</p></div></body>".encode()


def _csv() -> bytes:
    return pl.DataFrame(RECORDS).write_csv().encode()


def _parquet() -> bytes:
    kept = BytesIO()
    pl.DataFrame(RECORDS).write_parquet(kept)
    return kept.getvalue()


def _scan() -> bytes:
    kept = BytesIO()
    pypdfium2.PdfDocument(PRINTED / "page.pdf")[0].render(scale=150 / 72).to_pil().save(kept, "PNG")
    return kept.getvalue()


FORMATS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Markdown": (".md", _markdown),
    "HTML, known template, GBK": (".htm", _founder),
    "HTML, saved article": (".html", _saved),
    "JSON": (".json", lambda: json.dumps(RECORDS, ensure_ascii=False).encode()),
    "CSV": (".csv", _csv),
    "Parquet": (".parquet", _parquet),
    "PDF": (".pdf", lambda: (PRINTED / "page.pdf").read_bytes()),
    "scan, 150 dpi": (".png", _scan),
}


def measure(name: str) -> str:
    """One line of the table: pages a second of one core, and the most memory the process ever had."""
    suffix, make = FORMATS[name]
    raw, read = make(), READERS[suffix]
    read(raw, Origin())
    start, pages = process_time(), 0
    while (spent := process_time() - start) < SECONDS:
        read(raw, Origin())
        pages += 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {name} | {len(raw) / 1000:,.1f} | {pages / spent:,.2f} | {memory:,.0f} |"


if __name__ == "__main__":
    if sys.argv[1:]:
        print(measure(sys.argv[1]))
    else:
        print("| format | kB | pages a second of one core | MB at most |\n| --- | --- | --- | --- |", flush=True)
        for name in FORMATS:
            subprocess.run([sys.executable, "-m", "benchmarks.formats", name], check=True)
