"""An explanation as a person reads it: the sentence, then each field with what gave it."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from flows.explain.records import Explanation, Field
from flows.terminal.claims import number_of
from flows.terminal.screen import console

NOTHING = "nothing in the text says so"


def show_explanation(explanation: Explanation) -> None:
    """The sentence with the quote marked, and a paragraph a field."""
    screen = console()
    claim = explanation.claim
    given = (claim["claim_id"], claim["publication"], claim["issue_date"], explanation.title)
    screen.print("  ".join(str(one) for one in given if one), style="dim", soft_wrap=True)
    quote = (f"【{claim['quote']}】", "bold reverse" if screen.is_terminal else "")
    screen.print(Text.assemble(explanation.before.lstrip(), quote, explanation.after.rstrip()))
    for field in explanation.fields:
        screen.print()
        for text in _paragraph(field):
            screen.print(text, soft_wrap=True)


def _paragraph(field: Field) -> Iterator[Text]:
    value = NOTHING if field.value is None else _shown(field.value)
    yield Text.assemble((f"{field.name:<13}", "bold"), (value, "dim" if field.value is None else ""))
    if field.value != field.released:
        yield Text(f"  in the release  {_shown(field.released)}", "red")
    if field.rule is not None:
        yield Text(
            f"  rule     {field.rule.path}:{field.rule.line}  {' › '.join((*field.rule.through, field.rule.name))}"
        )
        yield Text(f"           {field.rule.says}", "dim")
    for needed in field.lines:
        line = needed.line
        use = f" ({line.use})" if line.use else ""
        said = f"  lexicon  {line.path}:{line.number}  {line.word}{use}"
        without = "without it" if needed.alone else "without all of these"
        yield Text.assemble(said, (f"  {without}: {_shown(needed.otherwise)}", "dim"))


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return number_of(value) if isinstance(value, float) else str(value)
