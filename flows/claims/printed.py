"""What was read in simplified characters is told as the paper printed it."""

from dataclasses import replace

from flows.claims.claim import Basis, Claim
from flows.claims.tabled import with_tables
from flows.mentions.find import find_mentions
from flows.mentions.mention import Mention, Quantity
from flows.pages.page import Article
from flows.pages.traditional import simplified


def read_simplified(article: Article) -> tuple[list[Mention], list[Claim]] | None:
    """The mentions and claims of an article in traditional characters, as printed; None for any other article."""
    text = simplified(article.text)
    if text is None:
        return None
    paper = article.publication and (simplified(article.publication) or article.publication)
    reading = replace(article, text=text, publication=paper)
    mentions, claims = with_tables(reading, find_mentions(text, article.issue_date))
    print_ = Print(article.text, text)
    printed = {id(mention): print_.mention(mention) for mention in mentions}
    return list(printed.values()), [print_.claim(claim, printed) for claim in claims]


class Print:
    """A printed text beside the one that was read for it, character for character."""

    def __init__(self, text: str, reading: str) -> None:
        """Both texts are equally long."""
        self.text, self.reading = text, reading
        self._characters: dict[int, str] = {}
        for read, printed in zip(reading, text, strict=True):
            self._characters.setdefault(ord(read), printed)

    def words(self, words: str | None, near: int) -> str | None:
        """Words of the reading as they are printed nearest to a place; characters put together anew, each as the text
        has it first."""
        if not words:
            return words
        before, after = self.reading.rfind(words, 0, near + len(words)), self.reading.find(words, near)
        found = [at for at in (before, after) if at >= 0]
        if not found:
            return words.translate(self._characters)
        at = min(found, key=lambda at: abs(at - near))
        return self.text[at : at + len(words)]

    def mention(self, mention: Mention) -> Mention:
        """The mention with its quote and unit as printed."""
        quantity = mention.quantity and self.quantity(mention.quantity, mention.start)
        return replace(mention, quote=self.text[mention.start : mention.end], quantity=quantity)

    def quantity(self, quantity: Quantity, at: int) -> Quantity:
        """The quantity with its unit as printed."""
        return replace(quantity, stated_unit=self.words(quantity.stated_unit, at))

    def claim(self, claim: Claim, printed: dict[int, Mention]) -> Claim:
        """The claim with all its words as printed; `printed` holds the mentions by the ids of those read."""
        at = claim.mention.start
        return replace(
            claim,
            mention=printed[id(claim.mention)],
            sentence=self.words(claim.sentence, at) or claim.sentence,
            quantity=self.quantity(claim.quantity, at),
            indicator=self.words(claim.indicator, at),
            subject=self.words(claim.subject, at),
            period_text=self.words(claim.period_text, at),
            basis=claim.basis and Basis(claim.basis.code, self.words(claim.basis.text, at)),
            attribution=self.words(claim.attribution, at),
            part_of=claim.part_of and printed[id(claim.part_of)],
        )
