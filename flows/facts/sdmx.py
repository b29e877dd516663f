"""Facts as SDMX-CSV 2.0: a row an observation, its dimensions, its value, its attributes.

Dimensions are not coded, for an indicator of the press has no codelist; what makes two facts two is in them all.
`docs/facts.md` lists them.
"""

import polars as pl

from flows.claims.divisions import COUNTRY
from flows.facts.calendar import time_period
from schemas import CONTRACT_VERSION

DIMENSIONS = (
    *("FREQ", "REF_AREA", "SUBJECT", "INDICATOR", "KIND", "UNIT_MEASURE", "COUNTED", "BASIS", "MODALITY"),
    "TIME_PERIOD",
)
MEASURE = "OBS_VALUE"
ATTRIBUTES = ("OBS_STATUS", "LOWER", "UPPER", "QUALIFIER", "CODE", "CODELIST", "AGREEMENT", "CLAIMS", "FACT_ID")
_STRUCTURE = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_ISO = "CN"
_NOT_APPLICABLE = "_Z"


def sdmx_csv(facts: pl.DataFrame) -> str:
    """The facts as the text of one SDMX-CSV data message, in their order; lines end as RFC 4180 has them."""
    rows = facts.select(_structure() + _dimensions() + _attributes())
    return rows.select(*_STRUCTURE, *DIMENSIONS, MEASURE, *ATTRIBUTES).write_csv(line_terminator="\r\n")


def _structure() -> list[pl.Expr]:
    """The dataflow; every row informs, and takes nothing away (`I`)."""
    dataflow = f"NEWSCLAIMS:FACTS({CONTRACT_VERSION}.0)"
    return [pl.lit(value).alias(name) for name, value in zip(_STRUCTURE, ("dataflow", dataflow, "I"), strict=True)]


def _dimensions() -> list[pl.Expr]:
    period = pl.struct("period_start", "period_end", "frequency").map_elements(
        lambda row: time_period(row["period_start"], row["period_end"], row["frequency"]), pl.String
    )
    basis = pl.concat_str(pl.col("basis").cast(pl.String), "basis_text", separator=": ", ignore_nulls=True)
    return [
        pl.col("frequency").alias("FREQ"),
        pl.col("place").replace(COUNTRY, _ISO).fill_null(_NOT_APPLICABLE).alias("REF_AREA"),
        pl.col("subject").alias("SUBJECT"),
        pl.col("indicator").alias("INDICATOR"),
        pl.col("kind").alias("KIND"),
        pl.col("unit").alias("UNIT_MEASURE"),
        pl.col("counted").fill_null(_NOT_APPLICABLE).alias("COUNTED"),
        pl.when(basis == "").then(pl.lit(_NOT_APPLICABLE)).otherwise(basis).alias("BASIS"),
        pl.col("modality").alias("MODALITY"),
        period.alias("TIME_PERIOD"),
        pl.col("value").alias(MEASURE),
    ]


def _attributes() -> list[pl.Expr]:
    """OBS_STATUS is of CL_OBS_STATUS: `F` a forecast, else `A`."""
    is_forecast = pl.col("modality").cast(pl.String) == "forecast"
    own = ("lower", "upper", "qualifier", "code", "codelist", "claims", "fact_id")
    return [
        pl.when(is_forecast).then(pl.lit("F")).otherwise(pl.lit("A")).alias("OBS_STATUS"),
        pl.col("status").alias("AGREEMENT"),
        *(pl.col(column).alias(column.upper()) for column in own),
    ]
