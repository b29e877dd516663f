"""The whole site of a release: pages, their scripts and styles, and the rows they read."""

import shutil
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from flows.releases.standing import stand_at
from flows.report.article import Number, blocks_of, numbers_of, title_of
from flows.report.browser import write_browser
from flows.report.browsers import browsers_of
from flows.report.claim_index import ClaimIndex
from flows.report.labels import both, labels
from flows.report.overview import Coverage, make_overview
from flows.report.scripts import call_of
from flows.report.tables import ReportError, read_articles

MARK = "assets/links.js"
"""What a folder has to hold to be taken for a report, which a new one may replace."""


def write_report(release: Path, folder: Path) -> int:
    """Writes the site of a release into `folder`, whole or not at all, and gives the number of its article pages.

    The same release gives the same bytes. Raises ReleaseError where there is no release, or it lacks a table, and
    ReportError where `folder` holds something else.
    """
    manifest = stand_at(release).manifest
    if folder.exists() and not _is_ours(folder):
        raise ReportError(f"{folder} is there and is no report; give another folder, or empty it")
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(mkdtemp(prefix=".report-", dir=folder.parent))
    try:
        articles = _write(release, manifest, staging)
        staging.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return articles


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARK).exists() or not any(folder.iterdir()))


def _write(release: Path, manifest: Mapping[str, Any], site: Path) -> int:
    for part in ("articles", "data"):
        (site / part).mkdir()
    with as_file(files("flows.report") / "assets") as assets:
        shutil.copytree(assets, site / "assets")
    (site / "data" / "labels.js").write_text(call_of("name", labels()), encoding="utf-8")
    browsers = browsers_of(release)
    pages = _Pages(site, manifest["version"], [browser.name for browser in browsers])
    overview = make_overview(release, dict(manifest))
    articles = _write_articles(release, pages, overview.coverage)
    for browser in browsers:
        rows = write_browser(browser, release, site / "data")
        pages.write(f"{browser.name}.html", "browser.html", browser=browser, rows=rows)
    pages.write("index.html", "overview.html", overview=overview, manifest=manifest)
    return articles


def _write_articles(release: Path, pages: "_Pages", coverage: Coverage) -> int:
    index, written = ClaimIndex(), 0
    for printed in read_articles(release):
        numbers = numbers_of(printed)
        blocks = blocks_of(printed, numbers)
        for piece in (piece for block in blocks for piece in block.pieces):
            coverage.count(piece.quote if isinstance(piece, Number) else piece, isinstance(piece, Number))
        article = printed.article
        index.add(article["article_id"], numbers)
        name = f"articles/{article['article_id']}.html"
        pages.write(
            name, "article.html", "../", article=article, title=title_of(article), blocks=blocks, numbers=numbers
        )
        written += 1
    index.write(pages.site / "data")
    return written


class _Pages:
    """Templates filled in and written below the folder of the site."""

    def __init__(self, site: Path, version: str, browsers: list[str]) -> None:
        loader = PackageLoader("flows.report")
        self._templates = Environment(
            loader=loader,
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(both=both, version=version, browsers=browsers)
        self.site = site

    def write(self, name: str, template: str, root: str = "", **values: Any) -> None:
        """One page; `root` leads from it to the folder of the site."""
        page = self._templates.get_template(template).render(root=root, here=name, **values)
        (self.site / name).write_text(page, encoding="utf-8")
