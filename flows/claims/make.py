"""Mentions and their article become claims, one line a part."""

from flows.claims.attribution import attribution_of
from flows.claims.basis import basis_of
from flows.claims.change import change_of
from flows.claims.claim import Claim
from flows.claims.home import home_of
from flows.claims.indicator import indicator_of
from flows.claims.modality import modality_of
from flows.claims.part_of import part_of
from flows.claims.period import period_of
from flows.claims.place import place_of
from flows.claims.quantity import quantity_of
from flows.claims.setting import Reading, Setting, find_sentences
from flows.claims.subject import subject_of
from flows.mentions.mention import Mention
from flows.pages.page import Article


def make_claims(article: Article, mentions: list[Mention]) -> list[Claim]:
    """The claims of an article in reading order: one for each mention whose role is `claim`."""
    if all(mention.role != "claim" for mention in mentions):
        return []
    reading = Reading(article, home_of(article), mentions)
    for sentence in find_sentences(article.text, mentions):
        for clause in sentence.clauses:
            for mention in clause.mentions:
                if mention.role == "claim":
                    left = article.text[clause.start : mention.start]
                    right = article.text[mention.end : clause.end]
                    setting = Setting(reading, sentence, clause, left, right)
                    reading.claims.append(make_claim(mention, setting))
    return reading.claims


def make_claim(mention: Mention, setting: Setting) -> Claim:
    """One mention read in its setting."""
    change = change_of(mention, setting)
    indicator = indicator_of(mention, change, setting)
    subject = subject_of(mention, change, setting)
    period, period_text = period_of(mention, change, setting)
    return Claim(
        mention=mention,
        sentence=setting.text[setting.sentence.start : setting.sentence.end].strip(),
        change=change,
        quantity=quantity_of(mention, change, setting),
        indicator=indicator,
        subject=subject,
        place=place_of(mention, subject, setting),
        period=period,
        period_text=period_text,
        basis=basis_of(mention, change, setting),
        modality=modality_of(mention, setting),
        attribution=attribution_of(mention, setting),
        part_of=part_of(mention, change, setting),
    )
