"""The Chinese test suites of three public projects, as this one reads them.

`python -m benchmarks.suites DIR [--misses] [--classes]`, where DIR holds files of those projects as they are; none of
their text is part of this repository. Put there, by repository and path:

- `DIR/Recognizers-Text/`, of the repository `microsoft/Recognizers-Text`: `Specs/Number/Chinese/*.json`,
  `Specs/NumberWithUnit/Chinese/*.json`, `Specs/DateTime/Chinese/*Parser.json`
- `DIR/duckling/`, of `facebook/duckling`: `Duckling/<dimension>/ZH/Corpus.hs` for AmountOfMoney, Distance, Duration,
  Numeral, Ordinal, Quantity, Temperature, Time and Volume
- `DIR/JioNLP/`, of `dongrixinyu/JioNLP`: `test/test_time_parser.py`, `test/test_money_parser.py`

What is not there is not measured. A case is one text with all that the suite wants of it, its reference date as the
issue date; a reference that is only a year or a month is looked back on from its last day. Four outcomes:

- `right`: each wanted number, unit, bound or day is read
- `left out`: no newspaper would print it; `classes.tsv` says what, by a pattern, and why
- `convention`: read otherwise, and the contract of the dataset says so (the same file)
- `miss`: all others; `--misses` prints them with what was read

The share is right of right and missed. A class is a rule on the text, never a list of cases, and `--classes` counts how
many each takes, so that a stranger can judge them.
"""
