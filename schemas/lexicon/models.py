"""One Pandera model a lexicon file: its columns, what a cell may hold.

Every file has `word` (as printed), `example` (a phrase that holds it) and `reads` (what the real finder
must make of the example; tests/test_lexicon.py runs each line).
"""

import pandera.polars as pa


class Word(pa.DataFrameModel):
    """The columns that every lexicon has."""

    word: str = pa.Field(str_length={"min_value": 1}, description="as printed")
    example: str = pa.Field(str_length={"min_value": 1}, description="a phrase that holds the word")
    reads: str = pa.Field(description="what the finder makes of the example")

    class Config:
        strict = True
        ordered = False


MODELS: dict[str, type[Word]] = {}
