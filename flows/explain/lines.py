"""The lines of the lexicons whose word a text holds."""

from functools import cache

from flows.explain.records import Line
from schemas.lexicon import read_lexicon, read_line_numbers
from schemas.lexicon.models import MODELS

_SHOWN_APART = ("word", "example", "reads")


@cache
def lines_of(lexicon: str) -> tuple[Line, ...]:
    """Every line of a lexicon, in file order."""
    numbered = zip(read_line_numbers(lexicon), read_lexicon(lexicon), strict=True)
    return tuple(Line(lexicon, number, row["word"], _use(row)) for number, row in numbered)


def lines_in(text: str, sentence: str) -> tuple[list[Line], list[Line]]:
    """The lines whose word stands in a sentence, and those whose word stands only in the rest of its text."""
    held = [line for lexicon in MODELS for line in lines_of(lexicon) if line.word in text]
    return [line for line in held if line.word in sentence], [line for line in held if line.word not in sentence]


def _use(row: dict[str, str]) -> str:
    return " ".join(cell for column, cell in row.items() if cell and column not in _SHOWN_APART)
