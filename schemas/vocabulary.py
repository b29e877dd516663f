"""The closed lists of the dataset contract; each becomes an Enum column."""

ROLES = ("claim", "date", "time", "ordinal", "identifier", "name", "structure")
KINDS = ("level", "change", "growth", "share", "ratio", "rank", "grade")
QUALIFIERS = ("exact", "about", "over", "at_least", "nearly", "under", "at_most", "range", "vague")
BASES = ("yoy", "mom", "stated")
MODALITIES = ("fact", "target", "forecast")
GENRES = ("report", "brief", "caption")
ISSUE_DATE_SOURCES = ("path", "metadata", "inferred")
BYLINE_ROLES = ("reporter", "correspondent", "photographer", "author", "editor")
TEXT_SOURCES = ("born_digital", "ocr")
STATUSES = ("read", "partial", "failed")
DIMENSIONS = (
    "money",
    "ratio",
    "count",
    "length",
    "area",
    "volume",
    "mass",
    "energy",
    "power",
    "duration",
    "temperature",
    "speed",
    "rate",
    "other",
)
FACT_STATUSES = ("single", "agreed", "revised", "disputed", "unclear")
FREQUENCIES = ("A", "S", "Q", "M", "D", "_O")  # of SDMX's CL_FREQ
CODELISTS = ("WDI",)
CERTAINTIES = ("certain", "likely", "possible")
FINDING_CHECKS = (
    "part_above_whole",
    "shares_above_whole",
    "growth_against_levels",
    "percent_for_points",
    "headline_differs",
    "disputed_fact",
    "slip_of_magnitude",
    "corrected_later",
)
