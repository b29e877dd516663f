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
