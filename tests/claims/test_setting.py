"""Sentences and clauses around mentions."""

from flows.claims.setting import Reading, Setting, find_sentences
from flows.claims.words import fix_words, sort_words
from flows.mentions.mention import Mention
from flows.pages.page import Article


def _mention(text: str, quote: str, role: str = "claim") -> Mention:
    start = text.index(quote)
    return Mention(start, start + len(quote), quote, role)


def test_only_sentences_with_a_mention_are_found() -> None:
    text = "天晴了。来了8人。走了。"
    found = list(find_sentences(text, [_mention(text, "8人")]))
    assert [text[s.start : s.end] for s in found] == ["来了8人。"]


def test_a_separator_inside_a_number_does_not_split_a_clause() -> None:
    text = "产值1,234元,利润9元。"
    [sentence] = find_sentences(text, [_mention(text, "1,234元"), _mention(text, "9元")])
    assert [text[c.start : c.end] for c in sentence.clauses] == ["产值1,234元", "利润9元", ""][: len(sentence.clauses)]


def test_a_mention_is_one_word() -> None:
    text = "企业达8.5万家"
    words = sort_words(text, 0, len(text), fix_words(text, [_mention(text, "8.5万家")], []))
    assert (words.texts[len(words.starts) - 1], words.sorts[-1]) == ("8.5万家", "M")


def test_a_name_with_a_number_takes_its_quotation_marks() -> None:
    text = "“和谐一号”卫星升空"
    words = sort_words(text, 0, len(text), fix_words(text, [_mention(text, "一号", "name")], []))
    assert words.texts[0] == "“和谐一号”"


def test_a_quotation_and_brackets_are_one_word_each() -> None:
    text = "“小巨人”企业(不含分公司)"
    words = sort_words(text, 0, len(text), fix_words(text, [], []))
    assert words.texts[0] == "“小巨人”"
    assert words.texts[len(words.starts) - 1] == "(不含分公司)"


def test_the_words_of_a_clause_are_sorted_once() -> None:
    text = "来了8人"
    mentions = [_mention(text, "8人")]
    [sentence] = find_sentences(text, mentions)
    setting = Setting(Reading(Article(text=text), None, mentions), sentence, sentence.clauses[0], "来了", "")
    assert setting.words is setting.words
