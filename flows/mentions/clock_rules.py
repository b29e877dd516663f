"""The shapes of clock times and weekdays."""

import re

from flows.mentions.date_words import HAN, choice

_MINUTES = rf"(?:[0-5]?\d|[{HAN}]{{1,3}})"
_HOUR = rf"(?:2[0-4]|[01]?\d|二?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_SIGN = rf"(?:\s?[时点](?:{_MINUTES}分(?:{_MINUTES}秒)?|半|整|[一三]刻|许|多|左右)*(?!间|代|期|候|段|速|差|尚)|[:：][0-5]\d(?!\d)(?:[:：][0-5]\d)?)"
_DASH = r"\s?(?:至|到|—{1,2}|-{1,2}|－|–|~|～)\s?"
CLOCK = re.compile(
    rf"(?P<day_word>{choice('day')})?(?P<hours>{choice('hours')})?(?P<time>{_HOUR}(?P<sign>{_SIGN}))"
    rf"(?:{_DASH}(?:{choice('day')})?(?:{choice('hours')})?{_HOUR}{_SIGN})?"
)
WEEKDAY = re.compile(
    rf"(?P<turn>[每本上下]个?)?(?P<word>{choice('weekday')})(?:[一二三四五六][、和至到及—-]?(?:{choice('weekday')})?)*[一二三四五六日天](?!期|刊|报|边)"
)
