"""The columns that every lexicon has."""

import pandera.polars as pa


class Word(pa.DataFrameModel):
    """The columns that every lexicon has."""

    word: str = pa.Field(str_length={"min_value": 1}, description="as printed")
    example: str = pa.Field(  # type: ignore[assignment]  # Pandera has a method of this name that Polars cannot use
        str_length={"min_value": 1}, description="a phrase that holds the word"
    )
    reads: str = pa.Field(description="what the finder makes of the example")

    class Config:
        strict = True
        ordered = False
