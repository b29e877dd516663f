"""Words beside a number that say what the number does.

- `ordinal`, `identifier`, `name`: behind a bare number (十八届, 318国道, 路易十四世); `digits`: behind one in figures
- `number`: behind a number in figures that alone is the identifier (120急救)
- `priced`: what a price may be of one of (20元一张); `paid`: what may follow 块 where it is money (8块一斤)
- `term` counts terms where `termed` stands before (连续4届)
- `meeting`, `final`, `since`, `top`: 三次会议 is an ordinal, 四分之一决赛 a round, 三年来 a date, 前三名 a rank
- `whole`: a unit that even 一 counts (一倍)
- `event`: ends the name of a race that its length opens (200米个人混合泳)
- `launched` before and `program` at the end of the name that a round measure opens (新一轮百万亩果园改造行动)
- `post`: an office whose `grade` is no claim (二级巡视员)
- `team`: counts the households of a `village` through (李家村三组)
- `doubled`: behind a classifier and a slash, one more word for the same (件/套)
- `earning` before, maybe a `filler` between, and `funds` behind so many 万 that are yuan (票房已达3亿, 30万补助资金)
- `balance`: before a hyphen that is a minus (利润-3亿元)
- `hotline`, `model`: a quoted number or 12-3 is an identifier
- `score` before, `won` behind: 23:25 is a score
- `unhalved`: a word whose 半 adds nothing to the unit before it (30米半径)
- `village`: ends a name that a numeral opens, unless what stands between is a unit or `described`
"""

from flows.mentions.words import Entry, Words, split_guard
from schemas.lexicon import read_lexicon

_LINES = read_lexicon("companions")


def companions(*sorts: str) -> tuple[str, ...]:
    """The words of these sorts, in file order."""
    return tuple(line["word"] for line in _LINES if line["sort"] in sorts)


def entries(*sorts: str) -> tuple[Entry[str], ...]:
    """The words of these sorts with their guards; each reads as its sort."""
    return tuple(
        Entry(line["word"], split_guard(line["guard"]), line["sort"]) for line in _LINES if line["sort"] in sorts
    )


def guarded(*sorts: str) -> Words[str]:
    """The words of these sorts, to look up."""
    return Words(entries(*sorts))
