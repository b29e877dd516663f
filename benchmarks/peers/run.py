"""Run by the peers' own Python, with nothing of this project: articles as JSON on stdin, seconds on stdout's last line.

Each reader reads each article once, after one call that loads what it needs.
"""

import contextlib
import json
import sys
import time
from collections.abc import Callable

import jionlp
from recognizers_date_time import Culture, recognize_datetime
from recognizers_number import recognize_number
from recognizers_number_with_unit import recognize_currency

NOON = 1_717_200_000.0  # what relative dates count from; which day it is does not matter here
READERS: dict[str, Callable[[str], object]] = {
    "JioNLP dates": lambda text: jionlp.ner.extract_time(text, time_base=NOON),
    "JioNLP money": lambda text: jionlp.ner.extract_money(text, with_parsing=True),
    "Recognizers-Text numbers": lambda text: recognize_number(text, Culture.Chinese),
    "Recognizers-Text dates": lambda text: recognize_datetime(text, Culture.Chinese),
    "Recognizers-Text money": lambda text: recognize_currency(text, Culture.Chinese),
}


def seconds_of(read: Callable[[str], object], texts: list[str]) -> float:
    """Seconds for all texts; one that a reader stumbles over counts as read."""
    read("今年3月投资6.25亿元。")
    started = time.perf_counter()
    for text in texts:
        with contextlib.suppress(Exception):
            read(text)
    return time.perf_counter() - started


if __name__ == "__main__":
    articles = json.load(sys.stdin)
    print(json.dumps({name: seconds_of(read, articles) for name, read in READERS.items()}))
