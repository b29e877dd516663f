"""List markers, page and section numbers."""

import re
from datetime import date

from flows.mentions.mention import Mention
from flows.mentions.numerals import CHINESE, CIRCLED

_CHINESE = "一二三四五六七八九十"
_LINE = (
    rf"[{_CHINESE}]{{1,3}}、(?![{_CHINESE}]季度)|[0-9０-９]{{1,2}}(?:、(?![0-9])|[.．](?![0-9０-９])|[)）])"
    rf"|第[{_CHINESE}]+[章节编篇](?=[ \u3000])"
)
_OPENS = rf"(?=[{_CHINESE}{CIRCLED}0-9０-９（(第 \u3000−－-])"
"""What every marker opens with; spares the engine the branches elsewhere."""
_MARKER = re.compile(
    rf"{_OPENS}(?:(?:(?<=\n)|^)[ \u3000]*(?P<line>{_LINE})"  # 一、 (2) 第三章
    rf"|(?P<inside>[0-9](?<=[。；：●■◆▲★※○•].)[0-9]?[.．、])(?=[\u4e00-\u9fff“《])(?![{CHINESE}])"  # ●1.修渠
    rf"|(?P<bracketed>(?<![\u4e00-\u9fff0-9])[（(](?:[{_CHINESE}]{{1,3}}|[0-9]{{1,2}})[)）])(?=[\u4e00-\u9fff“《A-Za-z])"
    rf"|(?:(?<=[。；：，！？\n \u3000、;:,”])|^)(?P<said>[{_CHINESE}]{{1,2}}(?:是|要|则))(?!否|不是|命)"  # 一是
    rf"|(?:(?<=\n)|^)(?P<torn>[−－-][0-9０-９]+(?:[.．][0-9０-９]+)?)(?=\n|$)"  # -31 alone on its line
    rf"|(?P<circled>[{CIRCLED}])"  # ③
    rf"|(?P<page>(?<![0-9.])[0-9]{{1,2}}版)(?![权面本])"  # 02版
    rf"|(?P<turned>(?<=[上下紧][转接])第?(?:[0-9]{{1,2}}|[{_CHINESE}]{{1,3}})版)"  # 下转第三版
    rf"|(?P<part>[（(](?:[{_CHINESE}]{{1,2}}|[0-9]{{1,2}})[)）])(?=[：:]|\n|$))"  # 大地春深（三）
)


def find_structure(text: str, issue_date: date | None) -> list[Mention]:
    """Markers at the start of a line or clause (一、 （二） ③ 一是), page numbers (02版), and what is left of a date or
    a table on a line of its own (-31), of which nobody can say if its dash is a sign."""
    return [
        Mention(match.start(group), match.end(group), match[group], "structure")
        for match in _MARKER.finditer(text)
        if (group := match.lastgroup) is not None
    ]
