"""A series drawn as a picture: the line of its facts, and a mark for each vintage that a later one replaced."""

from pathlib import Path
from typing import Any

import matplotlib
import polars as pl
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ticker import EngFormatter

from flows.facts.calendar import time_period
from flows.terminal.series import title_of

_MOST_DATES = 10  # labels that fit below the axis
_CHINESE = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "PingFang SC", "SimHei")


def draw_series(vintages: pl.DataFrame, file: Path) -> None:
    """Draws the vintages of one series, as `flows.facts.history` gives them, as an SVG or PNG by the file's suffix.

    Chinese needs a font in a PNG; where none is installed the title is the public code or the unit. Equal series give
    equal SVG files. Raises OSError where the file cannot be written.
    """
    fonts = _fonts()
    style: Any = {"svg.fonttype": "none", "svg.hashsalt": "newsclaims", "font.family": fonts or ["sans-serif"]}
    with matplotlib.rc_context(style):  # text stays text, and ids are the same each time
        figure = Figure(figsize=(8, 4.5), layout="constrained")
        axes = figure.subplots()
        _draw_points(axes, vintages)
        first = vintages.row(0, named=True)
        is_readable = bool(fonts) or file.suffix == ".svg"
        axes.set_title(title_of(first) if is_readable else first["code"] or first["unit"], loc="left", fontsize=11)
        axes.set_ylabel(first["unit"])
        axes.yaxis.set_major_formatter(EngFormatter())
        axes.grid(axis="y", alpha=0.3)
        axes.spines[["top", "right"]].set_visible(False)
        figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None, dpi=150)


def _draw_points(axes: Any, vintages: pl.DataFrame) -> None:
    """The figures that stand now as a line, those that were replaced as crosses beside it."""
    facts = vintages.unique("fact_id", keep="first", maintain_order=True).filter(pl.col("value").is_not_null())
    axes.plot(facts["period_end"].to_list(), facts["value"].to_list(), marker="o", color="#1f5f99", label="latest")
    thinned = facts.gather_every(-(-facts.height // _MOST_DATES) or 1)
    periods = thinned.select("period_start", "period_end", "frequency").iter_rows()
    axes.set_xticks(thinned["period_end"].to_list(), [time_period(*period) for period in periods])
    earlier = vintages.filter(pl.col("vintage") < pl.col("vintage").max().over("fact_id"))
    if earlier.height:
        days, values = earlier["period_end"].to_list(), earlier["vintage_value"].to_list()
        axes.plot(days, values, "x", color="#b5462f", label="replaced by a later vintage")
        axes.legend(frameon=False)


def _fonts() -> list[str]:
    """The first font at hand that has Chinese characters, none if there is none."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in _CHINESE if name in installed][:1]
