"""One Pandera model a lexicon file: its columns, what a cell may hold.

Every file has `word` (as printed), `example` (a phrase that holds it) and `reads` (what the real finder
must make of the example; tests/test_lexicon.py runs each line).
"""

from schemas.lexicon.claim_words import (
    BasisWord,
    ChangeWord,
    Compound,
    Dependent,
    Head,
    ModalityWord,
    RateWord,
    Sort,
    TopicWord,
)
from schemas.lexicon.fact_words import Affix, IndicatorWord, RevisionWord
from schemas.lexicon.number_words import (
    Classifier,
    Companion,
    Countable,
    Determiner,
    Frozen,
    Hedge,
    Name,
    Numeral,
    Rank,
    UnitWord,
)
from schemas.lexicon.page_words import TemplateWord
from schemas.lexicon.place_words import Byline, Bystander, Deictic, Paper, PlaceWord, SpeakerWord, Surname
from schemas.lexicon.time_words import AnchorWord, PeriodWord
from schemas.lexicon.word import Word

MODELS: dict[str, type[Word]] = {
    "changes": ChangeWord,
    "rates": RateWord,
    "modalities": ModalityWord,
    "bases": BasisWord,
    "dependents": Dependent,
    "compounds": Compound,
    "numerals": Numeral,
    "units": UnitWord,
    "classifiers": Classifier,
    "countables": Countable,
    "ranks": Rank,
    "determiners": Determiner,
    "companions": Companion,
    "hedges": Hedge,
    "frozen": Frozen,
    "names": Name,
    "heads": Head,
    "deictics": Deictic,
    "places": PlaceWord,
    "speakers": SpeakerWord,
    "bystanders": Bystander,
    "papers": Paper,
    "bylines": Byline,
    "surnames": Surname,
    "sorts": Sort,
    "periods": PeriodWord,
    "anchors": AnchorWord,
    "topics": TopicWord,
    "templates": TemplateWord,
    "indicators": IndicatorWord,
    "affixes": Affix,
    "revisions": RevisionWord,
}
