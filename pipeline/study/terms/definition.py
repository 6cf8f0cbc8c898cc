"""A definition as the text gives it."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.study.analysis import Unit

# How sure a form is: what the text itself calls a definition, then what explains, then what only says what kind of
# thing it is, and last the name in another language.
STATUTORY, EXPLICIT, GLOSS, KIND, PREDICATE, REMARK, FOREIGN = 6, 5, 4, 3, 2, 1, 0


class Definition(NamedTuple):
    """`text` or `members` are words of the text; `rule` names the form and `strength` how sure it is."""

    term: str
    text: str | None
    unit: Unit
    rule: str
    strength: int
    members: tuple[str, ...] = ()
